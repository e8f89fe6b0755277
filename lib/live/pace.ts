/**
 * When peers are sent what waits for them: at once after a quiet moment, else one frame every few
 * milliseconds. Nobody sees the difference, and under load a frame carries many events.
 */
import type { Peer } from "./peer.ts";
import { Sequence } from "./sequence.ts";

const FRAME_MS = 16;

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
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Where everyone begins who waits from now on. Renewed, so that what was sent is forgotten. */
  get sequence(): Sequence {
    const now = performance.now();
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
    if (performance.now() - peer.sentAt >= FRAME_MS) return this.now(peer);
    this.#soon.add(peer);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#flush(this.#soon);
    }, FRAME_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#now.clear();
    this.#soon.clear();
  }

  #flush(peers: Set<Peer>): void {
    const now = performance.now();
    const slow: Peer[] = [];
    for (const peer of peers) {
      if (peer.isIdle) continue;
      if (peer.flush(now)) this.counts.frames++;
      else slow.push(peer);
    }
    peers.clear();
    for (const peer of slow) this.#later(peer);
  }

  #later(peer: Peer): void {
    this.#soon.add(peer);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#flush(this.#soon);
    }, FRAME_MS);
  }
}
