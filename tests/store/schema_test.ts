/** The way from the rows of older versions to today's. */
import assert from "node:assert/strict";
import { schemaRow } from "../../lib/store/mod.ts";
import {
  bringUpToDate,
  type Migration,
  NewerSchema,
  newestSchema,
} from "../../lib/store/database/schema.ts";

/** Each adds its letter to what is there, once, however often it runs. */
const addsLetter = (letter: string): Migration => async (kv) => {
  const text = await kv.get<string>(["text"]);
  if (!(text.value ?? "").endsWith(letter)) await kv.set(["text"], (text.value ?? "") + letter);
};
const TWO: Migration[] = [addsLetter("b"), addsLetter("c")];

async function oldDatabase(schema = 1): Promise<Deno.Kv> {
  const kv = await Deno.openKv(":memory:");
  await kv.atomic().set(schemaRow.key, schema).set(["text"], "a").commit();
  return kv;
}

async function found(kv: Deno.Kv): Promise<unknown[]> {
  const [schema, text] = await kv.getMany([schemaRow.key, ["text"]]);
  return [schema.value, text.value];
}

Deno.test("rows of each older version become today's, one step after the other", async () => {
  for (const [schema, text] of [[1, "abc"], [2, "ac"], [3, "a"]] as const) {
    const kv = await oldDatabase(schema);
    for (let start = 0; start < 2; start++) {
      await bringUpToDate(kv, TWO);
      assert.deepEqual(await found(kv), [3, text]);
    }
    kv.close();
  }
});

Deno.test("an empty database begins with today's form, and nothing is rewritten", async () => {
  const kv = await Deno.openKv(":memory:");
  await bringUpToDate(kv, TWO);
  assert.deepEqual(await found(kv), [newestSchema(TWO), null]);
  kv.close();
});

Deno.test("a step that was cut short is done again at the next start, and those before it are not", async () => {
  const kv = await oldDatabase();
  const ran: string[] = [];
  const cut: Migration[] = [
    async (kv) => {
      ran.push("first");
      await TWO[0]!(kv);
    },
    async (kv) => {
      ran.push("second");
      await TWO[1]!(kv);
      if (ran.length < 3) throw new Error("The power went out");
    },
  ];
  await assert.rejects(bringUpToDate(kv, cut), /power/);
  assert.deepEqual(await found(kv), [2, "abc"], "it does not claim to be done");
  await bringUpToDate(kv, cut);
  assert.deepEqual(await found(kv), [3, "abc"]);
  assert.deepEqual(ran, ["first", "second", "second"]);
  kv.close();
});

Deno.test("instances that start side by side bring the rows up to date together", async () => {
  const kv = await oldDatabase();
  await Promise.all(Array.from({ length: 5 }, () => bringUpToDate(kv, TWO)));
  assert.deepEqual(await found(kv), [3, "abc"]);
  kv.close();
});

Deno.test("rows of a later version are refused before any step", async () => {
  const kv = await oldDatabase(4);
  await assert.rejects(bringUpToDate(kv, TWO), NewerSchema);
  assert.deepEqual(await found(kv), [4, "a"]);
  kv.close();
});
