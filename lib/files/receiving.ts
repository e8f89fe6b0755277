/** Takes the bytes of an upload in, as they come, and makes of them a file that is kept. */
import { createHash, type Hash } from "node:crypto";
import { type Parts, Peek, type Walked, walkPicture } from "../pictures/mod.ts";
import { blankBoxes } from "../pictures/told_in_boxes.ts";
import { type BlobId, type BlobReader, type Blobs, type Bytes, NoRoom } from "./blobs.ts";
import { HEAD_BYTES, typeOf } from "./kind.ts";
import { type Traffic, Turnstile } from "./turnstile.ts";

/** What the sender says of the bytes that it sends at once. */
export interface Checksum {
  readonly algorithm: "sha1" | "sha256" | "md5";
  readonly digest: Uint8Array;
}

export type Received =
  | { readonly ok: true; readonly length: number }
  /** Nothing of it is kept. */
  | { readonly ok: false; readonly why: "checksum" | "too_long" };

/** A file as it is kept: its bytes are those of the blob, all of them. */
export interface Sealed {
  readonly blob: BlobId;
  /** SHA-256, in hexadecimal digits. */
  readonly digest: string;
  readonly bytes: number;
  readonly type: string;
  /** Of what may be shown as a picture. */
  readonly width?: number;
  readonly height?: number;
}

export interface Bounds {
  /** As many bytes as there are to be at the end. */
  readonly most: number;
  /** Left free where they lie. */
  readonly roomLeft: number;
  readonly checksum?: Checksum | undefined;
}

const LOOK_BYTES = 8 * 1024 * 1024;

/** Uploads whose digest is known as far as they have come: a long one is not read again at its end. */
const MOST_KNOWN = 200;

export class Receiving {
  readonly #known = new Map<BlobId, { length: number; hash: Hash }>();
  readonly #turnstile: Turnstile;

  constructor(private readonly blobs: Blobs, traffic: Traffic) {
    this.#turnstile = new Turnstile(traffic);
  }

  /**
   * What came before the sender went away is kept, unless a checksum was to be right. Of what finds
   * no room nothing is: others need it more.
   */
  async take(
    blob: BlobId,
    offset: number,
    stream: AsyncIterable<Bytes>,
    { most, roomLeft, checksum }: Bounds,
  ): Promise<Received> {
    const known = this.#known.get(blob);
    const hash = known?.length === offset ? known.hash : offset === 0 ? createHash("sha256") : null;
    this.#known.delete(blob);
    const sum = checksum && createHash(checksum.algorithm);
    const length = await this.#pour(blob, offset, stream, { most, roomLeft }, (bytes) => {
      hash?.update(bytes);
      sum?.update(bytes);
    });
    const isWrong = sum !== undefined && !sum.digest().equals(checksum!.digest);
    if (length === Infinity || isWrong) {
      await this.#takeBack(blob, offset);
      // Where there were more of them nobody has looked at all
      return { ok: false, why: length === Infinity ? "too_long" : "checksum" };
    }
    if (hash !== null) this.#know(blob, length, hash);
    return { ok: true, length };
  }

  /** Once all of it is there. Of a picture that tells of a place a copy is made, without that. */
  async seal(blob: BlobId, length: number, copy: BlobId): Promise<Sealed> {
    const reader = await this.#open(blob, length);
    try {
      const peek = new Peek(length, this.#stretches(reader));
      const type = await typeOf((await peek.at(0, HEAD_BYTES)).slice());
      const picture = await walkPicture(type, peek);
      const isShown = picture !== null || !type.startsWith("image/");
      const parts = picture?.parts ?? await blankBoxes(type, peek);
      const kept = parts === null || parts.areAllOf(length)
        ? { blob, digest: await this.#digestOf(blob, reader, length), bytes: length }
        : await this.#copy(reader, parts, copy);
      return { ...kept, type: isShown ? type : UNKNOWN_TYPE, ...sizeOf(picture) };
    } finally {
      reader.close();
    }
  }

  /** How long it is then; Infinity where it would be too long. */
  async #pour(
    blob: BlobId,
    offset: number,
    stream: AsyncIterable<Bytes>,
    { most, roomLeft }: Bounds,
    see: (bytes: Bytes) => void,
  ): Promise<number> {
    let length = offset;
    let looked = offset;
    // Ten that begin at once would be one long turn of the event loop
    await this.#turnstile.pass();
    try {
      const writer = await this.blobs.write(blob, offset);
      try {
        for await (const bytes of whileItLasts(this.#inTurns(stream))) {
          if (length + bytes.length > most) return Infinity;
          await writer.write(bytes);
          see(bytes);
          length += bytes.length;
          if (length - looked < LOOK_BYTES) continue;
          looked = length;
          await this.#look(roomLeft);
        }
      } finally {
        await writer.close();
      }
    } catch (error) {
      if (error instanceof NoRoom) await this.#takeBack(blob, offset);
      throw error;
    }
    return length;
  }

  /** Others fill the disk as well, and many uploads may have begun when there was room for each. */
  async #look(roomLeft: number): Promise<void> {
    if ((await this.blobs.room() ?? Infinity) < roomLeft) throw new NoRoom();
  }

  async #takeBack(blob: BlobId, offset: number): Promise<void> {
    await (await this.blobs.write(blob, offset)).close();
  }

  #know(blob: BlobId, length: number, hash: Hash): void {
    this.#known.set(blob, { length, hash });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KNOWN) this.#known.delete(oldest!);
  }

  async #digestOf(blob: BlobId, reader: BlobReader, length: number): Promise<string> {
    const known = this.#known.get(blob);
    this.#known.delete(blob);
    if (known?.length === length) return known.hash.digest("hex");
    const hash = createHash("sha256");
    for await (const bytes of this.#inTurns(bytesOf(reader, 0, length))) hash.update(bytes);
    return hash.digest("hex");
  }

  async #copy(
    reader: BlobReader,
    parts: Parts,
    blob: BlobId,
  ): Promise<Pick<Sealed, "blob" | "digest" | "bytes">> {
    const hash = createHash("sha256");
    let bytes = 0;
    const writer = await this.blobs.write(blob, 0);
    try {
      for (const part of parts.all) {
        const all = "end" in part ? bytesOf(reader, part.start, part.end) : [part];
        for await (const some of this.#inTurns(all)) {
          await writer.write(some);
          hash.update(some);
          bytes += some.length;
        }
      }
    } finally {
      await writer.close();
    }
    return { blob, digest: hash.digest("hex"), bytes };
  }

  /** A file that is there at once would keep everybody waiting. */
  async *#inTurns(
    stream: Iterable<Bytes> | AsyncIterable<Bytes>,
  ): AsyncGenerator<Bytes, void, undefined> {
    let since = Infinity;
    for await (const bytes of stream) {
      since += bytes.length;
      if (since >= this.#turnstile.stretch) {
        since = 0;
        await this.#turnstile.pass();
      }
      yield bytes;
    }
  }

  /** Each of them is a turn, for whoever looks through them is busy with it. */
  #stretches(reader: BlobReader): (start: number, end: number) => Promise<Bytes> {
    let stretch: Bytes = new Uint8Array();
    return async (start, end) => {
      const length = Math.max(0, end - start);
      if (length > stretch.length) stretch = new Uint8Array(length);
      await this.#turnstile.pass();
      return stretch.subarray(0, await reader.read(start, stretch.subarray(0, length)));
    };
  }

  async #open(blob: BlobId, length: number): Promise<BlobReader> {
    const reader = await this.blobs.open(blob);
    if (reader !== null) return reader;
    // Of an empty file there may be nothing anywhere
    if (length === 0) return { read: () => Promise.resolve(0), close() {} };
    throw new Error("An upload is not where it was written");
  }
}

/** In one piece of memory: each part is there until the next one is asked for. */
async function* bytesOf(reader: BlobReader, start: number, end: number): AsyncIterable<Bytes> {
  const part = new Uint8Array(Math.min(PART_BYTES, end - start));
  for (let at = start; at < end;) {
    const length = await reader.read(at, part.subarray(0, end - at));
    if (length === 0) throw new Error("An upload is shorter than what was written");
    yield part.subarray(0, length);
    at += length;
  }
}

const PART_BYTES = 64 * 1024;
const UNKNOWN_TYPE = "application/octet-stream";

function sizeOf(picture: Walked | null): Pick<Sealed, "width" | "height"> {
  return picture === null ? {} : { width: picture.width, height: picture.height };
}

/** A sender who goes away halfway has sent what came before. */
async function* whileItLasts(stream: AsyncIterable<Bytes>): AsyncIterable<Bytes> {
  try {
    yield* stream;
  } catch {
    // Whatever it was: the rest comes with the next request
  }
}
