/** Files that are there: what names them, what keeps them meanwhile, and how they go. */
import type { ClientId, Epoch, FileId, RoomId, Stamp, UserId } from "../../protocol/mod.ts";
import { type MessageId, messageIdOf, refuse } from "../../protocol/mod.ts";
import { filesWithUses } from "./beside.ts";
import type { Draft } from "../writing/draft.ts";
import {
  AFTER_ALL,
  asidePrefix,
  asideRow,
  claimPrefix,
  claimRow,
  contentOfPrefix,
  contentOfRow,
  contentPrefix,
  contentRow,
  contentsOfPrefix,
  facePrefix,
  fileRow,
  loosePrefix,
  looseRow,
  namingPrefix,
  namingRow,
  namingsIn,
  uploadPrefix,
} from "../rows.ts";
import type { ClaimRow, ContentRow, FileRow, NamingRow, UploadRow } from "../values/files.ts";
import type { Store } from "../database/store.ts";
import { addSpace } from "./uploads.ts";

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

/**
 * Takes away what nothing names any more and nothing is about to name. All of it goes through the
 * one door for writes, and each step says which state of a row it saw: whoever names a file has
 * moved its row before, and whoever brings the same bytes has moved theirs.
 */
export async function releaseFiles(store: Store, now: number): Promise<string[]> {
  const blobs: string[] = [];
  for await (const { key, versionstamp } of store.kv.list({ prefix: loosePrefix })) {
    blobs.push(...await releaseFile(store, key.at(-1) as FileId, { since: versionstamp, now }));
  }
  await dropOldClaims(store, now);
  return blobs;
}

/** Whole ones that no message has come to name in their time are loose as well. */
export async function loosenForgotten(store: Store, now: number): Promise<void> {
  for await (const { id, file, isUsed } of filesWithUses(store)) {
    if (!isUsed && file.until < now) await loosen(store, id, now);
  }
}

/** Bytes that no file has: a process ended before it had taken away both. */
export async function releaseForgotten(store: Store): Promise<string[]> {
  const contents = await Array.fromAsync(
    store.kv.list({ prefix: contentPrefix }, IN_MANY),
    ({ key }) => key.at(-1) as string,
  );
  const had = new Set<string>();
  for await (const { key } of store.kv.list({ prefix: contentsOfPrefix }, IN_MANY)) {
    had.add(key[1] as string);
  }
  const forgotten = contents.filter((digest) => !had.has(digest));
  const blobs = await Promise.all(forgotten.map((digest) => releaseContent(store, digest)));
  return blobs.filter((blob) => blob !== null);
}

/** Bytes that no row names: a process ended between the two. */
export async function unnamedBlobs(store: Store, all: AsyncIterable<string>): Promise<string[]> {
  const blobs = new Set(await Array.fromAsync(all));
  // In this order: what is on its way in when it is looked for is a file later, and never the other way round
  for await (const { value } of store.kv.list<UploadRow>({ prefix: uploadPrefix }, IN_MANY)) {
    blobs.delete(value.blob);
    blobs.delete(value.copy);
  }
  for await (const { value } of store.kv.list<ContentRow>({ prefix: contentPrefix }, IN_MANY)) {
    blobs.delete(value.blob);
  }
  return [...blobs];
}

const IN_MANY = { batchSize: 500 };

/** The files of those that hold still. */
async function dropOldClaims(store: Store, now: number): Promise<Set<FileId>> {
  const held = new Set<FileId>();
  for await (const { key, value } of store.kv.list<ClaimRow>({ prefix: claimPrefix })) {
    const row = claimRow(key[1] as UserId, key[2] as ClientId);
    const dropped = value.until < now && await store.writer.write({
      rows: [row],
      decide(draft) {
        const claim = draft.get(row);
        if (claim !== null && claim.until >= now) return refuse("busy");
        if (claim !== null) draft.delete(row);
        return { ok: true };
      },
    });
    if (!dropped || !dropped.ok) value.files.forEach((file) => held.add(file));
  }
  return held;
}

async function loosen(store: Store, file: FileId, now: number): Promise<void> {
  if (await isNamed(store, file)) return;
  await store.writer.write({
    rows: [fileRow(file)],
    decide(draft) {
      // It may have been said and taken back since it was looked at, and is held then
      const found = draft.get(fileRow(file));
      if (found === null || found.until < now) draft.write(looseRow(file), true);
      return { ok: true };
    },
  });
}

/** The blobs that nobody needs any more with it. */
async function releaseFile(
  store: Store,
  file: FileId,
  { since, now }: { readonly since: string; readonly now: number },
): Promise<string[]> {
  // In this order: who claims it after the first look moves the row, and who had claimed it is seen
  // by the second, or by the third if the message is there already
  const { value, versionstamp } = await store.kv.get<FileRow>(fileRow(file).key);
  if ((await dropOldClaims(store, now)).has(file)) return [];
  const digests = value === null || await isNamed(store, file) ? [] : digestsOf(value);
  const done = await store.writer.write({
    rows: [fileRow(file), looseRow(file)],
    decide(draft) {
      draft.get(fileRow(file));
      if (draft.stampOf(fileRow(file)) !== versionstamp) return refuse("busy");
      // What named it when it was looked at may be gone by now, and has said so here
      draft.get(looseRow(file));
      if (draft.stampOf(looseRow(file)) !== since) return refuse("busy");
      draft.write(looseRow(file), null);
      if (digests.length > 0) draft.delete(fileRow(file));
      for (const digest of digests) draft.write(contentOfRow(digest, file), null);
      return { ok: true };
    },
  });
  if (!done.ok) return [];
  const blobs = await Promise.all(digests.map((digest) => releaseContent(store, digest)));
  return blobs.filter((blob) => blob !== null);
}

function digestsOf({ digest, preview }: FileRow): string[] {
  return preview === undefined ? [digest] : [...new Set([digest, preview.digest])];
}

async function releaseContent(store: Store, digest: string): Promise<string | null> {
  const row = contentRow(digest);
  const { value, versionstamp } = await store.kv.get<ContentRow>(row.key);
  if (value === null || await isAny(store, contentOfPrefix(digest))) return null;
  const done = await store.writer.write({
    rows: [row],
    decide(draft) {
      draft.get(row);
      if (draft.stampOf(row) !== versionstamp) return refuse("busy");
      draft.delete(row);
      addSpace(draft, -value.bytes);
      return { ok: true };
    },
  });
  return done.ok ? value.blob : null;
}

/**
 * By a message, one for later, or whom it shows. In this order: what one for later had is the sent
 * one's from the same commit on, and is seen there.
 */
async function isNamed(store: Store, file: FileId): Promise<boolean> {
  for (const prefix of [asidePrefix(file), namingPrefix(file), facePrefix(file)]) {
    if (await isAny(store, prefix)) return true;
  }
  return false;
}

async function isAny(store: Store, prefix: Deno.KvKey): Promise<boolean> {
  return (await Array.fromAsync(store.kv.list({ prefix }, { limit: 1 }))).length > 0;
}
