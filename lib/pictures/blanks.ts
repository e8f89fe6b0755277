/** Places of a file whose bytes say nothing any more: all others stay where they are. */
import type { Box } from "./boxes.ts";
import { Parts } from "./parts.ts";
import type { Bytes } from "./peek.ts";

interface Blank {
  readonly start: number;
  readonly end: number;
  /** What stands at its beginning; zeros from there on. */
  readonly first: Bytes;
}

export class Blanks {
  readonly #all: Blank[] = [];

  add(start: number, end: number, first: Bytes = NOTHING): void {
    if (end - start >= first.length && end > start) this.#all.push({ start, end, first });
  }

  /** Whoever reads the file passes over it. */
  addBox({ start, inside, end }: Box): void {
    this.add(start + 4, start + 8, FREE);
    this.add(inside, end);
  }

  /** Null where there is nothing to be blank. */
  partsOf(size: number): Parts | null {
    if (this.#all.length === 0) return null;
    const parts = new Parts();
    let at = 0;
    for (
      const { start, end, first } of this.#all.toSorted((one, other) => one.start - other.start)
    ) {
      // Two may lie over each other: what is blank by now stays so
      const from = Math.max(at, start);
      if (end <= from) continue;
      const shown = start < at ? NOTHING : first;
      parts.keep(at, from);
      if (shown.length > 0) parts.put(shown);
      putZeros(parts, end - from - shown.length);
      at = end;
      if (parts.areTooMany) return null;
    }
    parts.keep(at, size);
    return parts;
  }
}

function putZeros(parts: Parts, count: number): void {
  for (let left = count; left > 0 && !parts.areTooMany; left -= ZEROS.length) {
    parts.put(ZEROS.subarray(0, left));
  }
}

const NOTHING: Bytes = new Uint8Array();
const FREE: Bytes = Uint8Array.from("free", (sign) => sign.charCodeAt(0));
/** The same ones again and again: whoever says that much is to be blank fills no memory with it. */
const ZEROS: Bytes = new Uint8Array(64 * 1024);
