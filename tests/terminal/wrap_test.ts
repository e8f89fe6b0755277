import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import {
  breakRuns,
  plain,
  type Row,
  safeText,
  styled,
  textOf,
  widthOf,
  wrapRuns,
  wrapText,
} from "../../lib/terminal/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { randomText } from "./random_text.ts";

const WRAPPED: Readonly<Record<string, readonly [text: string, width: number, rows: string[]]>> = {
  "what fits": ["tea at four", 11, ["tea at four"]],
  "between words": ["tea at four", 10, ["tea at", "four"]],
  "several spaces": ["tea   at", 4, ["tea", "at"]],
  "spaces before the first word": ["  tea at", 6, ["  tea", "at"]],
  "a word that is too long": ["abcdefgh", 3, ["abc", "def", "gh"]],
  "a long word behind a short one": ["a bcdefg", 3, ["a", "bcd", "efg"]],
  "lines": ["a\n\nb\n", 5, ["a", "", "b", ""]],
  "nothing": ["", 5, [""]],
  "Chinese": ["我們四點喝茶", 5, ["我們", "四點", "喝茶"]],
  "a full stop that no row begins with": ["喝茶。好", 4, ["喝", "茶。", "好"]],
  "a foreign word among it": ["喝tea好", 4, ["喝", "tea", "好"]],
  "pictures": ["👩‍👩‍👧👍🏽🇩🇪", 4, ["👩‍👩‍👧👍🏽", "🇩🇪"]],
  "what is wider than a row": ["漢", 1, ["漢"]],
  "a syllable that is wider than a row": ["\u1112\u1112\u1161", 2, ["\u1112", "\u1112", "\u1161"]],
};

for (const [what, [text, width, rows]] of Object.entries(WRAPPED)) {
  Deno.test(`how is wrapped: ${what}`, () => assertEquals(wrapText(text, width), rows));
}

Deno.test("a word keeps together although a part of it looks different", () => {
  const bold = { bold: true };
  const rows = wrapRuns([plain("say un"), styled("believ", bold), plain("able things")], 12);
  assertEquals(rows, [
    [plain("say")],
    [plain("un"), styled("believ", bold), plain("able")],
    [plain("things")],
  ]);
});

Deno.test("a space between looks is one space, at the end of a row none", () => {
  const bold = { bold: true };
  const row: Row = [styled("one ", bold), plain(" two")];
  assertEquals(wrapRuns(row, 8).map(textOf), ["one  two"]);
  assertEquals(wrapRuns(row, 6).map(textOf), ["one", "two"]);
});

Deno.test("code is broken where the row is full, with all its spaces", () => {
  assertEquals(breakRuns([plain("a  b  c\n  d")], 3).map(textOf), ["a  ", "b  ", "c", "  d"]);
});

Deno.test("no row is too wide, and nothing but spaces is lost", () => {
  const dice = new Dice(21);
  for (let time = 0; time < 2000; time++) {
    const text = safeText(randomText(dice, 40));
    const width = dice.between(2, 30);
    const rows = wrapText(text, width);
    for (const row of rows) ok(widthOf(row) <= width, JSON.stringify([text, width, row]));
    assertIs(withoutSpaces(rows.join("")), withoutSpaces(text));
    const broken = breakRuns([plain(text)], width).map(textOf);
    for (const row of broken) ok(widthOf(row) <= width, JSON.stringify([text, width, row]));
    assertIs(withoutLines(broken.join("")), withoutLines(text));
  }
});

const withoutSpaces = (text: string) => text.replaceAll(/[ \n]/g, "");
const withoutLines = (text: string) => text.replaceAll("\n", "");
