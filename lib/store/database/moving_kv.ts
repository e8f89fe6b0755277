/**
 * A handle on a denokv server that never stands still. Deno's client and the server both leave
 * Nagle's algorithm on: whatever is sent in two parts waits with the second for an acknowledgement,
 * which the other side holds back for 40 ms unless it has something to send itself. So a tiny read
 * goes before each commit, and others follow while an answer is awaited: their answers carry the
 * acknowledgements.
 */
import { epochRow } from "../rows.ts";

const NUDGE_MS = 2;
const MOST_NUDGES = 4;

export interface MovingKv {
  readonly kv: Deno.Kv;
  /** Resolves when nothing is on its way any more, so that the handle can be closed. */
  rest(): Promise<void>;
}

export function movingKv(kv: Deno.Kv): MovingKv {
  const mover = new Mover(kv);
  const moving = new Proxy(kv, {
    get(target, name) {
      const member = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => mover.follow(name, member.apply(target, given));
    },
  });
  return { kv: moving, rest: () => mover.rest() };
}

class Mover {
  #awaited = 0;
  readonly #nudges = new Set<Promise<void>>();
  #isResting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly kv: Deno.Kv) {}

  follow(name: string | symbol, result: unknown): unknown {
    if (result instanceof Promise) return this.#await(result);
    if (name === "list") return this.#wrap(result as Deno.KvListIterator<unknown>, "next");
    if (name === "atomic") return this.#wrap(result as Deno.AtomicOperation, "commit");
    return result;
  }

  async rest(): Promise<void> {
    this.#isResting = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#nudges);
  }

  /** The method is replaced on the object itself, so that chained calls keep it. */
  #wrap<O extends object, M extends keyof O>(object: O, method: M): O {
    const inner = object[method] as () => Promise<unknown>;
    const isCommit = method === "commit";
    object[method] = (() => {
      if (isCommit) this.#nudge();
      return this.#await(inner.call(object));
    }) as O[M];
    return object;
  }

  async #await<T>(answer: Promise<T>): Promise<T> {
    this.#awaited++;
    if (!this.#isResting) this.#timer ??= setTimeout(() => this.#keepMoving(), NUDGE_MS);
    try {
      return await answer;
    } finally {
      this.#awaited--;
    }
  }

  #keepMoving(): void {
    this.#timer = undefined;
    if (this.#awaited === 0) return;
    // A server that hangs is not sent more and more of them
    if (this.#nudges.size < MOST_NUDGES) this.#nudge();
    this.#timer = setTimeout(() => this.#keepMoving(), NUDGE_MS);
  }

  #nudge(): void {
    if (this.#isResting) return;
    const done = () => void this.#nudges.delete(nudge);
    const nudge: Promise<void> = this.kv.get(epochRow.key).then(done, done);
    this.#nudges.add(nudge);
  }
}
