import assert from "node:assert/strict";
import { swipeOf } from "../../../lib/screen/phone/swipe.ts";
import { coveredOf } from "../../../lib/screen/phone/viewport.ts";

const start = { x: 100, y: 100, at: 0 };
const end = (x: number, y: number, at = 200) => ({ x: 100 + x, y: 100 + y, at });

Deno.test("a wipe to the right leads back, to the left on; where one reads from the right, the other way", () => {
  assert.equal(swipeOf(start, end(90, 10), false), "back");
  assert.equal(swipeOf(start, end(-90, 10), false), "on");
  assert.equal(swipeOf(start, end(90, 10), true), "on");
});

Deno.test("what is short, slow or goes rather up and down is no swipe", () => {
  assert.equal(swipeOf(start, end(40, 0), false), null);
  assert.equal(swipeOf(start, end(90, 0, 2_000), false), null);
  assert.equal(swipeOf(start, end(90, 60), false), null);
});

Deno.test("a keyboard covers what is missing of the height; bars and zooming cover nothing", () => {
  assert.equal(coveredOf({ height: 480, scale: 1 }, 844), 364);
  assert.equal(coveredOf({ height: 790, scale: 1 }, 844), 0);
  assert.equal(coveredOf({ height: 422, scale: 2 }, 844), 0);
});
