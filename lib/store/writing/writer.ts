/**
 * The one door for writes. What arrives while commits are in flight goes into the next one
 * together; writes that share a row stay in the order in which they came.
 */
import type { Epoch, Outcome, Refusal, Stamp } from "../../protocol/mod.ts";
import { refuse } from "../../protocol/mod.ts";
import { Batch } from "./batch.ts";
import { Draft, Missing } from "./draft.ts";
import type { RowCache } from "../log/row_cache.ts";
import { type Row, streamRow } from "../rows.ts";
import type { Told } from "./told.ts";
import { decideOnce } from "./stream.ts";
import type { Decision, Done, PlaceLimits, Write } from "./write.ts";

export interface WriterCounts {
  commits: number;
  writes: number;
  conflicts: number;
  failures: number;
}

interface Job {
  readonly write: Write;
  /** Those of one stream go in the order of their numbers. */
  readonly stream: string | null;
  rows: Row<unknown>[];
  loading: boolean;
  attempts: number;
  /** Its rows were fetched for it alone. */
  fresh: boolean;
  /** Has met another instance's write: it goes into a commit with its like, so it holds up nobody else. */
  contended: boolean;
  resolve(outcome: Outcome<Done>): void;
  reject(fault: unknown): void;
}

type Member = { job: Job; decision: Decision | Refusal };

const MOST_WAITING = 20_000;
const MOST_ATTEMPTS = 100;
/** Once a commit has its checks only few of those that wait still fit: not all are tried. */
const MOST_MISSES = 20;
const LATELY_MS = 100;
/** In place of a stamp: refusals only, or repeats of what was stored before. */
const NOTHING_TO_STORE = "";

export class Writer {
  /** Of the last commit that landed. */
  lastStamp: Stamp | null = null;
  readonly counts: WriterCounts = { commits: 0, writes: 0, conflicts: 0, failures: 0 };
  #queue: Job[] = [];
  /** Rows of commits in flight. */
  readonly #busy = new Set<string>();
  readonly #flights = new Set<Promise<void>>();
  #flewAt = -Infinity;
  #pumping = false;
  #closed = false;

  /** Handles that no commit is using: one a commit, as many as may be in flight. */
  readonly #free: Deno.Kv[];

  constructor(
    handles: readonly Deno.Kv[],
    private readonly cache: RowCache,
    private readonly told: Told,
    readonly epoch: Epoch,
    private readonly limits: PlaceLimits,
  ) {
    this.#free = [...handles];
  }

  /** Whether anything was written lately. */
  get isFlowing(): boolean {
    return performance.now() - this.#flewAt < LATELY_MS;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** What is in flight at this moment has landed then. */
  async landed(): Promise<void> {
    await Promise.all(this.#flights);
  }

  write(write: Write): Promise<Outcome<Done>> {
    if (this.#closed || this.#queue.length >= MOST_WAITING) {
      return Promise.resolve(refuse("unavailable"));
    }
    const stream = write.once === undefined ? null : streamRow(write.once.number.stream);
    const rows = stream === null ? [...write.rows] : [...write.rows, stream];
    const { promise, resolve, reject } = Promise.withResolvers<Outcome<Done>>();
    const state = { loading: false, attempts: 0, fresh: false, contended: false };
    this.#queue.push({ write, stream: stream?.name ?? null, rows, ...state, resolve, reject });
    this.#pumpSoon();
    return promise;
  }

  /** Lets what is in flight land, and refuses the rest. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#queue.splice(0)) job.resolve(refuse("unavailable"));
    while (this.#flights.size > 0) await this.landed();
  }

  #pumpSoon(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    queueMicrotask(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#queue.length > 0 && this.#free.length > 0) {
      const { batch, members } = this.#fill();
      if (members.length === 0) return;
      const flight = this.#fly(batch, members).finally(() => this.#flights.delete(flight));
      this.#flights.add(flight);
    }
  }

  /** Takes what can go now. What cannot keeps its place, and all of its stream behind it. */
  #fill(): { batch: Batch; members: Member[] } {
    const batch = new Batch(this.cache, this.told, this.epoch, this.limits);
    const members: Member[] = [];
    const left: Job[] = [];
    const held = new Set<string>();
    let isFull = false;
    let only: string | null | undefined;
    for (const job of this.#queue) {
      const group = job.contended ? job.rows[0]!.name : null;
      const goes = !isFull && (only === undefined || only === group) &&
        (job.stream === null || !held.has(job.stream)) &&
        !job.rows.some(({ name }) => this.#busy.has(name)) && this.#ready(job);
      const member = goes ? this.#decide(job, batch) : "waits";
      if (member === "faulty") continue;
      if (typeof member === "object") {
        members.push(member);
        only = group;
        continue;
      }
      if (member === "full") isFull = true;
      if (job.stream !== null) held.add(job.stream);
      left.push(job);
    }
    this.#queue = left;
    return { batch, members };
  }

  /** Whether all that it looks at is known; what is not is fetched. */
  #ready(job: Job): boolean {
    if (job.loading) return false;
    const unknown = job.rows.filter((row) => !this.cache.has(row));
    if (unknown.length === 0) return true;
    this.#load(job, unknown);
    return false;
  }

  #load(job: Job, rows: readonly Row<unknown>[]): void {
    job.loading = true;
    this.cache.load(rows).then(() => {
      job.loading = false;
      this.#pumpSoon();
    }, () => this.#drop(job));
  }

  #drop(job: Job): void {
    this.counts.failures++;
    const i = this.#queue.indexOf(job);
    if (i >= 0) this.#queue.splice(i, 1);
    job.resolve(refuse("unavailable"));
    this.#pumpSoon();
  }

  #decide(job: Job, batch: Batch): Member | "full" | "waits" | "faulty" {
    const draft = new Draft(batch, this.epoch);
    try {
      const decision = decideOnce(job.write, draft);
      const isUnchecked = "ok" in decision || (decision.stamp === null && draft.isEmpty);
      if (isUnchecked && this.#looksAgain(job, draft)) return "waits";
      if ("ok" in decision) return { job, decision };
      const fit = batch.absorb(draft);
      if (fit === "fits") return { job, decision };
      if (fit === "too late") return "waits";
      // No commit will ever have room for it: to wait would be for good, with all of its stream
      if (fit === "too many checks" && batch.checked.length === 0) {
        throw new Error(`A write rests on more rows than the ${this.limits.checks} of a commit`);
      }
      return fit === "too many checks" && batch.misses++ < MOST_MISSES ? "waits" : "full";
    } catch (error) {
      if (error instanceof Missing) {
        job.rows.push(error.row);
        this.#ready(job);
        return "waits";
      }
      job.reject(error);
      return "faulty";
    }
  }

  /**
   * A commit tells whether what it rests on still holds; a refusal, and a write that finds nothing
   * to do, have to look, also at what the decision came upon by itself. Once is enough.
   */
  #looksAgain(job: Job, { checks }: Draft): boolean {
    if (!this.limits.shared || job.fresh) return false;
    job.fresh = true;
    const known = new Set(job.rows.map(({ name }) => name));
    job.rows.push(...checks.filter(({ name }) => !known.has(name)));
    this.#load(job, job.rows);
    return true;
  }

  /** The next commit goes on its way before anyone hears of this one: the store need not wait. */
  async #fly(batch: Batch, members: Member[]): Promise<void> {
    const rows = members.flatMap(({ job }) => job.rows.map(({ name }) => name));
    for (const name of rows) this.#busy.add(name);
    const kv = this.#free.pop()!;
    const stamp = await this.#land(batch, members, kv);
    this.#free.push(kv);
    for (const name of rows) this.#busy.delete(name);
    this.cache.trim();
    this.#pump();
    if (stamp !== null) this.#settle(members, stamp);
  }

  /** The stamp of what is stored now; null where nothing was, and everyone concerned is seen to. */
  async #land(
    batch: Batch,
    members: Member[],
    kv: Deno.Kv,
  ): Promise<Stamp | typeof NOTHING_TO_STORE | null> {
    if (batch.isEmpty) return NOTHING_TO_STORE;
    this.counts.commits++;
    this.#flewAt = performance.now();
    try {
      const result = await batch.commit(kv);
      if (result.ok) {
        batch.written(result.versionstamp as Stamp);
        this.#note(result.versionstamp as Stamp);
        return result.versionstamp as Stamp;
      }
      await this.#again(batch, members);
    } catch {
      this.#fail(batch, members);
    }
    return null;
  }

  #note(stamp: Stamp): void {
    if (this.lastStamp === null || stamp > this.lastStamp) this.lastStamp = stamp;
  }

  #settle(members: Member[], stamp: Stamp | typeof NOTHING_TO_STORE): void {
    for (const { job, decision } of members) {
      for (const row of job.rows) if (row.passing === true) this.cache.forget(row);
      if ("ok" in decision) {
        job.resolve(decision);
        continue;
      }
      this.counts.writes++;
      job.resolve({ ok: true, value: { ...decision, stamp: decision.stamp ?? stamp as Stamp } });
    }
  }

  /** Somebody else was first. What met them is tried again apart from the rest. */
  async #again(batch: Batch, members: Member[]): Promise<void> {
    this.counts.conflicts++;
    const before = new Map(batch.checked.map((row) => [row.name, this.cache.seen(row)]));
    await this.cache.load(batch.checked);
    const moved = new Set(
      batch.checked.filter((row) =>
        before.get(row.name)?.versionstamp !== this.cache.seen(row)?.versionstamp
      ).map(({ name }) => name),
    );
    const again = members.map(({ job }) => job).filter((job) => ++job.attempts < MOST_ATTEMPTS);
    for (const job of again) job.contended = job.rows.some(({ name }) => moved.has(name));
    for (const { job } of members) {
      if (job.attempts >= MOST_ATTEMPTS) job.resolve(refuse("unavailable"));
    }
    this.#queue.unshift(...again);
  }

  /**
   * The store failed, or its answer was lost. Nobody is told that it was stored; when they ask
   * again, the stream's row says whether it was.
   */
  #fail(batch: Batch, members: Member[]): void {
    this.counts.failures++;
    for (const row of batch.checked) this.cache.forget(row);
    for (const { job } of members) {
      for (const row of job.rows) this.cache.forget(row);
      job.resolve(refuse("unavailable"));
    }
  }
}
