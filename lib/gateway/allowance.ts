/** How much one person may ask for: a bucket that fills steadily and holds a burst. */

export class Allowances {
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(private readonly perSecond: number, private readonly burst: number) {}

  /** Milliseconds until it may happen; 0 when it is taken now. */
  take(who: string, cost: number, now: number): number {
    if (this.perSecond === 0) return 0;
    const bucket = this.#filled(who, now);
    if (bucket.left < cost) return Math.ceil((cost - bucket.left) / this.perSecond * 1000);
    bucket.left -= cost;
    return 0;
  }

  /** Those that are full again need not be remembered. */
  forgetFull(now: number): void {
    for (const who of this.#buckets.keys()) {
      if (this.#filled(who, now).left >= this.burst) this.#buckets.delete(who);
    }
  }

  #filled(who: string, now: number): { left: number; at: number } {
    const bucket = this.#buckets.get(who) ?? { left: this.burst, at: now };
    // A clock that goes back fills nothing, and takes nothing away
    const passed = Math.max(0, now - bucket.at);
    bucket.left = Math.min(this.burst, bucket.left + passed / 1000 * this.perSecond);
    bucket.at = now;
    this.#buckets.set(who, bucket);
    return bucket;
  }
}
