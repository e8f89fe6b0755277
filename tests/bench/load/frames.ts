// WebSocket frames, as far as a client of our own servers needs them: no extensions, no fragments.

export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

/** A client must mask what it sends. Any four bytes are as good as others here. */
const MASK = [0x37, 0xfa, 0x21, 0x3d] as const;
const ENCODER = new TextEncoder();

/** What is to be written, gathered: frames that are said together leave in one write. */
export class FrameWriter {
  #bytes = new Uint8Array(2048);
  #end = 0;

  get isEmpty(): boolean {
    return this.#end === 0;
  }

  /** Text must be ASCII: its length is then known before it is encoded. */
  add(opcode: number, text: string): void {
    this.#need(text.length + 14);
    const start = this.#head(opcode, text.length);
    const { written } = ENCODER.encodeInto(text, this.#bytes.subarray(start));
    if (written !== text.length) throw new Error("The load sends ASCII alone");
    this.#end = start + text.length;
    for (let i = 0; i < text.length; i++) this.#bytes[start + i]! ^= MASK[i & 3]!;
  }

  /** Hands over what there is and begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#end);
    this.#end = 0;
    return taken;
  }

  #head(opcode: number, length: number): number {
    const bytes = this.#bytes;
    let at = this.#end;
    bytes[at++] = 0x80 | opcode;
    if (length < 126) {
      bytes[at++] = 0x80 | length;
    } else {
      bytes[at++] = 0x80 | 126;
      bytes[at++] = length >> 8;
      bytes[at++] = length & 0xff;
    }
    for (const byte of MASK) bytes[at++] = byte;
    return at;
  }

  #need(more: number): void {
    if (this.#end + more <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#end + more));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}

export type OnFrame = (opcode: number, bytes: Uint8Array, start: number, end: number) => void;

/** What came in and is not yet a whole frame. */
export class FrameReader {
  #bytes = new Uint8Array(16 * 1024);
  #end = 0;

  /** Where the next read may write to. */
  space(): Uint8Array {
    if (this.#end === this.#bytes.length) this.#grow(this.#end * 2);
    return this.#bytes.subarray(this.#end);
  }

  /** For bytes that came before anybody listened. */
  hold(bytes: Uint8Array): void {
    this.#grow(this.#end + bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** Tells each frame that is whole now; the bytes are the reader's own and hold only for the call. */
  came(count: number, onFrame: OnFrame): void {
    this.#end += count;
    const bytes = this.#bytes;
    let at = 0;
    while (this.#end - at >= 2) {
      let length = bytes[at + 1]! & 0x7f;
      let start = at + 2;
      if (length === 126) {
        if (this.#end - at < 4) break;
        length = bytes[at + 2]! << 8 | bytes[at + 3]!;
        start = at + 4;
      } else if (length === 127) {
        if (this.#end - at < 10) break;
        length = new DataView(bytes.buffer).getUint32(at + 6);
        start = at + 10;
      }
      if (start + length > this.#end) {
        this.#grow(start - at + length);
        break;
      }
      onFrame(bytes[at]! & 0x0f, bytes, start, start + length);
      at = start + length;
    }
    if (at < this.#end) this.#bytes.copyWithin(0, at, this.#end);
    this.#end -= at;
  }

  #grow(size: number): void {
    if (size <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * size);
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}
