/** Messages that wait for their time: a row each, a list of them for each author, an index by time. */
import { type ClientId, type Later, type UserId, utf8Length } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import {
  AFTER_ALL,
  duePrefix,
  dueRow,
  laterPrefix,
  type LaterRow,
  laterRow,
  latersRow,
  type WaitingLater,
} from "../rows.ts";
import type { Store } from "../database/store.ts";

/** What their author's own log notes of them. */
export const LATER = "later";

/** A text with one character beyond Latin-1 is stored with two bytes for each. */
const MOST_STORED = 2;

export function findLater(draft: Draft, user: UserId, id: ClientId): Later | null {
  const row = draft.get(laterRow(user, id));
  return row === null ? null : { id, ...row };
}

/** As it is now; a failed one is due no more. */
export function keepLater(draft: Draft, user: UserId, later: Later): void {
  const { id, ...row } = later;
  const others = takeOut(draft, user, id);
  draft.set(latersRow(user), [...others, { id, at: row.at, bytes: utf8Length(row.body) }]);
  draft.set(laterRow(user, id), row);
  draft.moreBytes += row.body.length * MOST_STORED;
  if (row.failed === undefined) draft.write(dueRow(row.at, user, id), true);
  draft.change(user, LATER);

  draft.tell(user, { type: "later.changed", id, later });
}

export function dropLater(draft: Draft, user: UserId, id: ClientId): void {
  draft.set(latersRow(user), takeOut(draft, user, id));
  draft.delete(laterRow(user, id));
  draft.change(user, LATER);

  draft.tell(user, { type: "later.changed", id, later: null });
}

export function dropAllLaters(draft: Draft, user: UserId): void {
  for (const { id } of draft.get(latersRow(user)) ?? []) dropLater(draft, user, id);
}

/** Of the index; what is left in the list. */
function takeOut(draft: Draft, user: UserId, id: ClientId): WaitingLater[] {
  const waiting = draft.get(latersRow(user)) ?? [];
  const before = waiting.find((one) => one.id === id);
  if (before !== undefined) draft.write(dueRow(before.at, user, id), null);
  return waiting.filter((one) => one.id !== id);
}

/** The next one first. */
export async function latersOf(store: Store, user: UserId): Promise<Later[]> {
  const rows = store.kv.list<LaterRow>({ prefix: laterPrefix(user) });
  const all = await Array.fromAsync(rows, ({ key, value }): Later => ({
    id: key.at(-1) as ClientId,
    ...value,
  }));
  return all.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/** Those whose time has come, the oldest first. */
export async function listDue(
  store: Store,
  now: number,
): Promise<{ user: UserId; id: ClientId }[]> {
  const rows = store.kv.list({ start: duePrefix, end: [...duePrefix, now, AFTER_ALL] });
  return await Array.fromAsync(rows, ({ key }) => ({
    user: key.at(-2) as UserId,
    id: key.at(-1) as ClientId,
  }));
}
