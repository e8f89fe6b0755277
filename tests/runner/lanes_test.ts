import { deepStrictEqual as equal, rejects } from "node:assert/strict";
import { inLanes } from "./lanes.ts";

/** Runs the items, each until it is let go; what has begun and is not done yet. */
function held(lanes: number, items: string[]) {
  const open = new Map<string, PromiseWithResolvers<string>>();
  const all = inLanes(lanes, items, (item) => {
    open.set(item, Promise.withResolvers());
    return open.get(item)!.promise;
  });
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    all,
    begun: () => [...open.keys()],
    async end(item: string) {
      open.get(item)!.resolve(`${item} is done`);
      await turn();
    },
    async fail(item: string) {
      open.get(item)!.reject(new Error(item));
      await turn();
    },
  };
}

Deno.test("as many run at a time as there are lanes, and the results have the order of the items", async () => {
  const { all, begun, end } = held(2, ["a", "b", "c"]);
  equal(begun(), ["a", "b"]);
  await end("b");
  equal(begun(), ["a", "b", "c"]);
  await end("c");
  await end("a");
  equal(await all, ["a is done", "b is done", "c is done"]);
});

Deno.test("nothing gives nothing", async () => {
  equal(await held(2, []).all, []);
});

Deno.test("what throws is heard", async () => {
  const { all, fail } = held(1, ["a", "b"]);
  const thrown = rejects(all, /^Error: a$/);
  await fail("a");
  await thrown;
});
