/** A real KV whose requests overtake each other, as those of several instances do: which goes next is chance. */

import { setImmediate } from "node:timers";

export class Shuffle {
  readonly #waiting: (() => void)[] = [];
  #isTurning = false;

  /** `below` gives a whole number from 0 to before its argument. */
  constructor(private readonly below: (count: number) => number) {}

  over(real: Deno.Kv): Deno.Kv {
    return new Proxy(real, {
      get: (target, name) => {
        if (name === "get" || name === "getMany") {
          return async (...given: unknown[]) => {
            await this.turn();
            return await Reflect.apply(target[name], target, given);
          };
        }
        if (name === "list") return (...given: [never]) => this.#list(target.list(...given));
        if (name === "atomic") return () => this.#atomic(target.atomic());
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  turn(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    this.#turnSoon();
    return promise;
  }

  #turnSoon(): void {
    if (this.#isTurning) return;
    this.#isTurning = true;
    setImmediate(() => {
      this.#isTurning = false;
      const [next] = this.#waiting.splice(this.below(this.#waiting.length), 1);
      next!();
      if (this.#waiting.length > 0) this.#turnSoon();
    });
  }

  async *#list<T>(entries: AsyncIterable<Deno.KvEntry<T>>): AsyncIterable<Deno.KvEntry<T>> {
    await this.turn();
    for await (const entry of entries) {
      yield entry;
      await this.turn();
    }
  }

  #atomic(atomic: Deno.AtomicOperation): Deno.AtomicOperation {
    const land = atomic.commit.bind(atomic);
    atomic.commit = async () => {
      await this.turn();
      const landed = await land();
      await this.turn();
      return landed;
    };
    return atomic;
  }
}
