/** Time that passes when a test says so, and chance that is the same each time. */
import type { Time } from "../../lib/client/mod.ts";
import { seeded } from "./seeded.ts";

export class TestTime implements Time {
  #now = Date.UTC(2026, 0, 1);
  #timers = new Map<number, { at: number; run: () => void }>();
  #last = 0;
  random: () => number;

  constructor(seed = 1) {
    this.random = seeded(seed);
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = ++this.#last;
    this.#timers.set(timer, { at: this.#now + ms, run });
    return () => void this.#timers.delete(timer);
  }

  /** How long until each of the timers that are set. */
  get waits(): number[] {
    return [...this.#timers.values()].map(({ at }) => at - this.#now).sort((a, b) => a - b);
  }

  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end)
        .sort(([, one], [, other]) => one.at - other.at)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.#now = Math.max(this.#now, due[1].at);
      due[1].run();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** Lets everything go on that waits for nothing but promises that are settled. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 60; i++) await Promise.resolve();
}
