/**
 * The bytes of files in the database, for places that have no disk of their own: a list of pieces,
 * and each piece as rows that fit.
 */
import { chunkRow, piecePrefix, pieceRow, piecesPrefix } from "../rows.ts";
import type { Store } from "../database/store.ts";

type Bytes = Uint8Array<ArrayBuffer>;

interface Piece {
  readonly offset: number;
  readonly length: number;
}

/** Below what a value may hold. */
const ROW_BYTES = 60_000;
/** Below what a commit may hold. */
const PIECE_BYTES = 12 * ROW_BYTES;

export class ChunkShelf<Blob extends string> {
  readonly pieceBytes = PIECE_BYTES;

  constructor(private readonly store: Store) {}

  async put(blob: Blob, offset: number, bytes: Bytes): Promise<void> {
    const commit = this.store.kv.atomic().set(pieceRow(blob, offset).key, bytes.length);
    for (const [row, start] of rowsOf(bytes.length)) {
      commit.set(chunkRow(blob, offset, row).key, bytes.slice(start, start + ROW_BYTES));
    }
    await commit.commit();
  }

  async get(blob: Blob, { offset }: Piece, start: number, end: number): Promise<Bytes | null> {
    const bytes = new Uint8Array(end - start);
    for (let row = Math.floor(start / ROW_BYTES); row * ROW_BYTES < end; row++) {
      const { value } = await this.store.kv.get<Uint8Array>(chunkRow(blob, offset, row).key);
      if (value === null) return null;
      const at = row * ROW_BYTES;
      bytes.set(value.subarray(Math.max(0, start - at), end - at), Math.max(0, at - start));
    }
    return bytes;
  }

  async pieces(blob: Blob): Promise<Piece[]> {
    const rows = this.store.kv.list<number>({ prefix: piecePrefix(blob) });
    return await Array.fromAsync(rows, ({ key, value }) => ({
      offset: key.at(-1) as number,
      length: value,
    }));
  }

  async remove(blob: Blob, pieces: readonly Piece[]): Promise<void> {
    for (const { offset, length } of pieces) {
      const commit = this.store.kv.atomic().delete(pieceRow(blob, offset).key);
      for (const [row] of rowsOf(length)) commit.delete(chunkRow(blob, offset, row).key);
      await commit.commit();
    }
  }

  async *list(): AsyncIterable<Blob> {
    let last: string | undefined;
    for await (const { key } of this.store.kv.list<number>({ prefix: piecesPrefix })) {
      const blob = key[1] as string;
      if (blob !== last) yield (last = blob) as Blob;
    }
  }
}

function rowsOf(length: number): [row: number, start: number][] {
  const count = Math.ceil(length / ROW_BYTES);
  return Array.from({ length: count }, (_, row) => [row, row * ROW_BYTES]);
}
