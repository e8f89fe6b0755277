/** What is cut out of a picture: within its edges, wherever it is moved and however it is zoomed. */
import assert from "node:assert/strict";
import { largestIn, MOST_ZOOM, moved, zoomed, zoomOf } from "../../../lib/screen/face/cut.ts";

const WIDE = { width: 400, height: 200 };

Deno.test("at first as much as fits is cut from the middle", () => {
  assert.deepEqual(largestIn(WIDE), { x: 100, y: 0, side: 200 });
  assert.deepEqual(largestIn({ width: 3, height: 8 }), { x: 0, y: 2.5, side: 3 });
});

Deno.test("it is moved as far as there is something to see", () => {
  const cut = largestIn(WIDE);
  assert.deepEqual(moved(cut, { x: 30, y: 0 }, WIDE), { x: 130, y: 0, side: 200 });
  assert.deepEqual(moved(cut, { x: 999, y: 5 }, WIDE), { x: 200, y: 0, side: 200 });
  assert.deepEqual(moved(cut, { x: -999, y: -5 }, WIDE), { x: 0, y: 0, side: 200 });
});

Deno.test("zoomed in, what is in its middle stays there", () => {
  const close = zoomed(largestIn(WIDE), 2, WIDE);
  assert.deepEqual(close, { x: 150, y: 50, side: 100 });
  assert.equal(zoomOf(close, WIDE), 2);
  assert.equal(zoomed(close, 100, WIDE).side, 200 / MOST_ZOOM);
});

Deno.test("zoomed out at an edge, it goes no further than that", () => {
  const corner = moved(zoomed(largestIn(WIDE), 4, WIDE), { x: 999, y: 999 }, WIDE);
  assert.deepEqual(corner, { x: 350, y: 150, side: 50 });
  assert.deepEqual(zoomed(corner, 2, WIDE), { x: 300, y: 100, side: 100 });
  assert.deepEqual(zoomed(corner, 0, WIDE), { x: 200, y: 0, side: 200 });
});
