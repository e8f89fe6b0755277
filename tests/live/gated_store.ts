/**
 * A real store of several lanes, as one over a denokv server has them, in memory. Its reads of the
 * feed can be held back, before they begin or at their end.
 */
import { Draft, Store } from "../../lib/store/mod.ts";
import { newRoomId, type RoomId } from "../../lib/protocol/mod.ts";
import { laneOf } from "../../lib/store/rows.ts";
import { given } from "../support/seed.ts";

export const LANES = 8;

type Gate = { readonly at: "start" | "end"; readonly passed: Promise<void> };

export class GatedStore implements AsyncDisposable {
  /** How many reads of one lane were ever under way at once. */
  mostAtOnce = 0;
  readonly #gates = new Map<number, Gate>();
  readonly #waiting = new Map<number, () => void>();
  readonly #underWay = new Map<number, number>();

  private constructor(
    readonly store: Store,
    private readonly kv: Deno.Kv,
  ) {}

  /** `deaf`: its bells hang where nothing ever rings. */
  static async open({ deaf = false, lanes = LANES } = {}): Promise<GatedStore> {
    const kv = await Deno.openKv(":memory:");
    const elsewhere = deaf ? { bells: await Deno.openKv(":memory:") } : {};
    const holder: { gated?: GatedStore } = {};
    const store = await Store.over({
      kv: watched(kv, (lane, rows) => holder.gated?.through(lane, rows) ?? rows),
      ...elsewhere,
      limits: { checks: 10, shared: true, lanes },
    });
    return holder.gated = new GatedStore(store, kv);
  }

  /** Reads of the lane go no further from now on; the answer lets them. */
  hold(lane: number, at: Gate["at"]): { arrived: Promise<void>; release: () => void } {
    const { promise: passed, resolve: release } = Promise.withResolvers<void>();
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const gate = { at, passed };
    this.#gates.set(lane, gate);
    this.#waiting.set(lane, arrive);
    return {
      arrived,
      release: () => {
        if (this.#gates.get(lane) === gate) this.#gates.delete(lane);
        release();
      },
    };
  }

  async *through<T>(lane: number, rows: AsyncIterable<T>): AsyncGenerator<T> {
    const underWay = (this.#underWay.get(lane) ?? 0) + 1;
    this.#underWay.set(lane, underWay);
    this.mostAtOnce = Math.max(this.mostAtOnce, underWay);
    try {
      if (this.#gates.get(lane)?.at === "start") await this.#wait(lane);
      yield* rows;
      if (this.#gates.get(lane)?.at === "end") await this.#wait(lane);
    } finally {
      this.#underWay.set(lane, this.#underWay.get(lane)! - 1);
    }
  }

  async #wait(lane: number): Promise<void> {
    this.#waiting.get(lane)?.();
    await this.#gates.get(lane)?.passed;
  }

  /** One commit that tells these rooms something. */
  async tell(text: string, ...rooms: RoomId[]): Promise<string> {
    const done = await this.store.writer.write({
      rows: [],
      decide(draft: Draft) {
        for (const room of rooms) draft.say(room, { text }, []);
        return { ok: true };
      },
    });
    return given(done).stamp;
  }

  /** From when on entries are gone. */
  async feedRows(): Promise<number> {
    return (await Array.fromAsync(this.kv.list({ prefix: ["feed"] }))).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store.close();
  }
}

/** A room whose news goes through this lane. */
export function roomOfLane(lane: number): RoomId {
  for (;;) {
    const room = newRoomId();
    if (laneOf(room, LANES) === lane) return room;
  }
}

type Through = (lane: number, rows: AsyncIterable<never>) => AsyncIterable<unknown>;

/** The feed's rows go through the gates; everything else is the handle's own. */
function watched(kv: Deno.Kv, through: Through): Deno.Kv {
  const list = (selector: Deno.KvListSelector, options?: Deno.KvListOptions) => {
    const rows = kv.list(selector, options);
    const lane = "start" in selector && !("prefix" in selector) ? selector.start : [];
    return lane[0] === "feed" ? through(lane[1] as number, rows as never) : rows;
  };
  return new Proxy(kv, {
    get(target, name) {
      if (name === "list") return list;
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
