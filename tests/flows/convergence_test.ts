import assert from "node:assert/strict";
import { converging } from "../chaos/converging.ts";

// A client that gives up while its upgrade is under way leaves Deno waiting for it: a leak that is not ours
Deno.test(
  "what was followed live, what was synced later and what a fresh client holds are the same",
  {
    sanitizeOps: false,
  },
  async () => {
    const { verdict, counts } = await converging({ seed: 1, operations: 2_000, checkEvery: 500 });
    assert.equal(verdict.text(), "");
    assert.ok(counts.acked! > 1_000 && counts.cuts! > 20 && counts.sleeps! > 10);
  },
);
