/** What of a file is kept, in its order: stretches of it, and bytes that stand in for others. */
import type { Bytes } from "./peek.ts";

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * More than cameras and programs make of a picture: what is cut into crumbs would keep this process
 * busy with it, and each stretch is fetched by itself.
 */
const MOST_STEPS = 65_536;
const MOST_PARTS = 100;

export class Parts {
  readonly all: (Stretch | Bytes)[] = [];
  #steps = 0;

  keep(start: number, end: number): void {
    this.#steps++;
    const last = this.all.at(-1);
    if (last !== undefined && "end" in last && last.end === start) {
      this.all[this.all.length - 1] = { start: last.start, end };
    } else if (end > start) this.all.push({ start, end });
  }

  put(bytes: Bytes): void {
    this.#steps++;
    this.all.push(bytes);
  }

  /** What is not kept counts as well. */
  leaveOut(): void {
    this.#steps++;
  }

  /** Whoever walks through a file stops at once. */
  get areTooMany(): boolean {
    return this.#steps > MOST_STEPS || this.all.length > MOST_PARTS;
  }

  /** Whether nothing of a file of this size is left out or another. */
  areAllOf(size: number): boolean {
    const [first, ...more] = this.all;
    return more.length === 0 && first !== undefined && "end" in first && first.start === 0 &&
      first.end === size;
  }
}
