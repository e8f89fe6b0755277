/** A server whose data was written by a later version. */
import assert from "node:assert/strict";
import { openStore, schemaRow } from "../../lib/store/mod.ts";
import { newestSchema } from "../../lib/store/database/schema.ts";
import { denokvServer } from "../support/denokv.ts";
import { instanceOn } from "./chatter.ts";

Deno.test("a server with data of a later version is refused in a sentence, and nothing is left open", async () => {
  await using server = await denokvServer();
  const store = await instanceOn(server);
  await store.kv.set(schemaRow.key, newestSchema() + 1);
  await store.close();
  const { address, token } = server;
  const outcome = await openStore({ data: "", kv: new URL(address), token });
  if (outcome.ok) await outcome.store.close();
  assert.ok(!outcome.ok);
  assert.match(outcome.problem, /^The data in http:\S+ was written by a newer version of Parley: /);
});
