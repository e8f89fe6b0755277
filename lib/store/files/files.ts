/** Files that are there: what names them, and what keeps them meanwhile. */
import {
  type ClientId,
  type Epoch,
  type FileId,
  type MessageId,
  messageIdOf,
  type RoomId,
  type Stamp,
  type UserId,
} from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import {
  AFTER_ALL,
  asideRow,
  claimRow,
  fileRow,
  looseRow,
  namingPrefix,
  namingRow,
  namingsIn,
} from "../rows.ts";
import type { NamingRow } from "../values/files.ts";
import type { Store } from "../database/store.ts";

/** So many messages are looked at with one step. */
const NAMINGS_AT_ONCE = 50;

/** Some at a time, each once, however many messages of it name the file; none where none does. */
export async function* roomsNaming(store: Store, file: FileId): AsyncGenerator<RoomId[]> {
  const prefix = namingPrefix(file);
  let start: Deno.KvKey = [...prefix, ""];
  while (true) {
    const rows = store.kv.list({ prefix, start }, { limit: NAMINGS_AT_ONCE });
    const all = await Array.fromAsync(rows, ({ key }) => key[2] as RoomId);
    const rooms = [...new Set(all)];
    yield rooms;
    if (all.length < NAMINGS_AT_ONCE) return;
    start = [...namingsIn(file, rooms.at(-1)!), AFTER_ALL];
  }
}

/** In no order that says anything. */
export async function* namingsOf(
  store: Store,
  file: FileId,
  room: RoomId,
): AsyncGenerator<MessageId> {
  for await (
    const { value, versionstamp } of store.kv.list<NamingRow>({ prefix: namingsIn(file, room) })
  ) {
    yield messageIdOf(value.epoch as Epoch, versionstamp as Stamp, value.p);
  }
}

/** A message that names files, by what it is called by whom. */
interface Naming {
  readonly room: RoomId;
  readonly from: UserId;
  readonly id: ClientId;
}

/** By a message of this commit, at this place. */
export function nameFiles(
  draft: Draft,
  files: readonly { readonly id: FileId }[],
  { room, from, id, p }: Naming & { readonly p: number },
): void {
  for (const file of files) {
    draft.write(namingRow(file.id, room, from, id), { epoch: draft.epoch, p });
  }
}

/** Those that are held stay, and whoever is about to take one of them away has to look again. */
export function unnameFiles(
  draft: Draft,
  files: readonly { readonly id: FileId }[],
  { room, from, id }: Naming,
  held: ReadonlySet<FileId>,
): void {
  for (const file of files) {
    draft.write(namingRow(file.id, room, from, id), null);
    draft.write(looseRow(file.id), held.has(file.id) ? null : true);
  }
}

/**
 * Kept for who brought them, as if no message had come to name them yet; what is not theirs is left
 * as it is. In a commit before the one that ceases to name them: each is a check.
 */
export function holdFiles(
  draft: Draft,
  files: readonly FileId[],
  { user, until }: { readonly user: UserId; readonly until: number },
): FileId[] {
  return files.filter((file) => {
    const found = draft.get(fileRow(file));
    if (found?.by !== user) return false;
    draft.set(fileRow(file), { ...found, until: Math.max(found.until, until) });
    return true;
  });
}

/** A message for later waits with them; claimed before, as those that a message names at once. */
export function setFilesAside(
  draft: Draft,
  files: readonly FileId[],
  by: UserId,
  id: ClientId,
): void {
  for (const file of files) draft.write(asideRow(file, by, id), true);
}

/** It waits no longer. */
export function letGoOfFiles(
  draft: Draft,
  files: readonly FileId[],
  by: UserId,
  id: ClientId,
): void {
  for (const file of files) draft.write(asideRow(file, by, id), null);
}

export function loosenFiles(draft: Draft, files: readonly FileId[]): void {
  for (const file of files) draft.write(looseRow(file), true);
}

/** While a message is on its way that names them they stay. */
export function claimFiles(
  draft: Draft,
  files: readonly FileId[],
  { user, id, until }: { readonly user: UserId; readonly id: ClientId; readonly until: number },
): boolean {
  for (const file of files) {
    const found = draft.get(fileRow(file));
    if (found === null) return false;
    // It moves, even where it is kept for longer: who was about to take it away has to look again
    draft.set(fileRow(file), { ...found, until: Math.max(found.until, until) });
  }
  draft.set(claimRow(user, id), { files, until });
  return true;
}

/** The message is in the same commit: from then on it is what keeps them. */
export function useClaim(draft: Draft, user: UserId, id: ClientId): boolean {
  if (draft.get(claimRow(user, id)) === null) return false;
  draft.delete(claimRow(user, id));
  return true;
}
