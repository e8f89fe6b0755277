/** The server's rules for streams, as small as they can be said. */
import {
  type ClientId,
  LIMITS,
  type Once,
  type Outcome,
  refuse,
  type UserId,
} from "../../lib/protocol/mod.ts";

export class ModelStream {
  #last = 0;
  #results = new Map<number, { id: ClientId; result: unknown }>();

  constructor(readonly user: UserId) {}

  /** Does it, or answers as the first time. What is refused takes no number. */
  once({ number, id, before }: Once, act: () => Outcome<unknown>): Outcome<unknown> {
    if (number <= this.#last) {
      const known = this.#results.get(number);
      return known?.id === id ? { ok: true, value: known.result } : refuse("stream_conflict");
    }
    if (number > this.#last + 1) return { ...refuse("stream_gap"), expected: this.#last + 1 };
    const done = [...this.#results.values()].find((result) => result.id === id);
    if (done !== undefined) return { ok: true, value: done.result };
    if (before !== undefined && this.#results.get(this.#last)?.id !== before) {
      return refuse("stream_conflict");
    }
    const outcome = act();
    if (!outcome.ok) return outcome;
    this.#last = number;
    this.#results.set(number, { id, result: outcome.value });
    this.#results.delete(number - LIMITS.openNumbered);
    return outcome;
  }
}
