/**
 * When peers are sent what waits for them: at once while the server is calm, and to a peer after a
 * quiet moment; else one frame every few milliseconds. Nobody sees the difference, and under load
 * a frame carries many events.
 */
import type { Peer } from "./peer.ts";
import { Sequence } from "./sequence.ts";

const FRAME_MS = 16;
/** Sending takes no more of the time than this: the longer it takes, the more is gathered. */
const SENDING_SHARE = 1 / 3;
const MOST_FRAME_MS = 50;
/** With less news than this in a frame's time gathering spares nothing worth the wait. */
const CALM_NEWS = 256;

/** The clock and the timer; tests have their own. */
export interface PaceTime {
  now(): number;
  /** Gives what calls it off. */
  later(run: () => void, ms: number): () => void;
}

const REAL_TIME: PaceTime = {
  now: () => performance.now(),
  later(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export interface PaceCounts {
  frames: number;
  slowReaders: number;
}

export class Pace {
  readonly counts: PaceCounts = { frames: 0, slowReaders: 0 };
  #sequence = Sequence.start();
  #sequenceAt = 0;
  readonly #now = new Set<Peer>();
  readonly #soon = new Set<Peer>();
  #flushing = false;
  #callOff: (() => void) | undefined;
  #slowFrameMs = 0;
  #slowUntil = -Infinity;
  #newsBefore = 0;
  #news = 0;
  #newsSince = 0;

  constructor(
    private readonly time: PaceTime = REAL_TIME,
    private readonly calmNews = CALM_NEWS,
  ) {}

  /** Where everyone begins who waits from now on. Renewed, so that what was sent is forgotten. */
  get sequence(): Sequence {
    const now = this.time.now();
    if (now - this.#sequenceAt > FRAME_MS) {
      this.#sequence = Sequence.start();
      this.#sequenceAt = now;
    }
    return this.#sequence;
  }

  /** With all that is decided in this turn, not a turn for each. */
  now(peer: Peer): void {
    this.#now.add(peer);
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      this.#flush(this.#now);
    });
  }

  soon(peer: Peer): void {
    const now = this.time.now();
    const isCalm = this.#count(now) <= this.calmNews;
    if (isCalm || now - peer.sentAt >= this.#frameMs(now)) return this.now(peer);
    this.#later(peer);
  }

  /** How much news there is in a frame's time: in this one so far, or in the one before. */
  #count(now: number): number {
    const passed = now - this.#newsSince;
    if (passed >= FRAME_MS) {
      this.#newsBefore = passed < 2 * FRAME_MS ? this.#news : 0;
      this.#news = 0;
      this.#newsSince = now;
    }
    return Math.max(++this.#news, this.#newsBefore);
  }

  /** From one frame to the next. */
  #frameMs(now: number): number {
    return now < this.#slowUntil ? this.#slowFrameMs : FRAME_MS;
  }

  #took(ms: number, now: number): void {
    const frameMs = ms / SENDING_SHARE;
    if (frameMs <= FRAME_MS) return;
    this.#slowFrameMs = Math.min(frameMs, MOST_FRAME_MS);
    this.#slowUntil = now + 2 * frameMs;
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#now.clear();
    this.#soon.clear();
  }

  #flush(peers: Set<Peer>): void {
    const now = this.time.now();
    const slow: Peer[] = [];
    for (const peer of peers) {
      if (peer.isIdle) continue;
      if (peer.flush(now)) this.counts.frames++;
      else slow.push(peer);
    }
    peers.clear();
    const end = this.time.now();
    this.#took(end - now, end);
    for (const peer of slow) this.#later(peer);
  }

  #later(peer: Peer): void {
    this.#soon.add(peer);
    this.#callOff ??= this.time.later(() => {
      this.#callOff = undefined;
      this.#flush(this.#soon);
    }, this.#frameMs(this.time.now()));
  }
}
