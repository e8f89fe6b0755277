/**
 * Threads that people follow. A follower has one row, with their own position; what they have not
 * read is counted from rows that each reply leaves anyway, so a reply touches no follower's row.
 */
import type { FollowedThread, MessageId, RoomId, ThreadTally, UserId } from "../../protocol/mod.ts";
import { LIMITS } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { getAll } from "../database/get_all.ts";
import {
  followersRow,
  followPrefix,
  followRow,
  followsIn,
  memberRow,
  repliedRow,
  type Row,
  threadGoneRow,
  threadMentionRow,
  threadRow,
} from "../rows.ts";
import type { FollowRow, ThreadRow } from "../values/messages.ts";
import type { MemberRow } from "../values/rooms.ts";
import type { Stamp } from "../../protocol/mod.ts";
import type { Store } from "../database/store.ts";
import { wireReplies } from "./wire_message.ts";

interface ThreadOf {
  readonly room: RoomId;
  readonly thread: MessageId;
}

/** The rows that a write rests on which may have somebody follow. */
export function rowsToFollow({ room, thread }: ThreadOf): Row<unknown>[] {
  return [threadRow(room, thread), followersRow(room, thread)];
}

export type Followed = "done" | "not theirs to see" | "too many";

/**
 * Has somebody follow a thread, with all up to a reply as read. Who has said that they don't is
 * left alone, unless it is their own deed.
 */
export function follow(
  draft: Draft,
  { room, thread }: ThreadOf,
  user: UserId,
  { read, byOwnDeed }: { readonly read: number; readonly byOwnDeed: boolean },
): Followed {
  const member = draft.peek(memberRow(room, user));
  if (member === null || isBeforeTheirTime(draft, room, user, thread)) return "not theirs to see";
  const { stay = 0 } = member;
  const all = draft.get(followersRow(room, thread)) ?? {};
  const known = all[user]?.stay === stay ? all[user] : undefined;
  if (known?.on || known !== undefined && !byOwnDeed) return "done";
  if (isFull(all) && all[user] === undefined) return "too many";
  draft.set(followersRow(room, thread), { ...all, [user]: { stay, on: true } });
  draft.set(followRow(user, room, thread), { read, since: read, version: 0, stay });
  tellFollowed(draft, { room, thread }, user, true);
  return "done";
}

/** Stays so until they reply there or say otherwise. */
export function unfollow(draft: Draft, { room, thread }: ThreadOf, user: UserId): Followed {
  const { stay = 0 } = draft.peek(memberRow(room, user)) ?? {};
  const all = draft.get(followersRow(room, thread)) ?? {};
  const known = all[user]?.stay === stay ? all[user] : undefined;
  if (known?.on === false) return "done";
  if (isFull(all) && all[user] === undefined) return "too many";
  draft.set(followersRow(room, thread), { ...all, [user]: { stay, on: false } });
  if (known === undefined) return "done";
  draft.delete(followRow(user, room, thread));
  tellFollowed(draft, { room, thread }, user, false);
  return "done";
}

const isFull = (all: object) => Object.keys(all).length >= LIMITS.threadFollowers;

function tellFollowed(
  draft: Draft,
  { room, thread }: ThreadOf,
  user: UserId,
  following: boolean,
): void {
  draft.change(user, room);
  draft.tell(user, { type: "thread.followed", room, thread, following });
}

/** Whether somebody may not see a message because they came into the room after it. */
export function isBeforeTheirTime(
  draft: Draft,
  room: RoomId,
  user: UserId,
  id: MessageId,
): boolean {
  const row = memberRow(room, user);
  const from = draft.peek(row)?.from;
  // A membership of this very commit sees what comes after it
  return from !== undefined && id < from.epoch + (from.stamp ?? draft.stampOf(row) ?? "~");
}

interface Follow {
  readonly thread: MessageId;
  readonly follow: FollowRow;
  readonly count: number;
  /** Its last reply, or itself while there is none. */
  readonly last: MessageId;
}

/** The threads that one follows in a room, those that began last first. */
export async function followsOf(
  store: Store,
  user: UserId,
  room: RoomId,
  { stay = 0 }: MemberRow,
): Promise<Follow[]> {
  const follows: { thread: MessageId; follow: FollowRow }[] = [];
  const rows = store.kv.list<FollowRow>({ prefix: followsIn(user, room) }, { reverse: true });
  for await (const { key, value } of rows) {
    if (value.stay !== stay) continue;
    follows.push({ thread: key.at(-1) as MessageId, follow: value });
    if (follows.length === LIMITS.followedThreads) break;
  }
  const heads = await getAll<ThreadRow>(
    store,
    follows.map((each) => threadRow(room, each.thread).key),
  );
  return follows.map(({ thread, follow }, i) => {
    const { value, versionstamp } = heads[i]!;
    const replies = value &&
      wireReplies({ ...value, stamp: value.stamp ?? versionstamp as Stamp });
    return { thread, follow, count: replies?.count ?? 0, last: replies?.last ?? thread };
  });
}

/** The same with what is unread in them. Their heads are read before the rest. */
export async function followedIn(
  store: Store,
  user: UserId,
  room: RoomId,
  member: MemberRow,
): Promise<FollowedThread[]> {
  const follows = await followsOf(store, user, room, member);
  return await Promise.all(follows.map(async ({ thread, follow, count, last }) => {
    const tally = await tallyIn(store, { room, thread }, user, follow, count);
    return { id: thread, last, tally };
  }));
}

async function tallyIn(
  store: Store,
  { room, thread }: ThreadOf,
  user: UserId,
  { read, version }: FollowRow,
  count: number,
): Promise<ThreadTally> {
  if (count <= read) return { count, read, skipped: [], mentions: [], version };
  const [own, gone, mentions] = await Promise.all([
    numbersAfter(store, repliedRow(room, thread, user, read)),
    numbersAfter(store, threadGoneRow(room, thread, read)),
    numbersAfter(store, threadMentionRow(user, room, thread, read)),
  ]);
  const skipped = [...new Set([...own, ...gone])].sort((one, other) => one - other);
  return { count, read, skipped, mentions, version };
}

async function numbersAfter(store: Store, { key }: Row<unknown>): Promise<number[]> {
  const rows = store.kv.list({ start: [...key, 0], end: [...key.slice(0, -1), Infinity] });
  return await Array.fromAsync(rows, ({ key }) => key.at(-1) as number);
}

/** The rooms in which somebody follows a thread, or did when they were in them before. */
export async function roomsWithFollows(store: Store, user: UserId): Promise<RoomId[]> {
  const rows = store.kv.list({ prefix: followPrefix(user) }, { batchSize: 500 });
  return [...new Set(await Array.fromAsync(rows, ({ key }) => key[2] as RoomId))];
}

/** How many threads of the room that began after this one somebody follows. */
export async function followsAfter(
  store: Store,
  user: UserId,
  { room, thread }: ThreadOf,
): Promise<number> {
  const { key } = followRow(user, room, thread);
  const rows = store.kv.list({ prefix: followsIn(user, room), start: [...key, 0] });
  return (await Array.fromAsync(rows)).length;
}

/** Somebody is gone for good. */
export async function dropFollowsOf(store: Store, user: UserId): Promise<void> {
  for await (const { key } of store.kv.list({ prefix: followPrefix(user) })) {
    await store.kv.delete(key);
  }
}
