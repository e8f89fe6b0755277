/** How files go that nothing names and nothing keeps, and their bytes with the last of them. */
import { type ClientId, type FileId, refuse, type UserId } from "../../protocol/mod.ts";
import { filesWithUses } from "./beside.ts";
import {
  asidePrefix,
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
  uploadPrefix,
} from "../rows.ts";
import type { ClaimRow, ContentRow, FileRow, UploadRow } from "../values/files.ts";
import type { Store } from "../database/store.ts";
import { addSpace } from "./uploads.ts";

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
