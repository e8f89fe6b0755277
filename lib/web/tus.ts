// What the tus protocol (1.0.0, https://tus.io) says in headers, both ways.

import { files as words } from "../words/mod.ts";
import { partsOf } from "./body_parts.ts";

export const TUS_VERSION = "1.0.0";
const EXTENSIONS = "creation,checksum,expiration,termination";
const BYTES_TYPE = "application/offset+octet-stream";
const ALGORITHMS = ["sha256", "sha1", "md5"] as const;

type Bytes = Uint8Array<ArrayBuffer>;

export interface TusChecksum {
  readonly algorithm: typeof ALGORITHMS[number];
  readonly digest: Bytes;
}

export function tusOptions(mostBytes: number): Response {
  return answer(204, {
    "tus-version": TUS_VERSION,
    "tus-extension": EXTENSIONS,
    "tus-max-size": `${mostBytes}`,
    "tus-checksum-algorithm": ALGORITHMS.join(","),
  });
}

export function answer(status: number, headers: Record<string, string>, text = ""): Response {
  const type: Record<string, string> = text === ""
    ? {}
    : { "content-type": "text/plain; charset=utf-8" };
  const all = { "tus-resumable": TUS_VERSION, "cache-control": "no-store", ...type, ...headers };
  return new Response(text === "" ? null : `${text}\n`, { status, headers: all });
}

/** The answer to somebody who speaks something else; null to all others. */
export function otherVersion({ headers }: Request): Response | null {
  if (headers.get("tus-resumable") === TUS_VERSION) return null;
  return answer(412, { "tus-version": TUS_VERSION }, words.tus.version);
}

export interface Announced {
  readonly name: string;
  readonly bytes: number;
}

export function announcedBy({ headers }: Request): Announced | Response {
  const bytes = wholeNumber(headers.get("upload-length"));
  if (bytes === null) return answer(400, {}, words.tus.length);
  return { name: nameIn(headers.get("upload-metadata") ?? ""), bytes };
}

export interface Sent {
  readonly offset: number;
  readonly checksum?: TusChecksum | undefined;
  readonly stream: AsyncIterable<Bytes>;
}

export function sentBy(req: Request): Sent | Response {
  if (!hasBytes(req)) return answer(415, {}, words.tus.type);
  const offset = wholeNumber(req.headers.get("upload-offset"));
  if (offset === null) return answer(400, {}, words.tus.offset);
  const checksum = checksumIn(req.headers.get("upload-checksum"));
  if (checksum === null) return answer(400, {}, words.tus.checksum);
  return { offset, checksum, stream: partsOf(req) };
}

export function hasBytes({ headers }: Request): boolean {
  return headers.get("content-type") === BYTES_TYPE;
}

/** The header's own order: a name, a space, and the value in base64; a comma between two. */
function nameIn(metadata: string): string {
  for (const pair of metadata.split(",")) {
    const [key, value] = pair.trim().split(" ");
    if (key !== "filename" && key !== "name") continue;
    return new TextDecoder().decode(fromBase64(value ?? "") ?? new Uint8Array());
  }
  return "";
}

function checksumIn(text: string | null): TusChecksum | undefined | null {
  if (text === null) return undefined;
  const [name, value] = text.split(" ");
  const algorithm = ALGORITHMS.find((one) => one === name);
  const digest = fromBase64(value ?? "");
  return algorithm === undefined || digest === null ? null : { algorithm, digest };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.fromBase64(text);
  } catch {
    return null;
  }
}
