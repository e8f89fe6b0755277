/**
 * How a file comes in: announced, then in as many parts as it takes, and whole in the end. Who was
 * cut off asks how far it has come, and goes on from there.
 */
import type { Signed } from "../../auth/mod.ts";
import { type Bytes, type Checksum, newBlobId, NoRoom } from "../../files/mod.ts";
import {
  accept,
  type FileId,
  newFileId,
  type Outcome,
  type Refusal,
  refuse,
  type UserId,
} from "../../protocol/mod.ts";
import { cleanFileName } from "../../rules/mod.ts";
import {
  beginUpload as beginStored,
  dropUpload as dropStored,
  findUpload,
  findUploadOrFile,
  personOf,
  rowsToUpload,
  spaceAfter,
  type UploadRow,
  uploadRow,
} from "../../store/mod.ts";
import { type FileGround, mostBytesOf } from "./file_keeping.ts";
import { actorOf } from "../ground.ts";
import { until } from "./stream_until.ts";
import { blobOf, removeOthers, sealUpload } from "./upload_sealing.ts";
import { trouble, type UploadState, type UploadTrouble, wholeState } from "./upload_state.ts";
import { takeUploadTurn } from "./upload_turn.ts";

/** Long enough for a weekend without a line. */
const KEPT_MS = 3 * 24 * 60 * 60 * 1000;

export async function beginUpload(
  ground: FileGround,
  me: Signed,
  { name, bytes }: { readonly name: string; readonly bytes: number },
): Promise<Outcome<UploadState> | UploadTrouble> {
  const { store, limits } = ground;
  const actor = actorOf(await personOf(store, me.user));
  const most = mostBytesOf(limits, actor.place);
  if (bytes > most) return { ok: false, trouble: "too_large", most };
  if (!await hasRoom(ground, bytes)) return trouble("no_room");
  const begun = await announce(ground, { by: me.user, bytes, name: cleanFileName(name) });
  if (!begun.ok) return begun;
  const { id, upload: { until } } = begun;
  // Nothing more will come of an empty one
  return bytes === 0
    ? await takeBytes(ground, me, id, { offset: 0, stream: nothing() })
    : accept({ id, offset: 0, bytes, until });
}

/** From here on its bytes have a place that a row names. */
export async function announce(
  { store, limits, now }: FileGround,
  announced: Pick<UploadRow, "by" | "bytes" | "name">,
): Promise<
  { readonly ok: true; readonly id: FileId; readonly upload: UploadRow } | Refusal | UploadTrouble
> {
  const id = newFileId();
  const blobs = { blob: newBlobId(), copy: newBlobId() };
  const at = now();
  const upload: UploadRow = { ...announced, ...blobs, at, until: at + KEPT_MS };
  let isFull = false;
  const begun = await store.writer.write({
    rows: rowsToUpload(upload.by, id),
    decide(draft) {
      isFull = limits.bytesInAll < Infinity && spaceAfter(draft, upload) > limits.bytesInAll;
      if (isFull) return refuse("too_many", "bytes in all");
      return beginStored(draft, id, upload, limits) ?? { ok: true };
    },
  });
  if (begun.ok) return { ok: true, id, upload };
  if (isFull) return trouble("no_room");
  return begun.code === "too_many" ? trouble("too_many") : begun;
}

async function hasRoom({ blobs, limits }: FileGround, bytes: number): Promise<boolean> {
  const room = await blobs.room();
  return room === null || room - bytes >= limits.roomLeft;
}

/** Its sender alone hears of it. What came whole and was not finished is finished now. */
export async function lookAtUpload(
  ground: FileGround,
  me: Signed,
  id: FileId,
): Promise<Outcome<UploadState> | UploadTrouble> {
  return await inTurn(ground, me, id, async (found) => {
    if ("whole" in found) return accept(found.whole);
    const { upload } = found;
    const { bytes, until } = upload;
    const offset = await lengthOf(ground, upload);
    if (offset < bytes) return accept({ id, offset, bytes, until });
    await using turn = await takeUploadTurn(ground, id);
    return turn === null ? trouble("taken_elsewhere") : await sealUpload(ground, id, upload);
  });
}

export interface Brought {
  readonly offset: number;
  readonly stream: AsyncIterable<Bytes>;
  readonly checksum?: Checksum | undefined;
}

export async function takeBytes(
  ground: FileGround,
  me: Signed,
  id: FileId,
  { offset, stream, checksum }: Brought,
): Promise<Outcome<UploadState> | UploadTrouble> {
  return await inTurn(ground, me, id, async (found, signal) => {
    if ("whole" in found) {
      return offset === found.whole.offset ? accept(found.whole) : trouble("wrong_offset");
    }
    const { upload } = found;
    await using turn = await takeUploadTurn(ground, id);
    if (turn === null) return trouble("taken_elsewhere");
    // Only now: another instance may have gone on with it until a moment ago
    if (offset !== await lengthOf(ground, upload)) return trouble("wrong_offset");
    const received = await receive(ground, upload, {
      ...{ offset, checksum },
      stream: until(stream, AbortSignal.any([signal, turn.lost])),
    });
    if ("trouble" in received) return received;
    const { bytes, until: end } = upload;
    if (received.length < bytes) return accept({ id, offset: received.length, bytes, until: end });
    return await sealUpload(ground, id, upload);
  });
}

/** Given up by who brings it. */
export async function endUpload(
  ground: FileGround,
  me: Signed,
  id: FileId,
): Promise<Outcome<null> | UploadTrouble> {
  return await inTurn(ground, me, id, async (found) => {
    if ("whole" in found) return refuse("not_found");
    return await dropUpload(ground, id) ? accept(null) : trouble("taken_elsewhere");
  });
}

/** Whether it is gone: not while another instance takes its bytes in. */
export async function dropUpload({ store, blobs, now }: FileGround, id: FileId): Promise<boolean> {
  const upload = await findUpload(store, id);
  if (upload === null) return true;
  const done = await store.writer.write({
    rows: rowsToUpload(upload.by, id),
    decide(draft) {
      const still = draft.get(uploadRow(id));
      if (still === null || (still.taker?.until ?? 0) > now()) return refuse("busy");
      dropStored(draft, id, still);
      return { ok: true };
    },
  });
  // The row went first: bytes that nobody names are found, a row without bytes would lie
  if (done.ok) await removeOthers(blobs, upload, undefined);
  return done.ok;
}

type Found = { readonly upload: UploadRow } | { readonly whole: UploadState };

/** Nobody else has it wait for them, nor waits for it: they hear at once that there is none. */
async function inTurn<T>(
  ground: FileGround,
  me: Signed,
  id: FileId,
  run: (found: Found, signal: AbortSignal) => Promise<T>,
): Promise<T | Refusal> {
  if (await findOwn(ground, me.user, id) === null) return refuse("not_found");
  return await ground.turns.take(id, async (signal) => {
    const found = await findOwn(ground, me.user, id);
    return found === null ? refuse("not_found") : await run(found, signal);
  });
}

async function findOwn({ store }: FileGround, me: UserId, id: FileId): Promise<Found | null> {
  const { upload, file } = await findUploadOrFile(store, id);
  if (upload !== null) return upload.by === me ? { upload } : null;
  return file?.by === me ? { whole: wholeState(id, file) } : null;
}

async function receive(
  { receiving, limits: { roomLeft } }: FileGround,
  upload: UploadRow,
  { offset, stream, checksum }: Brought,
): Promise<{ readonly length: number } | UploadTrouble> {
  try {
    const bounds = { most: upload.bytes, roomLeft, checksum };
    const received = await receiving.take(blobOf(upload), offset, stream, bounds);
    return received.ok ? received : trouble(received.why);
  } catch (error) {
    if (error instanceof NoRoom) return trouble("no_room");
    throw error;
  }
}

async function lengthOf({ blobs }: FileGround, upload: UploadRow): Promise<number> {
  return await blobs.length(blobOf(upload)) ?? 0;
}

async function* nothing(): AsyncIterable<Bytes> {}
