/** Messages that somebody has saved for later, for their own eyes. */
import type { MessageId, RoomId, UserId } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { savedOfRow, savedPrefix, savedRow } from "../rows.ts";
import type { SavedRow } from "../values/messages.ts";
import type { Store } from "../database/store.ts";

/** What their own log notes of it. */
export const SAVED = "saved";

export interface Saved extends SavedRow {
  readonly id: MessageId;
}

/** By the age of the messages, the oldest first. */
export async function savedBy(store: Store, user: UserId): Promise<Saved[]> {
  const rows = store.kv.list<SavedRow>({ prefix: savedPrefix(user) }, { batchSize: 500 });
  return await Array.fromAsync(rows, ({ key, value }) => ({
    id: key.at(-1) as MessageId,
    ...value,
  }));
}

export function countSaved(draft: Draft, user: UserId): number {
  return draft.get(savedOfRow(user))?.count ?? 0;
}

export function saveIn(draft: Draft, me: UserId, room: RoomId, id: MessageId, now: number): void {
  const { count, last } = draft.get(savedOfRow(me)) ?? { count: 0, last: 0 };
  // They are paged by it
  const at = Math.max(now, last + 1);
  draft.set(savedOfRow(me), { count: count + 1, last: at });
  draft.set(savedRow(me, id), { room, at });
  tell(draft, me, room, id, true);
}

export function unsaveIn(draft: Draft, me: UserId, room: RoomId, id: MessageId): void {
  const { count, last } = draft.get(savedOfRow(me)) ?? { count: 1, last: 0 };
  draft.set(savedOfRow(me), { count: count - 1, last });
  draft.delete(savedRow(me, id));
  tell(draft, me, room, id, false);
}

function tell(draft: Draft, me: UserId, room: RoomId, id: MessageId, on: boolean): void {
  draft.change(me, SAVED);
  draft.tell(me, { type: "saved.changed", room, id, on });
}
