/** Over so long it is counted: what was quick a minute ago tells nothing of the rest. */
const SPAN_MS = 5_000;
/** Before that it would be chance. */
const LEAST_MS = 500;

/** How many bytes a second, as of the last few seconds. */
export class Speed {
  #marks: { readonly at: number; readonly bytes: number }[] = [];

  /** Null while it cannot be said. */
  note(bytes: number, at: number): number | null {
    const last = this.#marks.at(-1);
    // What has to be sent again was not sent
    if (last !== undefined && bytes < last.bytes) this.#marks = [];
    this.#marks.push({ at, bytes });
    while (this.#marks.length > 2 && this.#marks[1]!.at < at - SPAN_MS) this.#marks.shift();
    const first = this.#marks[0]!;
    const took = at - first.at;
    return took < LEAST_MS ? null : (bytes - first.bytes) * 1_000 / took;
  }
}
