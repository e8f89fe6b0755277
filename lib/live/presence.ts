/**
 * Who is online, over all instances. A person is online while an instance says so that is alive:
 * one row a person and instance, one sign of life an instance, nothing a socket.
 */
import { randomLetters, type UserId } from "../protocol/mod.ts";
import {
  beat,
  forgetInstance,
  listBeats,
  listOnline,
  markOffline,
  markOnline,
  type Store,
} from "../store/mod.ts";
import { rest } from "./rest.ts";
import type { LiveTimes } from "./times.ts";

export interface PresenceListener {
  /** Told when the answer to "is this person online" has changed. */
  changed(user: UserId, isOnline: boolean, at: number): void;
  isHere(user: UserId): boolean;
  here(): Iterable<UserId>;
}

export class Presence {
  readonly #instance = randomLetters(12);
  readonly #online = new Map<UserId, Set<string>>();
  /** Those whose last socket here has closed, until the grace is over. */
  readonly #leaving = new Map<UserId, ReturnType<typeof setTimeout>>();
  readonly #heard = new Map<string, { versionstamp: string; since: number }>();
  readonly #stop = new AbortController();
  #task: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly listener: PresenceListener,
    private readonly now: () => number,
    private readonly times: LiveTimes,
  ) {}

  async start(): Promise<void> {
    await this.rescan();
    await beat(this.store, this.#instance, this.now());
    this.#task = this.#live();
  }

  /** Rows stay as they are: who comes back to the next start within the grace was never away. */
  async stop(): Promise<void> {
    this.#stop.abort();
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    this.#leaving.clear();
    await this.#task;
  }

  isOnline(user: UserId): boolean {
    return this.#online.has(user);
  }

  /** From the rows, for an instance that has just come or has missed something. */
  async rescan(): Promise<void> {
    const rows = await listOnline(this.store);
    this.#online.clear();
    for (const { user, instance } of rows) this.#note(user, instance, true);
  }

  arrived(user: UserId): void {
    clearTimeout(this.#leaving.get(user));
    this.#leaving.delete(user);
    if (!this.#online.get(user)?.has(this.#instance)) this.#say(user, true);
  }

  left(user: UserId): void {
    if (this.#leaving.has(user) || this.#stop.signal.aborted) return;
    const timer = setTimeout(() => {
      this.#leaving.delete(user);
      if (!this.listener.isHere(user)) this.#say(user, false);
    }, this.times.graceMs);
    this.#leaving.set(user, timer);
  }

  /** The feed has it: this instance's own words come back the same way. */
  heard(user: UserId, instance: string, isOnline: boolean, at: number): void {
    const before = this.#online.has(user);
    this.#note(user, instance, isOnline);
    // Taken for dead by others, while it was only slow
    if (instance === this.#instance && !isOnline && this.listener.isHere(user)) {
      this.#say(user, true);
    }
    const after = this.#online.has(user);
    if (before !== after) this.listener.changed(user, after, at);
  }

  #note(user: UserId, instance: string, isOnline: boolean): void {
    const instances = this.#online.get(user) ?? new Set();
    if (isOnline) instances.add(instance);
    else instances.delete(instance);
    if (instances.size > 0) this.#online.set(user, instances);
    else this.#online.delete(user);
  }

  /** What fails now is put right by the next look at the instances. */
  #say(user: UserId, isOnline: boolean): void {
    const row = { user, instance: this.#instance };
    const said = isOnline
      ? markOnline(this.store, row, this.now())
      : markOffline(this.store, row, this.now());
    said.catch(() => {});
  }

  async #live(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await rest(this.times.beatMs, this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      await this.#look().catch(() => {});
    }
  }

  async #look(): Promise<void> {
    await beat(this.store, this.#instance, this.now());
    const beats = await listBeats(this.store);
    const steady = performance.now();
    for (const { instance, at, versionstamp } of beats) {
      if (instance === this.#instance) continue;
      const known = this.#heard.get(instance);
      if (known?.versionstamp !== versionstamp) {
        this.#heard.set(instance, { versionstamp, since: steady });
      } else if (steady - known.since >= this.#patience) await this.#bury(instance, at);
    }
    await this.#sweep(new Set(beats.map(({ instance }) => instance)));
  }

  /** A file has one process: whatever else is in it is from before, and has the grace to come back. */
  get #patience(): number {
    return this.store.isShared ? this.times.leaseMs : this.times.graceMs;
  }

  async #bury(instance: string, at: number): Promise<void> {
    for (const row of await listOnline(this.store)) {
      if (row.instance === instance) await markOffline(this.store, row, at);
    }
    await forgetInstance(this.store, instance);
    this.#heard.delete(instance);
  }

  /** Rows that a failed write left behind, either way. */
  async #sweep(alive: ReadonlySet<string>): Promise<void> {
    for (const [user, instances] of this.#online) {
      const isWrong = instances.has(this.#instance) && !this.#leaving.has(user) &&
        !this.listener.isHere(user);
      if (isWrong) await markOffline(this.store, { user, instance: this.#instance }, this.now());
      for (const instance of instances) {
        if (instance === this.#instance || alive.has(instance)) continue;
        await markOffline(this.store, { user, instance }, this.now());
      }
    }
    for (const user of this.listener.here()) {
      if (!this.#online.get(user)?.has(this.#instance)) this.#say(user, true);
    }
  }
}
