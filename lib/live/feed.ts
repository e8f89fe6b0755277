/**
 * Follows what all instances commit. A bell says that there is something; the lanes are what is
 * read, each from a cursor of its own: one cursor for all would skip what is committed into a lane
 * that has just been read.
 */
import { within } from "../deadline.ts";
import type { Stamp } from "../protocol/mod.ts";
import {
  bellsOf,
  ENTRIES_AT_ONCE,
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
/** A read that took longer hangs on a connection that has died; the store itself may be well. */
const READ_MS = 10_000;

export interface FeedListener {
  heard(entry: FeedEntry): void;
  /** Entries were gone before they were read. */
  missed(): void;
  lost(): void;
  found(): void;
}

/** One stands still while the machine sleeps, the other one jumps. Tests have their own. */
export interface FeedClocks {
  steady(): number;
  wall(): number;
}

const REAL_CLOCKS: FeedClocks = { steady: () => performance.now(), wall: () => Date.now() };

type Moment = { readonly steady: number; readonly wall: number };

export class Feed {
  readonly counts = { entries: 0, missed: 0 };
  readonly #stop = new AbortController();
  readonly #reading = new Map<number, Promise<void>>();
  readonly #again = new Set<number>();
  readonly #tasks: Promise<unknown>[] = [];
  #at: Stamp[] = [];
  /** When the last read of each lane that was answered had begun. */
  readonly #readAt: Moment[] = [];
  #answeredAt: number;
  #isLost = false;
  #marks: { at: number; stamp: Stamp }[] = [];
  #trimmedAt: number;
  #startingAnew: Promise<void> | null = null;

  constructor(
    private readonly store: Store,
    private readonly listener: FeedListener,
    private readonly times: Pick<LiveTimes, "pollMs" | "lifeMs" | "trimEveryMs">,
    private readonly clocks: FeedClocks = REAL_CLOCKS,
  ) {
    this.#answeredAt = this.#trimmedAt = clocks.steady();
  }

  async start(): Promise<void> {
    const began = this.#moment();
    this.#at = await lastOfLanes(this.store);
    this.#readAt.push(...this.#at.map(() => began));
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
      await within(this.#trim(), READ_MS, undefined).catch(() => {});
    }
  }

  /** A read that hangs tells nothing by itself. */
  async #watchdog(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await rest(this.times.pollMs, this.#stop.signal);
      if (this.#isLost || this.clocks.steady() - this.#answeredAt < LOST_MS) continue;
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
      const began = this.#moment();
      const entries = await within(this.#look(lane, after), READ_MS, undefined);
      if (entries === undefined) return;
      // Another lane's read has started anew meanwhile
      if (this.#at[lane] !== after) continue;
      if (entries === null) return await this.#startAnew();
      this.#readAt[lane] = began;
      this.#answered();
      if (this.#stop.signal.aborted) return;
      for (const entry of entries) this.#hearOne(lane, entry);
      // What is committed from here on rings its own bell
      if (entries.length < ENTRIES_AT_ONCE) return;
    }
  }

  /** Null when something after the stamp is not to be had any more. */
  async #look(lane: number, after: Stamp): Promise<FeedEntry[] | null> {
    const entries = await readLane(this.store, lane, after);
    const isCut = this.#wasAway(lane) && await trimmedUpTo(this.store) > after;
    return isCut ? null : entries;
  }

  #hearOne(lane: number, entry: FeedEntry): void {
    this.#at[lane] = entry.stamp;
    this.counts.entries++;
    this.listener.heard(entry);
  }

  /** From here on; whoever was told so far catches up by sync. Once, however many lanes ask. */
  #startAnew(): Promise<void> {
    return this.#startingAnew ??= this.#skip().finally(() => this.#startingAnew = null);
  }

  async #skip(): Promise<void> {
    const began = this.#moment();
    const last = await within(lastOfLanes(this.store), READ_MS, null);
    if (last === null) return;
    for (const [lane, stamp] of last.entries()) {
      if (stamp > this.#at[lane]!) this.#at[lane] = stamp;
      this.#readAt[lane] = began;
    }
    this.#answered();
    this.counts.missed++;
    this.listener.missed();
  }

  /**
   * Whether entries may have been trimmed since what was read last. Asked when a read is over: the
   * process may have been stopped while it waited for the answer.
   */
  #wasAway(lane: number): boolean {
    const { steady, wall } = this.#readAt[lane]!;
    const longest = this.times.lifeMs / 2;
    const now = this.#moment();
    return now.steady - steady > longest || Math.abs(now.wall - wall) > longest;
  }

  #moment(): Moment {
    return { steady: this.clocks.steady(), wall: this.clocks.wall() };
  }

  #answered(): void {
    this.#answeredAt = this.clocks.steady();
    if (!this.#isLost) return;
    this.#isLost = false;
    this.listener.found();
  }

  /** By stamps that were the last ones a lifetime ago; no clock but one's own is asked. */
  async #trim(): Promise<void> {
    const now = this.clocks.steady();
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
