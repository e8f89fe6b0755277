/** The only source of time for everything that remembers or compares moments; tests move their own. */
export interface Clock {
  /** Milliseconds since 1970, as Date.now() counts them. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
