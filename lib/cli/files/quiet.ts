const QUIET_MS = 30_000;

/** A line that has gone quiet is no line. */
export class Quiet implements Disposable {
  readonly signal: AbortSignal;
  readonly #end = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(...signals: AbortSignal[]) {
    this.signal = AbortSignal.any([...signals, this.#end.signal]);
    this.heard();
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end.abort(), QUIET_MS);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}
