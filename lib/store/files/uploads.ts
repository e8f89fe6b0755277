/** Files on their way in: who brings them, how much of their day that is, and who takes the bytes in. */
import type { FileId, Refusal, UserId } from "../../protocol/mod.ts";
import { refuse } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { madeOnce } from "../database/made_once.ts";
import {
  contentOfRow,
  contentRow,
  fileOwnerRow,
  fileRow,
  fileSpaceRow,
  type Row,
  uploaderRow,
  uploadPrefix,
  uploadRow,
} from "../rows.ts";
import type { ContentRow, FileRow, UploaderRow, UploadRow } from "../values/files.ts";
import type { Store } from "../database/store.ts";

export interface UploadLimits {
  /** Open at once, of one person. */
  readonly open: number;
  readonly bytesADay: number;
}

export const rowsToUpload = (
  user: UserId,
  id: FileId,
): Row<unknown>[] => [uploadRow(id), uploaderRow(user)];

const DAY_MS = 24 * 60 * 60 * 1000;

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

const NOTHING: Pick<UploaderRow, "open"> = { open: [] };

export function beginUpload(
  draft: Draft,
  id: FileId,
  upload: UploadRow,
  limits: UploadLimits,
): Refusal | null {
  const day = dayOf(upload.at);
  const before = draft.get(uploaderRow(upload.by));
  const { open } = before ?? NOTHING;
  const today = (before?.day === day ? before.bytes : 0) + upload.bytes;
  if (open.length >= limits.open) return refuse("too_many", "uploads");
  if (today > limits.bytesADay) return refuse("too_many", "bytes a day");
  draft.set(uploaderRow(upload.by), { open: [...open, id], day, bytes: today });
  addSpace(draft, upload.bytes);
  draft.set(uploadRow(id), upload);
  return null;
}

/** It is given up: what it was to take of the place and of its sender's day is free again. */
export function dropUpload(draft: Draft, id: FileId, upload: UploadRow): void {
  closeUpload(draft, id, upload);
  const uploader = draft.get(uploaderRow(upload.by));
  if (uploader?.day !== dayOf(upload.at)) return;
  draft.set(uploaderRow(upload.by), { ...uploader, bytes: uploader.bytes - upload.bytes });
}

/** What has come of it takes its own room. */
export function closeUpload(draft: Draft, id: FileId, { by, bytes }: UploadRow): void {
  const before = draft.get(uploaderRow(by));
  if (before !== null) {
    draft.set(uploaderRow(by), { ...before, open: before.open.filter((other) => other !== id) });
  }
  addSpace(draft, -bytes);
  draft.delete(uploadRow(id));
}

/** The same bytes may be there already: then these are not kept a second time. */
export function finishUpload(
  draft: Draft,
  id: FileId,
  upload: UploadRow,
  { file, blob }: { readonly file: FileRow; readonly blob: string },
): void {
  closeUpload(draft, id, upload);
  keepContent(draft, id, file.digest, { blob, bytes: file.bytes });
  draft.set(fileRow(id), file);
}

/** Written again even where it is there: who would take it away meanwhile finds that it has moved. */
export function keepContent(
  draft: Draft,
  id: FileId,
  digest: string,
  content: ContentRow,
): void {
  const there = draft.get(contentRow(digest));
  draft.set(contentRow(digest), there ?? content);
  draft.write(contentOfRow(digest, id), true);
  if (there === null) addSpace(draft, content.bytes);
}

export function addSpace(draft: Draft, bytes: number): void {
  draft.add(fileSpaceRow, BigInt(bytes));
}

/** The same for good, also in a copy of the database. */
export async function fileOwner(store: Store): Promise<string> {
  return await madeOnce(store, fileOwnerRow, OWNER_LETTERS);
}

const OWNER_LETTERS = 24;

/** How many there would be in all. Of two that begin at once the second sees the first. */
export function spaceAfter(draft: Draft, { bytes }: UploadRow): number {
  return draft.count(fileSpaceRow) + bytes;
}

/** How many bytes there are in all, those that were only announced included. */
export async function fileSpace(store: Store): Promise<number> {
  const { value } = await store.kv.get<Deno.KvU64>(fileSpaceRow.key);
  return Number(value?.value ?? 0n);
}

/** Both with one look, whichever is there: how long it takes tells nobody which. */
export async function findUploadOrFile(
  store: Store,
  id: FileId,
): Promise<{ readonly upload: UploadRow | null; readonly file: FileRow | null }> {
  const rows = await store.kv.getMany<[UploadRow, FileRow]>([uploadRow(id).key, fileRow(id).key]);
  return { upload: rows[0].value, file: rows[1].value };
}

export async function findUpload(store: Store, id: FileId): Promise<UploadRow | null> {
  return (await store.kv.get<UploadRow>(uploadRow(id).key)).value;
}

export async function findFile(store: Store, id: FileId): Promise<FileRow | null> {
  return (await store.kv.get<FileRow>(fileRow(id).key)).value;
}

export async function findContent(store: Store, digest: string): Promise<ContentRow | null> {
  return (await store.kv.get<ContentRow>(contentRow(digest).key)).value;
}

/** Those that nobody has gone on with in time. */
export async function listOverdueUploads(store: Store, now: number): Promise<FileId[]> {
  const rows = store.kv.list<UploadRow>({ prefix: uploadPrefix }, { batchSize: 500 });
  const ids: FileId[] = [];
  for await (const { key, value } of rows) {
    if (value.until < now) ids.push(key.at(-1) as FileId);
  }
  return ids;
}
