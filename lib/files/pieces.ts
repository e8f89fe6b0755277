/**
 * Blobs as pieces that lie side by side, for places that keep whole values and add nothing to them:
 * each piece is named after its first byte. Where writing paused a piece may be a short one.
 */
import type { BlobId, BlobReader, Blobs, BlobWriter, Bytes } from "./blobs.ts";

export interface Piece {
  readonly offset: number;
  readonly length: number;
}

/** A place for pieces; what `put` has taken is kept for good. */
export interface Shelf {
  /** As large as one may be. */
  readonly pieceBytes: number;
  put(blob: BlobId, offset: number, bytes: Bytes): Promise<void>;
  /** Of a piece what lies from one of its bytes to before another. */
  get(blob: BlobId, piece: Piece, start: number, end: number): Promise<Bytes | null>;
  /** In their order. */
  pieces(blob: BlobId): Promise<Piece[]>;
  remove(blob: BlobId, pieces: readonly Piece[]): Promise<void>;
  list(): AsyncIterable<BlobId>;
}

export class PiecedBlobs implements Blobs {
  constructor(private readonly shelf: Shelf) {}

  async length(blob: BlobId): Promise<number | null> {
    const pieces = await this.shelf.pieces(blob);
    return pieces.length === 0 ? null : endOf(pieces.at(-1)!);
  }

  async write(blob: BlobId, offset: number): Promise<BlobWriter> {
    const pieces = await this.shelf.pieces(blob);
    await this.shelf.remove(blob, pieces.filter((piece) => piece.offset >= offset));
    return new PieceWriter(this.shelf, blob, offset);
  }

  async read(
    blob: BlobId,
    start: number,
    end: number,
  ): Promise<ReadableStream<Bytes> | null> {
    const pieces = await this.shelf.pieces(blob);
    if (pieces.length === 0) return null;
    return ReadableStream.from(this.#read(blob, pieces, start, end));
  }

  async open(blob: BlobId): Promise<BlobReader | null> {
    const pieces = await this.shelf.pieces(blob);
    if (pieces.length === 0) return null;
    return {
      read: (offset, into) => this.#fill(blob, pieces, offset, into),
      close() {},
    };
  }

  async remove(blob: BlobId): Promise<void> {
    await this.shelf.remove(blob, await this.shelf.pieces(blob));
  }

  list(): AsyncIterable<BlobId> {
    return this.shelf.list();
  }

  /** Such a place is somebody else's to fill. */
  room(): Promise<null> {
    return Promise.resolve(null);
  }

  async #fill(
    blob: BlobId,
    pieces: readonly Piece[],
    offset: number,
    into: Bytes,
  ): Promise<number> {
    let length = 0;
    for await (const bytes of this.#read(blob, pieces, offset, offset + into.length)) {
      into.set(bytes, length);
      length += bytes.length;
    }
    return length;
  }

  async *#read(blob: BlobId, pieces: readonly Piece[], start: number, end: number) {
    for (const piece of pieces) {
      if (piece.offset >= end || endOf(piece) <= start) continue;
      const from = Math.max(0, start - piece.offset);
      const to = Math.min(piece.length, end - piece.offset);
      const bytes = await this.shelf.get(blob, piece, from, to);
      // Removed while it was read: whoever reads sees that it ends too early
      if (bytes === null) throw new Error("A piece of a file is not there any more");
      yield bytes;
    }
  }
}

class PieceWriter implements BlobWriter {
  readonly #gathered: Bytes;
  #length = 0;

  constructor(
    private readonly shelf: Shelf,
    private readonly blob: BlobId,
    private offset: number,
  ) {
    this.#gathered = new Uint8Array(shelf.pieceBytes);
  }

  async write(bytes: Bytes): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + this.#gathered.length - this.#length);
      this.#gathered.set(part, this.#length);
      this.#length += part.length;
      at += part.length;
      if (this.#length === this.#gathered.length) await this.#put();
    }
  }

  async close(): Promise<void> {
    if (this.#length > 0) await this.#put();
  }

  async #put(): Promise<void> {
    await this.shelf.put(this.blob, this.offset, this.#gathered.slice(0, this.#length));
    this.offset += this.#length;
    this.#length = 0;
  }
}

function endOf({ offset, length }: Piece): number {
  return offset + length;
}
