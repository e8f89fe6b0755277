/** How often what is looked at, and how long what is waited for. Tests have shorter ones. */
export interface LiveTimes {
  /** How often the feed is read though no bell rang. */
  readonly pollMs: number;
  /** How long feed entries are kept: an instance that slept longer has missed some. */
  readonly lifeMs: number;
  readonly trimEveryMs: number;
  /** How often an instance gives a sign of life. */
  readonly beatMs: number;
  /** Without one for so long, an instance is gone. */
  readonly leaseMs: number;
  /** How long somebody may be away before it is told: a reload or a restart tells nobody. */
  readonly graceMs: number;
}

export const LIVE_TIMES: LiveTimes = {
  pollMs: 1_000,
  lifeMs: 120_000,
  trimEveryMs: 30_000,
  beatMs: 5_000,
  leaseMs: 20_000,
  graceMs: 15_000,
};
