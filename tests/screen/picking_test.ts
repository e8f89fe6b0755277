import assert from "node:assert/strict";
import { type EmojiFile, readEmoji } from "../../lib/format/mod.ts";
import type { CustomEmoji } from "../../lib/protocol/mod.ts";
import { picksFound, picksOn, type Stock } from "../../lib/screen/emoji/picking.ts";

const file: EmojiFile = {
  groups: ["people", "food"],
  emoji: [
    ["\u{1f44b}", 0, "waving hand", "hello|wave", "wave", 1],
    ["\u{1f34e}", 1, "red apple", "fruit", "apple", 0],
  ],
};
const own = [{ id: "e123", name: "parley" } as unknown as CustomEmoji];
const stock: Stock = {
  data: readEmoji(file),
  own,
  recent: ["\u{1f34e}", ":gone:", ":parley:"],
  tone: 0,
};
const labels = (picks: { label: string }[]) => picks.map(({ label }) => label);

Deno.test("on each shelf stands what belongs there, and of those used last what there still is", () => {
  assert.deepEqual(labels(picksOn(1, stock)), ["red apple :apple:"]);
  assert.deepEqual(picksOn("own", stock), [{
    emoji: ":parley:",
    label: "parley",
    src: "/emoji/e123",
  }]);
  assert.deepEqual(labels(picksOn("recent", stock)), ["red apple", "parley"]);
});

Deno.test("the place's own come first among what is found, and hands have the chosen tone", () => {
  assert.equal(labels(picksFound("p", stock))[0], "parley");
  assert.deepEqual(labels(picksFound(":parl", stock)), ["parley"]);
  assert.deepEqual(picksFound("wave", { ...stock, tone: 5 })[0]!.emoji, "\u{1f44b}\u{1f3ff}");
  assert.deepEqual(picksFound("nothing", stock), []);
});
