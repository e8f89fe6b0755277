/**
 * Follows what all instances commit. A bell says that there is something; the lanes are what is
 * read, each from a cursor of its own: one cursor for all would skip what is committed into a lane
 * that has just been read.
 */
import { within } from "../deadline.ts";
import type { Stamp } from "../protocol/mod.ts";
import {
  bellsOf,
  type FeedEntry,
  lastOfLanes,
  readLane,
  type Store,
  trimLanes,
  trimmedUpTo,
} from "../store/mod.ts";
import { rest } from "./rest.ts";
import type { LiveTimes } from "./times.ts";

/** Without an answer for so long the store is lost. */
const LOST_MS = 5_000;
const STOP_MS = 500;

export interface FeedListener {
  heard(entry: FeedEntry): void;
  /** Entries were gone before they were read. */
  missed(): void;
  lost(): void;
  found(): void;
}

export class Feed {
  readonly counts = { entries: 0, missed: 0 };
  readonly #stop = new AbortController();
  readonly #reading = new Map<number, Promise<void>>();
  readonly #again = new Set<number>();
  readonly #tasks: Promise<unknown>[] = [];
  #at: Stamp[] = [];
  /** When each lane was last read, by both clocks: one stands still where the other jumps. */
  readonly #readAt: { steady: number; wall: number }[] = [];
  #answeredAt = performance.now();
  #isLost = false;
  #marks: { at: number; stamp: Stamp }[] = [];
  #trimmedAt = performance.now();

  constructor(
    private readonly store: Store,
    private readonly listener: FeedListener,
    private readonly times: LiveTimes,
  ) {}

  async start(): Promise<void> {
    this.#at = await lastOfLanes(this.store);
    for (let lane = 0; lane < this.store.lanes; lane++) this.#sawLane(lane);
    this.#tasks.push(this.#hear(), this.#poll(), this.#watchdog());
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    const ended = Promise.allSettled([...this.#tasks, ...this.#reading.values()]);
    // A store that hangs ends no read
    await within(ended, STOP_MS, undefined);
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  async #hear(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        for await (const lanes of bellsOf(this.store, this.#stop.signal)) {
          for (const lane of lanes) this.#read(lane);
        }
      } catch {
        // The poll goes on, and tells whether the store is lost
      }
      await rest(this.times.pollMs, this.#stop.signal);
    }
  }

  async #poll(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await rest(this.times.pollMs, this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      await Promise.all(Array.from({ length: this.store.lanes }, (_, lane) => this.#read(lane)));
      await this.#trim().catch(() => {});
    }
  }

  /** A read that hangs tells nothing by itself. */
  async #watchdog(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await rest(this.times.pollMs, this.#stop.signal);
      if (this.#isLost || performance.now() - this.#answeredAt < LOST_MS) continue;
      this.#isLost = true;
      this.listener.lost();
    }
  }

  /** One reader a lane; who comes while it reads makes it read once more. */
  #read(lane: number): Promise<void> {
    const reading = this.#reading.get(lane);
    if (reading !== undefined) {
      this.#again.add(lane);
      return reading;
    }
    const run = this.#readAll(lane).catch(() => {}).finally(() => {
      this.#reading.delete(lane);
      if (this.#again.delete(lane) && !this.#stop.signal.aborted) this.#read(lane);
    });
    this.#reading.set(lane, run);
    return run;
  }

  async #readAll(lane: number): Promise<void> {
    for (;;) {
      const after = this.#at[lane]!;
      const asleep = this.#wasAway(lane);
      const entries = await readLane(this.store, lane, after);
      const isCut = entries === null || (asleep && await trimmedUpTo(this.store) > after);
      if (isCut) return await this.#startAnew();
      this.#sawLane(lane);
      this.#answered();
      if (entries.length === 0 || this.#stop.signal.aborted) return;
      for (const entry of entries) this.#hearOne(lane, entry);
    }
  }

  #hearOne(lane: number, entry: FeedEntry): void {
    // Another read may have started anew from a later place meanwhile
    if (entry.stamp <= this.#at[lane]!) return;
    this.#at[lane] = entry.stamp;
    this.counts.entries++;
    this.listener.heard(entry);
  }

  /** From here on; whoever was told so far catches up by sync. */
  async #startAnew(): Promise<void> {
    this.#at = await lastOfLanes(this.store);
    for (let lane = 0; lane < this.store.lanes; lane++) this.#sawLane(lane);
    this.#answered();
    this.counts.missed++;
    this.listener.missed();
  }

  #wasAway(lane: number): boolean {
    const { steady, wall } = this.#readAt[lane]!;
    return performance.now() - steady > 2 * this.times.pollMs ||
      Math.abs(Date.now() - wall) > 2 * this.times.pollMs;
  }

  #answered(): void {
    this.#answeredAt = performance.now();
    if (!this.#isLost) return;
    this.#isLost = false;
    this.listener.found();
  }

  #sawLane(lane: number): void {
    this.#readAt[lane] = { steady: performance.now(), wall: Date.now() };
  }

  /** By stamps that were the last ones a lifetime ago; no clock but one's own is asked. */
  async #trim(): Promise<void> {
    const now = performance.now();
    if (now - this.#trimmedAt < this.times.trimEveryMs) return;
    this.#trimmedAt = now;
    const old = this.#marks.findLast(({ at }) => now - at >= this.times.lifeMs);
    this.#marks = this.#marks.filter(({ at }) => now - at < this.times.lifeMs);
    this.#marks.push({ at: now, stamp: this.#at.toSorted().at(-1)! });
    if (old !== undefined && old.stamp > await trimmedUpTo(this.store)) {
      await trimLanes(this.store, old.stamp);
    }
  }
}
