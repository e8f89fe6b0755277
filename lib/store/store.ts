import { within } from "./deadline.ts";
import type { FolderLock } from "./lock.ts";

/** An open store. It belongs to whoever opened it, and is closed once. */
export class Store {
  #closed = false;
  #probe: { startedAt: number; answered: Promise<boolean> } | null = null;

  constructor(readonly kv: Deno.Kv, private readonly lock: FolderLock | null = null) {}

  /** Whether the store answers a read within the time; never throws, never takes longer. */
  async ping(timeoutMs: number): Promise<boolean> {
    if (this.#closed) return false;
    return await within(this.#read(), timeoutMs, false);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.kv.close();
    this.lock?.release();
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
    const answered = this.kv.get(["meta", "epoch"]).then(() => true, () => false);
    const probe = { startedAt, answered };
    this.#probe = probe;
    answered.then(() => {
      if (this.#probe === probe) this.#probe = null;
    });
    return answered;
  }
}

const PROBE_SHARED_MS = 10_000;
