import { type Epoch, randomLetters, type Stamp } from "../../protocol/mod.ts";
import { within } from "../../deadline.ts";
import type { HighWater } from "./high_water.ts";
import type { FolderLock } from "./lock.ts";
import { RowCache } from "../log/row_cache.ts";
import { epochRow, openedRow } from "../rows.ts";
import { bringUpToDate } from "./schema.ts";
import { SessionCache } from "../people/session_cache.ts";
import { Told } from "../writing/told.ts";
import type { PlaceLimits } from "../writing/write.ts";
import { Writer } from "../writing/writer.ts";

/** What a place brings along: its handles, its limits, and what holds it. */
export interface StoreParts {
  readonly kv: Deno.Kv;
  /** A handle for `watch` alone where one that also reads and writes would be slow to hear. */
  readonly bells?: Deno.Kv;
  /** Handles for commits, one for each that may be in flight; a file takes one after the other. */
  readonly writers?: readonly Deno.Kv[];
  /** Resolves when the handles have nothing on its way that nobody waits for. */
  readonly rest?: () => Promise<unknown>;
  readonly limits: PlaceLimits;
  readonly lock?: FolderLock;
  /** How far this database has come before, where that can be known. */
  readonly highWater?: HighWater;
}

/** An open store. It belongs to whoever opened it, and is closed once. */
export class Store {
  readonly kv: Deno.Kv;
  readonly bells: Deno.Kv;
  readonly cache: RowCache;
  readonly sessions: SessionCache;
  readonly told = new Told();
  readonly writer: Writer;
  #closed = false;
  #remembered: Stamp | null = null;
  #probe: { startedAt: number; answered: Promise<boolean> } | null = null;

  private constructor(private readonly parts: StoreParts, readonly epoch: Epoch) {
    this.kv = parts.kv;
    this.bells = parts.bells ?? parts.kv;
    this.cache = new RowCache(this.kv);
    this.sessions = new SessionCache(this.kv);
    this.writer = new Writer(
      parts.writers ?? [this.kv],
      this.cache,
      this.told,
      epoch,
      parts.limits,
    );
  }

  static async over(parts: StoreParts): Promise<Store> {
    await bringUpToDate(parts.kv);
    const epoch = await settle(parts.kv);
    return new Store(parts, await renewIfBehind(parts, epoch));
  }

  /** Whether other processes use it too. */
  get isShared(): boolean {
    return this.parts.limits.shared;
  }

  /** Into how many the feed is divided. */
  get lanes(): number {
    return this.parts.limits.lanes;
  }

  get counts(): Readonly<Record<string, number>> {
    const { counts, waiting } = this.writer;
    return { ...counts, waiting, feedLagMs: Math.round(this.told.lagMs) };
  }

  /** Whether the store answers a read within the time; never throws, never takes longer. */
  async ping(timeoutMs: number): Promise<boolean> {
    if (this.#closed) return false;
    return await within(this.#read(), timeoutMs, false);
  }

  /** Leaves word of how far the database has come, for the next one who opens it. */
  async remember(): Promise<void> {
    const stamp = this.writer.lastStamp;
    if (stamp === null || stamp === this.#remembered) return;
    this.#remembered = stamp;
    await this.parts.highWater?.write(stamp);
  }

  /** What is in flight lands first; a store that hangs is not waited for longer than this. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await within(this.writer.close(), CLOSE_MS, undefined);
    await this.remember();
    await within(Promise.resolve(this.parts.rest?.()), CLOSE_MS, undefined);
    this.kv.close();
    for (const handle of [this.parts.bells, ...this.parts.writers ?? []]) handle?.close();
    this.parts.lock?.release();
  }

  /**
   * A read of a hung server stays open for good, so those who ask while one is under way share
   * it: health checks must not pile up. After a while a new one is tried, for the old one may
   * hang on a connection that died while the server is well.
   */
  #read(): Promise<boolean> {
    const startedAt = performance.now();
    if (this.#probe !== null && startedAt - this.#probe.startedAt < PROBE_SHARED_MS) {
      return this.#probe.answered;
    }
    const answered = this.kv.get(epochRow.key).then(() => true, () => false);
    const probe = { startedAt, answered };
    this.#probe = probe;
    answered.then(() => {
      if (this.#probe === probe) this.#probe = null;
    });
    return answered;
  }
}

const PROBE_SHARED_MS = 10_000;
const CLOSE_MS = 1_000;

/** The epoch of the database; a fresh one gets one of its own. Of several instances one decides. */
async function settle(kv: Deno.Kv): Promise<Epoch> {
  for (;;) {
    const epoch = await kv.get<Epoch>(epochRow.key);
    if (epoch.value !== null) return epoch.value;
    await kv.atomic().check(epoch).set(epochRow.key, newEpoch(0)).commit();
  }
}

/** Another epoch for a database that has been further already: a copy was put in its place. */
async function renewIfBehind({ kv, highWater }: StoreParts, epoch: Epoch): Promise<Epoch> {
  const seen = await highWater?.read() ?? null;
  if (seen === null) return epoch;
  const opened = await kv.set(openedRow.key, true);
  if (opened.versionstamp > seen) return epoch;
  const next = newEpoch(parseInt(epoch.slice(0, 2), 36) + 1);
  const renewed = await kv.set(epochRow.key, next);
  // From here on the copy is the database: it is not behind itself at the next start
  await highWater?.write(renewed.versionstamp as Stamp);
  return next;
}

/** Counted, so that later ones sort after earlier ones; random, so that no two histories share one. */
function newEpoch(number: number): Epoch {
  return number.toString(36).padStart(2, "0") + randomLetters(4) as Epoch;
}
