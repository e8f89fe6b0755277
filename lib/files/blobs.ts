/**
 * Where bytes are kept. A blob is written from its start to its end, with pauses, and is only read
 * from then on: nothing is ever written over. Whose bytes they are, and who may have them, is not
 * known here.
 */
import { randomLetters } from "../protocol/mod.ts";

/** As answers and files take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

declare const blobBrand: unique symbol;
export type BlobId = string & { readonly [blobBrand]: true };

const BLOB_ID = /^[a-z0-9]{24}$/;
export const newBlobId = (): BlobId => randomLetters(24) as BlobId;

export function isBlobId(text: string): text is BlobId {
  return BLOB_ID.test(text);
}

export interface Blobs {
  /** How many bytes of it are there; null where there is no such blob. */
  length(blob: BlobId): Promise<number | null>;
  /** Goes on at an offset; what lies beyond it goes. A new blob begins at 0. */
  write(blob: BlobId, offset: number): Promise<BlobWriter>;
  /** From one byte to before another, of those that are there; null where there is no such blob. */
  read(blob: BlobId, start: number, end: number): Promise<ReadableStream<Bytes> | null>;
  /** For whoever looks here and there, again and again; null where there is no such blob. */
  open(blob: BlobId): Promise<BlobReader | null>;
  /** It need not be there. */
  remove(blob: BlobId): Promise<void>;
  /** All that are there, whole or not. */
  list(): AsyncIterable<BlobId>;
  /** For how many more bytes there is room; null where nobody can say. */
  room(): Promise<number | null>;
}

/**
 * Fills what it is given: bytes that were made anew for each look would be there until somebody clears
 * up, and of ten large pictures that is more than all the rest of a server.
 */
export interface BlobReader {
  /** From an offset on; how many there were, fewer than asked for at the end alone. */
  read(offset: number, into: Bytes): Promise<number>;
  close(): void;
}

export interface BlobWriter {
  write(bytes: Bytes): Promise<void>;
  /** Resolves when all that was written is kept for good. To be called once, after a failure too. */
  close(): Promise<void>;
}

/**
 * A place that others could reach as well. Whoever sweeps it takes what is not theirs for forgotten,
 * so it says whose it is.
 */
export interface Owned {
  /** Null where nobody has said so yet. */
  owner(): Promise<string | null>;
  belongTo(owner: string): Promise<void>;
}

/** Under which it is noted, beside the blobs. */
export const OWNER_NAME = "owner.txt";

/** There was no room for what was to be written. */
export class NoRoom extends Error {
  constructor(options?: ErrorOptions) {
    super("There is no room left for files", options);
  }
}
