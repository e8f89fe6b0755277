import assert from "node:assert/strict";
import { VIEWER_DEEDS, viewerCap, viewerDeed } from "../../lib/screen/files/viewer_keys.ts";
import { chat } from "../../lib/words/en.ts";

Deno.test("what a tooltip says of a picture's keys is what they do, whichever way one reads", () => {
  assert.equal(viewerCap("next", false), "→");
  assert.equal(viewerDeed("ArrowRight", false), "next");
  assert.equal(viewerCap("next", true), "←");
  assert.equal(viewerDeed("ArrowLeft", true), "next");
  assert.equal(viewerDeed("ArrowRight", true), "previous");
});

Deno.test("a plus zooms with and without Shift, and other keys are left to others", () => {
  assert.equal(viewerCap("nearer", false), "+");
  assert.equal(viewerDeed("+", false), "nearer");
  assert.equal(viewerDeed("=", false), "nearer");
  assert.equal(viewerDeed("Tab", false), null);
});

Deno.test("each key of a picture has its words", () => {
  assert.deepEqual(VIEWER_DEEDS.filter((deed) => !chat.viewer[deed]), []);
});
