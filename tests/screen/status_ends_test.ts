import assert from "node:assert/strict";
import { endOf } from "../../lib/screen/sheet/status_ends.ts";

const at = (day: number, hour = 0, minute = 0) => new Date(2025, 2, day, hour, minute).getTime();

Deno.test("an end is so long from now, or at midnight, or there is none", () => {
  const friday = at(14, 15, 20);
  assert.equal(endOf("never", friday), null);
  assert.equal(endOf("half hour", friday), at(14, 15, 50));
  assert.equal(endOf("four hours", friday), at(14, 19, 20));
  assert.equal(endOf("today", friday), at(15));
});

Deno.test("a week ends when Sunday is over, on a Sunday too", () => {
  assert.equal(endOf("week", at(14, 15)), at(17));
  assert.equal(endOf("week", at(16, 1)), at(17));
  assert.equal(endOf("week", at(17, 0)), at(24));
});
