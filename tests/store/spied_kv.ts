/** A real KV whose commits are looked at, held, or lost on their way there or back. */

export interface Commit {
  readonly checks: number;
  readonly mutations: number;
  /** As a test would estimate them: those of values that are bytes or texts. */
  readonly bytes: number;
  readonly largest: number;
}

type Loss = "request" | "reply";

export class SpiedKv {
  readonly commits: Commit[] = [];
  readonly kv: Deno.Kv;
  #held: Promise<void> | null = null;
  #losses: Loss[] = [];
  readonly #waiting: { count: number; resolve: () => void }[] = [];

  constructor(readonly real: Deno.Kv) {
    this.kv = new Proxy(real, {
      get: (target, name) => {
        if (name === "atomic") return () => this.#atomic();
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  static async inMemory(): Promise<SpiedKv> {
    return new SpiedKv(await Deno.openKv(":memory:"));
  }

  /** Commits wait until they are let go. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    return () => {
      this.#held = null;
      resolve();
    };
  }

  /** Resolves when so many commits have been begun. */
  async begun(count: number): Promise<void> {
    if (this.commits.length >= count) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ count, resolve });
    await promise;
  }

  /** What becomes of the next commits: one word each. */
  lose(...losses: Loss[]): void {
    this.#losses.push(...losses);
  }

  #atomic(): Deno.AtomicOperation {
    const atomic = this.real.atomic();
    const commit = { checks: 0, mutations: 0, bytes: 0, largest: 0 };
    const { check, set, delete: remove, sum, commit: land } = bound(atomic);
    atomic.check = (...checks) => {
      commit.checks += checks.length;
      return check(...checks);
    };
    atomic.set = (key, value, options) => {
      const size = sizeOf(value);
      commit.mutations++;
      commit.bytes += size;
      commit.largest = Math.max(commit.largest, size);
      return set(key, value, options);
    };
    atomic.delete = (key) => {
      commit.mutations++;
      return remove(key);
    };
    atomic.sum = (key, by) => {
      commit.mutations++;
      return sum(key, by);
    };
    atomic.commit = async () => {
      this.commits.push(commit);
      for (const { count, resolve } of this.#waiting) if (this.commits.length >= count) resolve();
      await this.#held;
      const loss = this.#losses.shift();
      if (loss === "request") throw new Error("the request was lost");
      const result = await land();
      if (loss === "reply") throw new Error("the reply was lost");
      return result;
    };
    return atomic;
  }
}

function bound(atomic: Deno.AtomicOperation) {
  return {
    check: atomic.check.bind(atomic),
    set: atomic.set.bind(atomic),
    delete: atomic.delete.bind(atomic),
    sum: atomic.sum.bind(atomic),
    commit: atomic.commit.bind(atomic),
  };
}

function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength;
  return JSON.stringify(value)?.length ?? 0;
}
