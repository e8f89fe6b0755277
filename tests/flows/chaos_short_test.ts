import assert from "node:assert/strict";
import { chaos } from "../chaos/chaos.ts";

Deno.test("what is acknowledged outlives ten kills, once and in order, and everyone holds the same", async () => {
  const { verdict, counts } = await chaos({ seed: 2, kills: 10, denokv: false });
  assert.equal(verdict.text(), "");
  assert.ok(counts.kills === 10 && counts.acked > 100, JSON.stringify(counts));
});
