/** What concerns one person of what others do: noted by ids alone, and looked up when it is shown. */
import {
  type Epoch,
  LIMITS,
  type MessageId,
  messageIdOf,
  type Moment,
  momentOf,
  type NewActivity,
  partsOfMoment,
  type RoomId,
  type Stamp,
  type UserId,
} from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { THIS_COMMIT } from "../log/feed_entry.ts";
import { activityOf, activityPrefix, activityReadRow, memberRow } from "../rows.ts";
import type { NotedActivity } from "../values/messages.ts";
import type { Store } from "../database/store.ts";
import { isBeforeTheirTime } from "./threads.ts";

/** What a person's own log notes of it. */
export const ACTIVITY = "activity";

/** Nobody is told of what they do themselves, nor of what they may not see. */
export function noteActivity(draft: Draft, user: UserId, what: NotedActivity): void {
  const { room } = what;
  if (user === what.by || draft.peek(memberRow(room, user)) === null) return;
  if ("id" in what && isBeforeTheirTime(draft, room, user, what.id)) return;
  draft.note(user, what);
  draft.change(user, ACTIVITY);
  const moment = momentOf(draft.epoch, THIS_COMMIT);
  draft.tell(user, { type: "activity.noted", ...newActivityOf(moment, what) });
}

/** A message of the same commit was noted by its place alone. */
export function idOfNoted(moment: Moment, what: NotedActivity): MessageId {
  if ("id" in what) return what.id;
  const { epoch, stamp } = partsOfMoment(moment);
  return messageIdOf(epoch, stamp, what.p);
}

export function newActivityOf(moment: Moment, what: NotedActivity): NewActivity {
  return { moment, by: what.by, id: idOfNoted(moment, what) };
}

/** A message of this commit: whoever it calls, and those it answers; each is told of it once. */
export function noteSent(
  draft: Draft,
  { room, by, p }: { room: RoomId; by: UserId; p: number },
  called: readonly UserId[],
  answered: readonly UserId[],
): void {
  for (const user of called) noteActivity(draft, user, { kind: "mention", room, by, p });
  for (const user of new Set(answered)) {
    if (!called.includes(user)) noteActivity(draft, user, { kind: "reply", room, by, p });
  }
}

export interface NotedAt {
  readonly moment: Moment;
  readonly what: readonly NotedActivity[];
}

/** The newest first. */
export async function activityNoted(
  store: Store,
  user: UserId,
  most: number = LIMITS.activityItems,
): Promise<NotedAt[]> {
  const rows = store.kv.list<NotedActivity[]>({ prefix: activityOf(user) }, {
    ...{ reverse: true, limit: most, batchSize: Math.min(most, 500) },
  });
  return await Array.fromAsync(rows, ({ key, value }) => {
    const [epoch, stamp] = key.slice(-2) as [Epoch, Stamp];
    return { moment: momentOf(epoch, stamp), what: value };
  });
}

/** Up to where they have looked. */
export async function activityReadOf(store: Store, user: UserId): Promise<Moment | null> {
  return (await store.kv.get<Moment>(activityReadRow(user).key)).value;
}

/** Of each person only the newest stay. */
export async function dropOldActivity(store: Store): Promise<void> {
  const rows = store.kv.list<NotedActivity[]>({ prefix: activityPrefix }, {
    ...{ reverse: true, batchSize: 500 },
  });
  let [user, kept] = [undefined as unknown, 0];
  for await (const { key } of rows) {
    kept = key[1] === user ? kept + 1 : 1;
    user = key[1];
    if (kept > LIMITS.activityItems) await store.kv.delete(key);
  }
}

/** Somebody is gone for good. */
export async function dropActivityOf(store: Store, user: UserId): Promise<void> {
  for await (const { key } of store.kv.list({ prefix: activityOf(user) })) {
    await store.kv.delete(key);
  }
  await store.kv.delete(activityReadRow(user).key);
}
