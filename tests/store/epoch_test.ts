/** The age of a database, and the version of what lies in it. */
import assert from "node:assert/strict";
import { epochRow, openStore, schemaRow, type Store } from "../../lib/store/mod.ts";
import { newestSchema } from "../../lib/store/database/schema.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { SpiedKv } from "./spied_kv.ts";
import { memoryStore, openedAt, SHARED, storeOver } from "./chatter.ts";

Deno.test("every fresh database has an epoch of its own, and keeps it when it is opened again", async () => {
  await using temp = await tempFolder();
  const epochs: string[] = [];
  for (const name of ["one", "other", "one"]) {
    const store = await openedAt({ data: `${temp.path}/${name}`, kv: "file" });
    epochs.push(store.epoch);
    await store.close();
  }
  const [one, other, again] = epochs;
  assert.notEqual(one, other);
  assert.equal(again, one);
});

Deno.test("instances that open an empty database at once agree on its epoch", async () => {
  for (let round = 0; round < 20; round++) {
    const kv = await Deno.openKv(":memory:");
    const stores = await Promise.all(Array.from({ length: 5 }, () => storeOver(kv, SHARED)));
    assert.equal(new Set(stores.map(({ epoch }) => epoch)).size, 1);
    const [store] = stores as [Store];
    assert.equal((await store.kv.get(epochRow.key)).value, store.epoch);
    for (const each of stores) await each.close();
    kv.close();
  }
});

Deno.test("an instance that finds an empty database and is overtaken takes the other's epoch", async () => {
  const spy = await SpiedKv.inMemory();
  const letGo = spy.hold();
  const slow = storeOver(spy.kv, SHARED);
  await spy.begun(1);
  const quick = await storeOver(spy.real, SHARED);
  letGo();
  assert.equal((await slow).epoch, quick.epoch);
  await Promise.all([quick.close(), (await slow).close()]);
  spy.kv.close();
});

Deno.test("a database of a later version is refused in a sentence and left as it is", async () => {
  await using temp = await tempFolder();
  const place = { data: temp.path, kv: "file" } as const;
  const store = await openedAt(place);
  await store.kv.set(schemaRow.key, newestSchema() + 1);
  await store.close();
  for (let attempt = 0; attempt < 2; attempt++) {
    const outcome = await openStore(place);
    if (outcome.ok) await outcome.store.close();
    assert.ok(!outcome.ok);
    assert.match(outcome.problem, /^The data in \S+parley\.db was written by a newer version of /);
    assert.match(outcome.problem, /: start that version, or go back to a copy from before/);
  }
  const kv = await Deno.openKv(`${temp.path}/parley.db`);
  assert.equal((await kv.get(schemaRow.key)).value, newestSchema() + 1);
  kv.close();
});

Deno.test("a database of this version says so", async () => {
  const store = await memoryStore();
  assert.equal((await store.kv.get(schemaRow.key)).value, newestSchema());
  await store.close();
});
