/** Scrolling: which rows are seen, and that they stay where they are. */
import assert from "node:assert/strict";
import type { Item } from "../../../lib/cli/chat/items.ts";
import { type Layout, layOut, pageDown, pageUp } from "../../../lib/cli/chat/layout.ts";
import type { Anchor } from "../../../lib/cli/chat/view.ts";
import { plain, type Row, textOf } from "../../../lib/terminal/mod.ts";
import { Dice } from "../../chaos/dice.ts";

/** Of so many rows each. */
function itemsOf(heights: readonly number[]): Item[] {
  return heights.map((count, at) => ({ is: "passed", key: `${at}`, count }));
}

function rowsOf(item: Item): Row[] {
  const rows = item.is === "passed" ? item.count : 0;
  return Array.from({ length: rows }, (_, row) => [plain(`${item.key}.${row}`)]);
}

function laid(heights: readonly number[], height: number, anchor: Anchor | null): Layout {
  return layOut(itemsOf(heights), rowsOf, height, anchor);
}

function shown({ rows }: Layout): string {
  return rows.map((row) => textOf(row) || "-").join(" ");
}

const TABLE: Readonly<Record<string, readonly [number[], number, Anchor | null, string]>> = {
  "the newest": [[1, 2, 1], 3, null, "1.0 1.1 2.0"],
  "fewer than fit": [[1, 1], 4, null, "- - 0.0 1.0"],
  "a row at the bottom": [[1, 3, 1, 1], 3, { at: "bottom", key: "1", row: 1 }, "0.0 1.0 1.1"],
  "a row at the top": [[1, 3, 1, 1], 3, { at: "top", key: "1", row: 1 }, "1.1 1.2 2.0"],
  "too little above": [[1, 1, 1, 1], 3, { at: "bottom", key: "0", row: 0 }, "0.0 1.0 2.0"],
  "too little below": [[1, 1, 1, 1], 3, { at: "top", key: "3", row: 0 }, "1.0 2.0 3.0"],
  "what is not there any more": [[1, 1, 1, 1], 2, { at: "top", key: "9", row: 0 }, "2.0 3.0"],
  "a row that is not there any more": [[1, 2], 2, { at: "bottom", key: "1", row: 7 }, "1.0 1.1"],
  "nothing": [[], 2, null, "- -"],
};

for (const [what, [heights, height, anchor, rows]] of Object.entries(TABLE)) {
  Deno.test(`${what}: ${rows}`, () => assert.equal(shown(laid(heights, height, anchor)), rows));
}

Deno.test("by pages one comes to the beginning and back to the end, and sees every row on the way", () => {
  for (let seed = 1; seed <= 30; seed++) {
    const dice = new Dice(seed);
    const heights = Array.from({ length: dice.between(1, 40) }, () => dice.between(1, 9));
    const height = dice.between(3, 12);
    const all = itemsOf(heights).flatMap((item) => rowsOf(item).map(textOf));
    for (const [turn, isOver] of [[pageUp, "isAtStart"], [pageDown, "isAtEnd"]] as const) {
      let layout = laid(heights, height, turn === pageUp ? null : { at: "top", key: "0", row: 0 });
      const seen = new Set<string>();
      for (let pages = 0; pages <= all.length; pages++) {
        for (const { item, row } of layout.spots) seen.add(`${item.key}.${row}`);
        if (layout[isOver]) break;
        layout = laid(heights, height, turn(layout));
      }
      assert.ok(layout[isOver], `${seed} ${isOver}`);
      assert.equal(seen.size, all.length, `${seed} ${isOver}`);
    }
  }
});

Deno.test("what comes below or above does not move what is read", () => {
  const anchor = pageUp(laid([1, 2, 1, 3, 1, 1, 2], 4, null))!;
  const before = shown(laid([1, 2, 1, 3, 1, 1, 2], 4, anchor));
  assert.equal(shown(laid([1, 2, 1, 3, 1, 1, 2, 5, 5], 4, anchor)), before);
  const above = itemsOf([4, 4]).map((item, at) => ({ ...item, key: `older ${at}` }));
  const more = [...above, ...itemsOf([1, 2, 1, 3, 1, 1, 2])];
  assert.equal(shown(layOut(more, rowsOf, 4, anchor)), before);
});
