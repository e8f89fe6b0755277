import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import { editorRows, graphemesOf, safeText, widthOf } from "../../lib/terminal/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { randomText } from "./random_text.ts";

/** The rows, with a line where the cursor is. */
function seen(marked: string, columns: number, rows = 9): string[] {
  const shown = editorRows(marked.replace("|", ""), marked.indexOf("|"), { columns, rows });
  return shown.rows.map((row, at) =>
    at === shown.cursor.row ? withCursor(row, shown.cursor.column) : row
  );
}

function withCursor(row: string, column: number): string {
  const graphemes = graphemesOf(row);
  let [text, used] = ["", 0];
  while (used < column) used += widthOf(text += graphemes.shift()!) - used;
  return `${text}|${graphemes.join("")}`;
}

Deno.test("a line is broken where the row is full", () => {
  assertEquals(seen("tea |at four", 5), ["tea |a", "t fou", "r"]);
  assertEquals(seen("|", 5), ["|"]);
});

Deno.test("behind a full row the cursor stands in the next one", () => {
  assertEquals(seen("hello|", 5), ["hello", "|"]);
  assertEquals(seen("hello|you", 5), ["hello", "|you"]);
});

Deno.test("lines stand below each other, empty ones too", () => {
  assertEquals(seen("one\n\ntw|o\n", 5), ["one", "", "tw|o", ""]);
  assertEquals(seen("one\n|", 5), ["one", "|"]);
});

Deno.test("what is wide moves to the next row as a whole", () => {
  assertEquals(seen("abc漢|字", 4), ["abc", "漢|字"]);
  assertEquals(seen("abc|漢字", 4), ["abc", "|漢字"]);
});

Deno.test("what cannot be seen is shown, and the cursor knows how wide it is", () => {
  assertEquals(seen("a\tb|", 9), ["a   b|"]);
  assertEquals(seen("a\u202eb|", 9), ["a\\u202eb|"]);
  assertEquals(seen("\x1b[2J|", 9), ["␛[2J|"]);
});

Deno.test("of many rows those around the cursor are shown", () => {
  assertEquals(seen("1\n2\n3\n4\n5\n6|", 9, 3), ["4", "5", "6|"]);
  assertEquals(seen("|1\n2\n3\n4\n5\n6", 9, 3), ["|1", "2", "3"]);
  assertEquals(seen("1\n2\n3|\n4\n5\n6", 9, 3), ["2", "3|", "4"]);
});

Deno.test("no row is too wide, the cursor is on the screen, and joined they are the text", () => {
  const dice = new Dice(31);
  for (let time = 0; time < 1500; time++) {
    const text = randomText(dice, 20).replaceAll("\r", "");
    const graphemes = graphemesOf(text);
    const at = graphemes.slice(0, dice.below(graphemes.length + 1)).join("").length;
    const columns = dice.between(2, 20);
    const { rows, cursor } = editorRows(text, at, { columns, rows: 1000 });
    for (const row of rows) ok(widthOf(row) <= columns, JSON.stringify([text, columns, row]));
    ok(cursor.column < columns && cursor.row < rows.length, JSON.stringify([text, at, cursor]));
    assertIs(rows.join(""), safeText(text).replaceAll("\n", ""));
    const few = editorRows(text, at, { columns, rows: 2 });
    assertIs(few.rows[few.cursor.row], rows[cursor.row]);
  }
});
