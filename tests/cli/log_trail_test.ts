import assert from "node:assert/strict";
import { type LogPlace, placeAfter } from "../../lib/cli/room/log_trail.ts";
import type { Cursor, MessageId } from "../../lib/protocol/mod.ts";

/** After so many steps, from the first on. */
function after(steps: number): LogPlace {
  const where = { cursor: "" as Cursor, last: "" as MessageId, isBehind: false };
  let place: LogPlace = { ...where, at: 0, count: 0, earlier: [] };
  for (let i = 1; i <= steps; i++) place = placeAfter(place, where, i);
  return place;
}

Deno.test("few steps are kept, the first and the last ones among them, and some of any age", () => {
  for (const steps of [1, 2, 7, 100, 1_000, 30_000]) {
    const { earlier, count } = after(steps);
    const ages = earlier.map((step) => count - step.count);
    assert.equal(ages[0], steps, "the first");
    assert.deepEqual(ages.slice(-4), [4, 3, 2, 1].filter((age) => age <= steps));
    assert.ok(ages.length <= 7 + 4 * Math.log2(steps), `${ages}`);
    for (let undone = 1; undone <= steps; undone++) {
      const found = ages.findLast((age) => age >= undone)!;
      assert.ok(found <= undone * 2, `${undone} undone, ${found} told again: ${ages}`);
    }
  }
});

Deno.test("a place is from when the last message was said, though one of before is told again", () => {
  const { cursor, last, isBehind } = after(1);
  const place = placeAfter(after(9), { cursor, last, isBehind }, 4);
  assert.deepEqual([place.at, place.count], [9, 10]);
});
