/**
 * Who is online, over all instances. A person is online while an instance says so that is alive:
 * one row a person and instance, one sign of life an instance, nothing a socket. They are away
 * where none of their sockets has anybody at its keyboard; and what they say of it themselves
 * comes before what their sockets tell.
 */
import {
  AUTO,
  type PresenceState,
  randomLetters,
  type Said,
  saidAt,
  type UserId,
} from "../protocol/mod.ts";
import {
  beat,
  type Control,
  forgetInstance,
  listBeats,
  listOnline,
  markOffline,
  markOnline,
  peopleOf,
  type Standing,
  type Store,
} from "../store/mod.ts";
import { rest } from "./rest.ts";
import type { LiveTimes } from "./times.ts";

/** How somebody's presence is shown. */
export interface Shown {
  readonly toOthers: PresenceState;
  readonly toOwn: PresenceState;
}

export interface PresenceListener {
  /** Told when it is to be shown otherwise; of who has gone, when that was. */
  changed(user: UserId, before: Shown, after: Shown, at: number | null): void;
  /** By their sockets here. */
  standingOf(user: UserId): Standing;
  here(): Iterable<UserId>;
}

/** Somebody who is online somewhere. */
interface Known {
  readonly instances: Map<string, Standing>;
  said: Said;
}

type Heard = Extract<Control, { readonly do: "presence" | "said" }>;

const ABSENT: Shown = { toOthers: "offline", toOwn: "offline" };

export class Presence {
  readonly #instance = randomLetters(12);
  readonly #people = new Map<UserId, Known>();
  /** What was told last, of those who are not offline to everyone. */
  readonly #told = new Map<UserId, Shown>();
  /** What is heard while the rows are read, which may be from before that; null at other times. */
  #meanwhile: Heard[] | null = null;
  /** Those of whom a socket here has closed, until the grace is over. */
  readonly #leaving = new Map<UserId, ReturnType<typeof setTimeout>>();
  /** What is on its way to the store. */
  readonly #saying = new Map<UserId, Promise<void>>();
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

  /** As it is now: what they say ends by itself. */
  shownOf(user: UserId): Shown {
    const person = this.#people.get(user);
    if (person === undefined) return ABSENT;
    const standing = [...person.instances.values()].includes("online") ? "online" : "away";
    const { as } = saidAt(person.said, this.now());
    if (as === "hidden") return { toOthers: "offline", toOwn: standing };
    const shown = as === "auto" ? standing : as;
    return { toOthers: shown, toOwn: shown };
  }

  /** From the rows, for an instance that has just come or has missed something. */
  async rescan(): Promise<void> {
    this.#meanwhile ??= [];
    try {
      const rows = await listOnline(this.store);
      const people = await peopleOf(this.store, [...new Set(rows.map(({ user }) => user))]);
      this.#people.clear();
      for (const { user, instance, standing } of rows) {
        this.#note(user, instance, standing, people.get(user)?.said ?? AUTO);
      }
      for (const user of [...this.#told.keys(), ...this.#people.keys()]) this.#tell(user, null);
    } finally {
      const heard = this.#meanwhile ?? [];
      this.#meanwhile = null;
      for (const control of heard) this.heard(control);
    }
  }

  /** Who comes back to a keyboard is told of at once; of others only that they are back at all. */
  arrived(user: UserId): void {
    const standing = this.listener.standingOf(user);
    const here = this.#standingHere(user);
    if (standing === "online" || here === "away") {
      clearTimeout(this.#leaving.get(user));
      this.#leaving.delete(user);
    }
    if (here !== standing && !this.#leaving.has(user)) this.#say(user, standing);
  }

  left(user: UserId): void {
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#leaving.get(user));
    const timer = setTimeout(() => {
      this.#leaving.delete(user);
      this.turned(user);
    }, this.times.graceMs);
    this.#leaving.set(user, timer);
  }

  /** Somebody came back to a keyboard, or left it. Who has just closed a socket has time for another. */
  turned(user: UserId): void {
    const standing = this.listener.standingOf(user);
    if (standing === "online" || !this.#leaving.has(user)) this.#say(user, standing);
  }

  /** The feed has it: this instance's own words come back the same way. */
  heard(control: Heard): void {
    if (this.#meanwhile !== null) return void this.#meanwhile.push(control);
    const { user, said } = control;
    if (control.do === "said") {
      const person = this.#people.get(user);
      if (person !== undefined) person.said = said;
      return this.#tell(user, null);
    }
    const { instance, standing, at } = control;
    this.#note(user, instance, standing, said);
    // Taken for dead by others, while it was only slow
    if (instance === this.#instance && standing === "offline") {
      const here = this.listener.standingOf(user);
      if (here !== "offline") this.#say(user, here);
    }
    this.#tell(user, standing === "offline" ? at : null);
  }

  #tell(user: UserId, at: number | null): void {
    const before = this.#told.get(user) ?? ABSENT;
    const after = this.shownOf(user);
    if (before.toOthers === after.toOthers && before.toOwn === after.toOwn) return;
    if (this.#people.has(user)) this.#told.set(user, after);
    else this.#told.delete(user);
    this.listener.changed(user, before, after, at);
  }

  #note(user: UserId, instance: string, standing: Standing, said: Said): void {
    const { instances } = this.#people.get(user) ?? { instances: new Map() };
    if (standing === "offline") instances.delete(instance);
    else instances.set(instance, standing);
    if (instances.size > 0) this.#people.set(user, { instances, said });
    else this.#people.delete(user);
  }

  #standingHere(user: UserId): Standing {
    return this.#people.get(user)?.instances.get(this.#instance) ?? "offline";
  }

  /**
   * Of one person one thing after the other: what was said last has to be what holds. What fails now
   * is put right by the next look at the instances.
   */
  #say(user: UserId, standing: Standing): void {
    const row = { user, instance: this.#instance };
    const write = () =>
      standing === "offline"
        ? markOffline(this.store, row, this.now())
        : markOnline(this.store, row, standing, this.now());
    const said = (this.#saying.get(user) ?? Promise.resolve()).then(write).catch(() => {})
      .then(() => {
        if (this.#saying.get(user) === said) this.#saying.delete(user);
      });
    this.#saying.set(user, said);
  }

  async #live(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await rest(this.times.beatMs, this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      this.#endSayings();
      await this.#look().catch(() => {});
    }
  }

  #endSayings(): void {
    for (const [user, { said }] of this.#people) if (said.until !== null) this.#tell(user, null);
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
    for (const [user, { instances }] of this.#people) {
      // Those whose sockets a stop has closed come back to the next start: nobody is to see them go
      if (this.#stop.signal.aborted) return;
      const isWrong = instances.has(this.#instance) && !this.#leaving.has(user) &&
        this.listener.standingOf(user) === "offline";
      if (isWrong) await markOffline(this.store, { user, instance: this.#instance }, this.now());
      for (const instance of instances.keys()) {
        if (instance === this.#instance || alive.has(instance)) continue;
        await markOffline(this.store, { user, instance }, this.now());
      }
    }
    for (const user of this.listener.here()) {
      const isLeaving = this.#leaving.has(user) && this.#standingHere(user) !== "offline";
      const standing = this.listener.standingOf(user);
      if (!isLeaving && this.#standingHere(user) !== standing) this.#say(user, standing);
    }
  }
}
