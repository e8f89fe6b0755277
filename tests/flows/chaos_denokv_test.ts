import assert from "node:assert/strict";
import { chaos } from "../chaos/chaos.ts";

Deno.test("so it does where two instances, and the database that they share, are killed in turn", async () => {
  const { verdict, counts } = await chaos({ seed: 3, kills: 6, denokv: true });
  assert.equal(verdict.text(), "");
  assert.ok(counts.kills === 6 && counts.storeKills === 1 && counts.acked > 60);
});
