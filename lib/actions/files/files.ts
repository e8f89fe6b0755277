/** Who may have a file: who brought it, until it is said somewhere or shows somebody; then who may see that. */
import type { Signed } from "../../auth/mod.ts";
import type { BlobId, Bytes } from "../../files/mod.ts";
import {
  type ClientId,
  type FileId,
  type FileRef,
  type MessageId,
  type NamedFile,
  type Refusal,
  refuse,
  type UserId,
} from "../../protocol/mod.ts";
import { kindOfFile } from "../../rules/mod.ts";
import {
  claimFiles as claimStored,
  claimRow,
  type FileRow,
  fileRow,
  findContent,
  findFile,
  holdFiles as holdStored,
  namingsOf,
  openReading,
  type Reading,
  roomsNaming,
  type Store,
} from "../../store/mod.ts";
import { NOWHERE, seesFace } from "../people/faces.ts";
import type { FileGround } from "./file_keeping.ts";
import type { Ground } from "../ground.ts";

export interface OpenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Another one for other bytes. */
  readonly mark: string;
  /** Whether browsers may show it where they are. */
  readonly isShown: boolean;
  read(start: number, end: number): Promise<ReadableStream<Bytes> | null>;
}

/** Null where there is none, and where there is one for others. */
export async function openFile(
  ground: FileGround,
  me: Signed,
  id: FileId,
  what: "file" | "preview",
): Promise<OpenFile | null> {
  const { store, blobs } = ground;
  const file = await findReadable(ground, me.user, id);
  const part = what === "file" ? file : file?.preview;
  const content = part && await findContent(store, part.digest);
  if (!file || !part || !content) return null;
  const { type, digest } = part;
  return {
    ...{ name: file.name, type, bytes: content.bytes, mark: digest.slice(0, MARK_CHARS) },
    isShown: kindOfFile(part) !== "document",
    read: (start, end) => blobs.read(content.blob as BlobId, start, end),
  };
}

const MARK_CHARS = 20;
/** Between this and the message's own commit. */
export const CLAIM_MS = 60_000;

/** What a message is to name: files that its sender may have at this moment, kept until it is sent. */
export async function claimFiles(
  ground: Ground,
  me: UserId,
  id: ClientId,
  named: readonly NamedFile[],
): Promise<{ readonly ok: true; readonly files: readonly FileRef[] } | Refusal> {
  const ids = named.map(({ id }) => id);
  if (new Set(ids).size < ids.length) return refuse("bad_command", "files: each one once");
  const found = await findAllReadable(ground, me, ids);
  if (!found.ok) return found;
  const { store, now } = ground;
  const until = now() + CLAIM_MS;
  const claimed = await store.writer.write({
    rows: [...ids.map(fileRow), claimRow(me, id)],
    decide: (draft) =>
      claimStored(draft, ids, { user: me, id, until })
        ? { ok: true }
        : refuse("not_found", "files"),
  });
  return claimed.ok
    ? { ok: true, files: named.map((one, i) => refOf(one, found.files[i]!)) }
    : claimed;
}

/** Refused where there is one that they may not have at this moment. */
export async function findAllReadable(
  ground: Ground,
  me: UserId,
  ids: readonly FileId[],
): Promise<{ readonly ok: true; readonly files: readonly FileRow[] } | Refusal> {
  const found = await Promise.all(ids.map((file) => findReadable(ground, me, file)));
  const files = found.filter((file) => file !== null);
  return files.length < ids.length ? refuse("not_found", "files") : { ok: true, files };
}

/** Of those that others brought, which they may not have at this moment. */
export async function filesOutOfReach(
  ground: Ground,
  me: UserId,
  ids: readonly FileId[],
): Promise<readonly FileId[]> {
  const out = await Promise.all(ids.map(async (id) => {
    if (await findReadable(ground, me, id) !== null) return false;
    return (await findFile(ground.store, id))?.by !== me;
  }));
  return ids.filter((_, i) => out[i]);
}

/** As long as a file that was just brought. */
const HOLD_MS = 24 * 60 * 60 * 1000;

/** Which of them stay for a day though nothing names them: those that they brought themselves. */
export async function holdFiles(
  { store, now }: Ground,
  me: UserId,
  ids: readonly FileId[],
): Promise<{ readonly ok: true; readonly held: ReadonlySet<FileId> } | Refusal> {
  let held: readonly FileId[] = [];
  const done = ids.length === 0 ? null : await store.writer.write({
    rows: ids.map(fileRow),
    decide(draft) {
      held = holdStored(draft, ids, { user: me, until: now() + HOLD_MS });
      return { ok: true };
    },
  });
  return done?.ok === false ? done : { ok: true, held: new Set(held) };
}

function refOf(
  { id, alt }: NamedFile,
  { name, bytes, type, width, height, preview }: FileRow,
): FileRef {
  return {
    ...{ id, name, bytes, type },
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(alt === undefined || alt === "" ? {} : { alt }),
    ...(preview && { preview: preview.blur === undefined ? {} : { blur: preview.blur } }),
  };
}

/**
 * In as many steps where there is none, where it is said nowhere, and where it is said out of one's
 * sight: how long it takes tells nobody which.
 */
async function findReadable(ground: Ground, me: UserId, id: FileId): Promise<FileRow | null> {
  const { store } = ground;
  const file = await findFile(store, id);
  const isSeen = await seesFace(ground, me, id);
  if (isSeen) return file;
  let isNamed = isSeen !== null;
  for await (const rooms of roomsNaming(store, id)) {
    isNamed ||= rooms.length > 0;
    const asked = rooms.length === 0 ? [NOWHERE] : rooms;
    for (const reading of await Promise.all(asked.map((room) => openReading(store, me, room)))) {
      if (reading !== null && await isNamedInTheirTime(store, id, reading)) return file;
    }
  }
  return !isNamed && file?.by === me ? file : null;
}

async function isNamedInTheirTime(store: Store, file: FileId, reading: Reading): Promise<boolean> {
  for await (const id of namingsOf(store, file, reading.room)) {
    if (isInTheirTime(reading, id)) return true;
  }
  return false;
}

function isInTheirTime({ from }: Reading, id: MessageId): boolean {
  return from === undefined || id >= from.epoch + from.stamp;
}
