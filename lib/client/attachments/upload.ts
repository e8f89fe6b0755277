/**
 * One file on its way to the server, by the tus protocol (1.0.0, https://tus.io): announced, then
 * sent in parts. Who was cut off asks how far it has come, and goes on from there.
 */
import type { FileId } from "../../protocol/ids.ts";
import { isFileId } from "../../protocol/plain_ids.ts";
import type { Contents, SavedAttachment, UploadProblem, UploadTrouble } from "./attachment.ts";
import type { Time } from "../time.ts";

export interface Parcel {
  readonly method: "POST" | "HEAD" | "PATCH" | "PUT" | "DELETE";
  /** From the root of the server on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Blob;
  readonly signal: AbortSignal;
  /** How many bytes of the body are on their way, where that can be known. */
  onSent?(bytes: number): void;
}

export interface Receipt {
  readonly status: number;
  header(name: string): string | null;
  readonly text: string;
}

/** Throws where there is no way to the server, or it was called off. */
export type Courier = (parcel: Parcel) => Promise<Receipt>;

/** How the way of one file ended. */
export type Ending =
  | { readonly is: "there"; readonly upload: FileId }
  /** It may go on later. */
  | { readonly is: "cut"; readonly afterMs?: number }
  /** The server does not know of it any more. */
  | { readonly is: "forgotten" }
  | { readonly is: "failed"; readonly problem: UploadProblem };

export interface Sending {
  readonly courier: Courier;
  readonly time: Time;
  readonly signal: AbortSignal;
  /** To be kept before a byte of it is sent. False: nobody wants it any more. */
  announced(upload: FileId): Promise<boolean>;
  onSent(bytes: number): void;
  /** So many bytes the server has for good. */
  kept(offset: number): Promise<void>;
}

const VERSION = { "tus-resumable": "1.0.0" };
const TYPE = { "content-type": "application/offset+octet-stream" };

/** A part that is cut is sent again, so on a slow line parts are small. */
const LEAST_PART = 128 * 1024;
const FIRST_PART = 512 * 1024;
const MOST_PART = 8 * 1024 * 1024;
const QUICK_MS = 1_000;
const SLOW_MS = 4_000;

export async function bring(
  { name, size, upload, blur }: Pick<SavedAttachment, "name" | "size" | "upload" | "blur">,
  contents: Contents | null,
  sending: Sending,
): Promise<Ending> {
  if (contents === null) return await lookForAll(upload, size, sending);
  const { bytes, preview } = contents;
  const begun = upload === null
    ? await announce(name, bytes.size, sending)
    : await lookAt(upload, sending);
  if ("is" in begun) return begun;
  const cut = await sendFrom(begun.offset, bytes, begun.upload, sending);
  if (cut !== null) return cut;
  if (preview === undefined) return { is: "there", upload: begun.upload };
  return await bringPreview(begun.upload, preview, blur, sending);
}

/** Nobody waits for it: what is not taken back is given up in a few days. */
export async function takeBack(upload: FileId, courier: Courier): Promise<void> {
  const { signal } = new AbortController();
  const parcel = {
    method: "DELETE",
    path: `/uploads/${upload}`,
    headers: VERSION,
    signal,
  } as const;
  await courier(parcel).catch(() => {});
}

interface Begun {
  readonly upload: FileId;
  readonly offset: number;
}

async function announce(
  name: string,
  length: number,
  { courier, signal, announced }: Sending,
): Promise<Begun | Ending> {
  const filename = toBase64(new TextEncoder().encode(name));
  const headers = {
    ...VERSION,
    "upload-length": `${length}`,
    ...(name !== "" && { "upload-metadata": `filename ${filename}` }),
  };
  const receipt = await courier({ method: "POST", path: "/uploads", headers, signal });
  const upload = receipt.header("location")?.split("/").at(-1) ?? "";
  if (receipt.status !== 201 || !isFileId(upload)) return endingAfter(receipt);
  if (await announced(upload)) return { upload, offset: 0 };
  await takeBack(upload, courier);
  return { is: "cut" };
}

async function lookAt(upload: FileId, { courier, signal }: Sending): Promise<Begun | Ending> {
  const path = `/uploads/${upload}`;
  const receipt = await courier({ method: "HEAD", path, headers: VERSION, signal });
  const offset = offsetIn(receipt);
  return receipt.status === 200 && offset !== null ? { upload, offset } : endingAfter(receipt);
}

const LOST: Ending = { is: "failed", problem: { why: "lost" } };

/** Where nothing of it is here the server has all of it, or nobody has. */
async function lookForAll(
  upload: FileId | null,
  size: number,
  sending: Sending,
): Promise<Ending> {
  if (upload === null) return LOST;
  const found = await lookAt(upload, sending);
  if (!("is" in found)) return found.offset < size ? LOST : { is: "there", upload };
  return found.is === "forgotten" ? LOST : found;
}

/** Null: all of it is there. */
async function sendFrom(
  start: number,
  bytes: Blob,
  upload: FileId,
  { courier, time, signal, onSent, kept }: Sending,
): Promise<Ending | null> {
  let part = FIRST_PART;
  for (let offset = start; offset < bytes.size;) {
    const body = bytes.slice(offset, offset + part);
    const headers = {
      ...{ ...VERSION, ...TYPE, "upload-offset": `${offset}` },
      ...await checksumOf(body),
    };
    const [from, path] = [offset, `/uploads/${upload}`];
    const begunAt = time.now();
    const receipt = await courier({
      ...{ method: "PATCH", path, headers, body, signal },
      onSent: (sent) => onSent(from + sent),
    });
    const there = offsetIn(receipt);
    if (receipt.status !== 204 || there === null) return endingAfter(receipt);
    await kept(offset = there);
    part = nextPart(part, time.now() - begunAt);
  }
  return null;
}

function nextPart(part: number, tookMs: number): number {
  if (tookMs < QUICK_MS) return Math.min(MOST_PART, part * 2);
  return tookMs > SLOW_MS ? Math.max(LEAST_PART, part / 2) : part;
}

/** Without one the file is there all the same, and shown large. */
async function bringPreview(
  upload: FileId,
  body: Blob,
  blur: string | undefined,
  { courier, signal }: Sending,
): Promise<Ending> {
  const asked = blur === undefined ? "" : `?blur=${encodeURIComponent(blur)}`;
  const path = `/previews/${upload}${asked}`;
  const receipt = await courier({ method: "PUT", path, headers: VERSION, body, signal });
  const ending = receipt.status === 204 ? null : endingAfter(receipt);
  return ending?.is === "cut" || ending?.is === "forgotten" ? ending : { is: "there", upload };
}

const TROUBLES: Readonly<Record<number, UploadTrouble>> = {
  ...{ 400: "refused", 403: "refused", 412: "refused", 415: "refused" },
  ...{ 413: "too_large", 429: "too_many", 507: "no_room" },
};

function endingAfter(receipt: Receipt): Ending {
  const { status, text } = receipt;
  if (status === 404 || status === 410) return { is: "forgotten" };
  const waitSeconds = Number(receipt.header("retry-after") ?? 0);
  if (waitSeconds > 0) return { is: "cut", afterMs: waitSeconds * 1_000 };
  const why = TROUBLES[status];
  if (why === undefined) return { is: "cut" };
  const said = text.trim();
  return { is: "failed", problem: said === "" ? { why } : { why, said } };
}

function offsetIn(receipt: Receipt): number | null {
  const text = receipt.header("upload-offset") ?? "";
  return /^\d+$/.test(text) ? Number(text) : null;
}

/** Only pages that came over https have what is needed for it; elsewhere TCP's own has to do. */
async function checksumOf(part: Blob): Promise<Record<string, string>> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined) return {};
  const digest = await subtle.digest("SHA-256", await part.arrayBuffer());
  return { "upload-checksum": `sha256 ${toBase64(new Uint8Array(digest))}` };
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
