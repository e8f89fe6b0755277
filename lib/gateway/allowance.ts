/** How much one person may ask for: a bucket that fills steadily and holds a burst. */

/** Counted in thousandths, so that a millisecond brings a whole number and nothing is rounded. */
const WHOLE = 1_000;

interface Bucket {
  left: number;
  at: number;
}

export class Allowances {
  readonly #buckets = new Map<string, Bucket>();

  constructor(private readonly perSecond: number, private readonly burst: number) {}

  /** Milliseconds until it may happen; 0 when it is taken now. */
  take(who: string, cost: number, now: number): number {
    if (this.perSecond === 0) return 0;
    const bucket = this.#filled(who, now);
    const missing = cost * WHOLE - bucket.left;
    if (missing > 0) return Math.ceil(missing / this.perSecond);
    bucket.left -= cost * WHOLE;
    return 0;
  }

  /** Those that are full again need not be remembered. */
  forgetFull(now: number): void {
    for (const who of this.#buckets.keys()) {
      if (this.#filled(who, now).left >= this.burst * WHOLE) this.#buckets.delete(who);
    }
  }

  #filled(who: string, now: number): Bucket {
    const bucket = this.#buckets.get(who) ?? { left: this.burst * WHOLE, at: now };
    // A clock that goes back fills nothing, and takes nothing away
    const passed = Math.max(0, now - bucket.at);
    bucket.left = Math.min(this.burst * WHOLE, bucket.left + passed * this.perSecond);
    bucket.at = now;
    this.#buckets.set(who, bucket);
    return bucket;
  }
}
