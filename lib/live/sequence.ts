/**
 * What waits for a peer, as a chain that all who wait for the same share. A room of a thousand is
 * told the same events in the same order: the text of their frame is put together once.
 */
export interface Chunk {
  readonly text: string;
}

export class Sequence {
  #next: Sequence | null = null;
  readonly chars: number;
  #text: string | null = null;
  #frame: string | null = null;

  private constructor(
    private readonly before: Sequence | null,
    private readonly chunk: Chunk | null,
  ) {
    this.chars = (before?.chars ?? 0) + (chunk === null ? 0 : chunk.text.length + 1);
  }

  static start(): Sequence {
    return new Sequence(null, null);
  }

  /** Whoever adds the same chunk to the same sequence gets the same sequence. */
  with(chunk: Chunk): Sequence {
    if (this.#next?.chunk === chunk) return this.#next;
    return this.#next = new Sequence(this, chunk);
  }

  /** One text for all: whoever is sent it has nothing to put together. */
  get frame(): string {
    return this.#frame ??= `[${this.#items}]`;
  }

  get #items(): string {
    if (this.#text !== null) return this.#text;
    for (const sequence of this.#unjoined().reverse()) sequence.#join();
    return this.#text!;
  }

  /** Collected, and not each asking the one before it: too many for the stack may wait. */
  #unjoined(): Sequence[] {
    const unjoined: Sequence[] = [this];
    for (;;) {
      const { before } = unjoined.at(-1)!;
      if (before === null || before.#text !== null) return unjoined;
      unjoined.push(before);
    }
  }

  #join(): void {
    const before = this.before === null ? "" : this.before.#text!;
    const own = this.chunk?.text ?? "";
    this.#text = before === "" ? own : `${before},${own}`;
  }
}
