/** Messages that wait for their time: a row each, a list of them for each author, an index by time. */
import {
  type ClientId,
  type FileId,
  type Later,
  type UserId,
  utf8Length,
} from "../../protocol/mod.ts";
import { letGoOfFiles, loosenFiles, setFilesAside } from "../files/files.ts";
import type { Draft } from "../writing/draft.ts";
import {
  AFTER_ALL,
  claimRow,
  duePrefix,
  dueRow,
  laterPrefix,
  laterRow,
  latersRow,
} from "../rows.ts";
import type { LaterRow, WaitingLater } from "../values/messages.ts";
import type { Store } from "../database/store.ts";

/** What their author's own log notes of them. */
export const LATER = "later";

/** A text with one character beyond Latin-1 is stored with two bytes for each. */
const MOST_STORED = 2;

export function findLater(draft: Draft, user: UserId, id: ClientId): Later | null {
  const row = draft.get(laterRow(user, id));
  return row === null ? null : { id, ...row };
}

/** What it counts for among those that wait. */
export function bytesOfLater({ body, files = [] }: Pick<Later, "body" | "files">): number {
  return utf8Length(body) + (files.length === 0 ? 0 : utf8Length(JSON.stringify(files)));
}

/** As it is now; a failed one is due no more. */
export function keepLater(draft: Draft, user: UserId, later: Later): void {
  const { id, ...row } = later;
  const { others } = takeOut(draft, user, id);
  const bytes = bytesOfLater(later);
  const files = later.files?.map((file) => file.id);
  draft.set(latersRow(user), [...others, { id, at: row.at, bytes, ...(files && { files }) }]);
  draft.set(laterRow(user, id), row);
  if (files !== undefined) setFilesAside(draft, files, user, id);
  draft.moreBytes += bytes * MOST_STORED;
  if (row.failed === undefined) draft.write(dueRow(row.at, user, id), true);
  draft.change(user, LATER);

  draft.tell(user, { type: "later.changed", id, later });
}

/** It waits on for its author. Of its files those are lost to it which others brought and are not to be had any more. */
export function laterFailed(
  draft: Draft,
  user: UserId,
  later: Later,
  lost: readonly FileId[],
): void {
  keepLater(draft, user, later);
  letGoOfFiles(draft, lost, user, later.id);
  loosenFiles(draft, lost);
}

/** In the commit that sends it: from then on the message has its files. */
export function laterWasSent(draft: Draft, user: UserId, id: ClientId): void {
  forget(draft, user, id);
}

/** With its files: until then they stay for whoever thinks better of it. */
export function dropLater(draft: Draft, user: UserId, id: ClientId, until: number): void {
  const files = forget(draft, user, id);
  loosenFiles(draft, files);
  if (files.length > 0) draft.set(claimRow(user, id), { files, until });
}

export function dropAllLaters(draft: Draft, user: UserId): void {
  for (const { id } of draft.get(latersRow(user)) ?? []) {
    loosenFiles(draft, forget(draft, user, id));
  }
}

/** The files that it waited with. */
function forget(draft: Draft, user: UserId, id: ClientId): readonly FileId[] {
  const { others, files } = takeOut(draft, user, id);
  draft.set(latersRow(user), others);
  draft.delete(laterRow(user, id));
  letGoOfFiles(draft, files, user, id);
  draft.change(user, LATER);

  draft.tell(user, { type: "later.changed", id, later: null });
  return files;
}

interface TakenOut {
  /** What is left in the list. */
  readonly others: readonly WaitingLater[];
  readonly files: readonly FileId[];
}

/** Of the index. */
function takeOut(draft: Draft, user: UserId, id: ClientId): TakenOut {
  const waiting = draft.get(latersRow(user)) ?? [];
  const before = waiting.find((one) => one.id === id);
  if (before !== undefined) draft.write(dueRow(before.at, user, id), null);
  return { others: waiting.filter((one) => one.id !== id), files: before?.files ?? [] };
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

export async function filesOfLater(
  store: Store,
  user: UserId,
  id: ClientId,
): Promise<readonly FileId[]> {
  const { value } = await store.kv.get<LaterRow>(laterRow(user, id).key);
  return value?.files?.map((file) => file.id) ?? [];
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
