/**
 * A text that is looked for in bytes. Frames are counted and not read: to make strings of a million
 * deliveries a second would need more of the processor than the server does.
 */
export class Marker {
  readonly #bytes: Uint8Array;
  readonly #skip = new Uint8Array(256);
  readonly length: number;

  constructor(text: string) {
    this.#bytes = new TextEncoder().encode(text);
    this.length = this.#bytes.length;
    // Horspool: by the byte below the marker's end one knows how far the marker may be moved on
    this.#skip.fill(this.length);
    for (let i = 0; i < this.length - 1; i++) this.#skip[this.#bytes[i]!] = this.length - 1 - i;
  }

  /** Where it begins, or -1. */
  find(bytes: Uint8Array, from: number, end: number): number {
    const [marker, skip, last] = [this.#bytes, this.#skip, this.length - 1];
    for (let at = from + last; at < end; at += skip[bytes[at]!]!) {
      let back = 0;
      while (back <= last && bytes[at - back] === marker[last - back]) back++;
      if (back > last) return at - last;
    }
    return -1;
  }

  count(bytes: Uint8Array, from: number, end: number): number {
    let count = 0;
    let at = this.find(bytes, from, end);
    while (at !== -1) {
      count++;
      at = this.find(bytes, at + this.length, end);
    }
    return count;
  }
}

/** The whole number that stands here; 0 where none does. */
export function wholeNumber(bytes: Uint8Array, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}
