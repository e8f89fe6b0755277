/** A store that does not answer until it is let go: what comes meanwhile stays open. */
export interface HeldKv extends Disposable {
  release(): void;
}

type Held = "list" | "getMany";

export function holdReads(kv: Deno.Kv, which: Held): HeldKv {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { list, getMany } = kv;
  const held = {
    async *list(...asked: Parameters<Deno.Kv["list"]>) {
      await promise;
      yield* list.apply(kv, asked);
    },
    async getMany(...asked: Parameters<Deno.Kv["getMany"]>) {
      await promise;
      return await getMany.apply(kv, asked);
    },
  };
  Object.assign(kv, { [which]: held[which] });
  const release = () => {
    // What the prototype has shows again
    delete (kv as Partial<Deno.Kv>)[which];
    resolve();
  };
  return { release, [Symbol.dispose]: release };
}
