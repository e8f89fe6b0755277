import assert from "node:assert/strict";
import { openStore } from "../../lib/store/mod.ts";

Deno.test("a store in memory answers until it is closed, and closing twice is fine", async () => {
  const outcome = await openStore({ data: "/nowhere", kv: ":memory:" });
  assert.ok(outcome.ok);
  assert.equal(await outcome.store.ping(5_000), true);
  await outcome.store.close();
  await outcome.store.close();
  assert.equal(await outcome.store.ping(5_000), false);
});

Deno.test("two stores in memory share nothing", async () => {
  const [one, two] = [await memory(), await memory()];
  await one.kv.set(["key"], "value");
  assert.equal((await two.kv.get(["key"])).value, null);
  await one.close();
  await two.close();
});

async function memory() {
  const outcome = await openStore({ data: "/nowhere", kv: ":memory:" });
  assert.ok(outcome.ok);
  return outcome.store;
}
