import assert from "node:assert/strict";
import { until } from "../../lib/actions/files/stream_until.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const CRUMB: Bytes = new Uint8Array(1);
const MANY = 400_000;
const MOST_HEAP_BYTES = 50 * 1024 * 1024;

Deno.test("what is sent in crumbs leaves nothing behind in memory", async () => {
  async function* crumbs(): AsyncIterable<Bytes> {
    for (let i = 0; i < MANY; i++) yield CRUMB;
  }
  const before = Deno.memoryUsage().heapUsed;
  let [seen, most] = [0, 0];
  for await (const _ of until(crumbs(), new AbortController().signal)) {
    if (++seen % 10_000 === 0) most = Math.max(most, Deno.memoryUsage().heapUsed);
  }
  assert.equal(seen, MANY);
  assert.ok(most - before < MOST_HEAP_BYTES, `${most - before} bytes`);
});

Deno.test("who hangs is listened to until somebody else has the word, and hears of it", async () => {
  const hangUp = Promise.withResolvers<void>();
  const stream: AsyncIterable<Bytes> = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise(() => {}),
      return: () => Promise.resolve({ done: true, value: hangUp.resolve() }),
    }),
  };
  const ending = new AbortController();
  const parts = Array.fromAsync(until(stream, ending.signal));
  ending.abort();
  assert.deepEqual(await parts, []);
  await hangUp.promise;
});
