/** As files and answers take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function viewOf(bytes: Bytes): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Looks at a few bytes here and there of something large, which it fetches in stretches. What it
 * shows is there until it is asked again: the next stretch may take the same place in memory.
 */
export class Peek {
  #start = 0;
  #seen: Bytes = new Uint8Array();

  constructor(
    readonly size: number,
    private readonly fetch: (start: number, end: number) => Promise<Bytes>,
  ) {}

  /** Fewer than were asked for where it ends before. */
  async at(offset: number, length: number): Promise<Bytes> {
    const end = Math.min(offset + length, this.size);
    if (offset < this.#start || end > this.#start + this.#seen.length) {
      this.#start = offset;
      this.#seen = await this.fetch(offset, Math.min(this.size, Math.max(end, offset + STRETCH)));
    }
    return this.#seen.subarray(offset - this.#start, Math.max(offset, end) - this.#start);
  }

  /** All that is seen at once from here on: at least so many bytes, unless it ends before. */
  async from(offset: number, least: number): Promise<Bytes> {
    await this.at(offset, least);
    return this.#seen.subarray(offset - this.#start);
  }
}

/** Each is a request of its own, where the bytes lie with a service. */
const STRETCH = 512 * 1024;
