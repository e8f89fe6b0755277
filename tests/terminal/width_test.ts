import { deepStrictEqual as assertEquals, strictEqual as assertIs } from "node:assert/strict";
import {
  cutTo,
  graphemeAt,
  graphemesOf,
  isDisputed,
  padTo,
  shorten,
  widthOf,
} from "../../lib/terminal/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { randomText } from "./random_text.ts";

const WIDTHS: Readonly<Record<string, readonly [text: string, width: number]>> = {
  "letters": ["Hello, Ada", 10],
  "letters with a sign above": ["Größe, Ærø, Ёж", 14],
  "a mark of its own": ["e\u0301", 1],
  "several marks": ["a\u0301\u0308", 1],
  "a mark beside its letter": ["नि", 2],
  "Chinese": ["漢字", 4],
  "Japanese": ["かなカナ", 8],
  "half-width kana and its voicing": ["ｶﾞ", 2],
  "Korean": ["한글", 4],
  "a Korean syllable in parts": ["\u1112\u1161\u11ab", 2],
  "two of which one is in parts": ["\u1112\u1112\u1161", 4],
  "Thai": ["ก็", 1],
  "Hebrew and Arabic": ["שלום مرحبا", 10],
  "punctuation": ["„a“ – b…", 8],
  "lines of a table": ["│─┼", 3],
  "a picture": ["👍", 2],
  "a picture with a colour of skin": ["👍🏽", 2],
  "a family": ["👩‍👩‍👧", 2],
  "a profession": ["👩‍💻", 2],
  "the flag of a country": ["🇩🇪", 2],
  "two flags": ["🇩🇪🇫🇷", 4],
  "half a flag": ["🇩", 1],
  "a flag made of two pictures": ["🏳️‍🌈", 2],
  "the flag of England": ["🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2],
  "a sign as a picture": ["❤️", 2],
  "the same as text": ["❤", 1],
  "a key": ["1️⃣", 2],
  "a trade mark": ["™", 1],
  "what has no look": ["\u200b\u202e", 0],
  "nothing": ["", 0],
};

for (const [what, [text, width]] of Object.entries(WIDTHS)) {
  Deno.test(`how wide is ${what}`, () => assertIs(widthOf(text), width));
}

Deno.test("graphemes are what people see as one", () => {
  assertEquals(graphemesOf("a👩‍👩‍👧e\u0301🇩🇪🇫"), ["a", "👩‍👩‍👧", "e\u0301", "🇩🇪", "🇫"]);
  assertEquals(graphemesOf("abc"), ["a", "b", "c"]);
});

Deno.test("a place in the middle of a grapheme belongs to all of it", () => {
  assertEquals(graphemeAt("a👍🏽b", 3), { from: 1, to: 5 });
  assertEquals(graphemeAt("a👍🏽b", 5), { from: 5, to: 6 });
});

Deno.test("terminals agree about letters and not about pictures", () => {
  assertEquals([..."aßЖ—漢한"].filter(isDisputed), []);
  const disputed = ["❤️", "👍🏽", "👩‍💻", "1️⃣", "🇩🇪", "क्षि", "กำ", "\u{1faea}", "\u268a", "\u31e4"];
  assertEquals(disputed.filter(isDisputed), disputed);
});

Deno.test("a text is cut between graphemes, and never too long", () => {
  assertIs(cutTo("hello", 3), "hel");
  assertIs(cutTo("漢字", 3), "漢");
  assertIs(cutTo("a👩‍👩‍👧b", 2), "a");
  assertIs(cutTo("e\u0301e\u0301", 1), "e\u0301");
});

Deno.test("a text that is cut says so", () => {
  assertIs(shorten("hello", 5), "hello");
  assertIs(shorten("hello", 4), "hel…");
  assertIs(shorten("漢字", 3), "漢…");
  assertIs(shorten("漢字", 2), "…");
  assertIs(shorten("hello", 0), "");
});

Deno.test("a text is filled up to a column", () => {
  assertIs(padTo("漢", 4), "漢  ");
  assertIs(padTo("hello", 4), "hello");
});

Deno.test("what is quick to tell is told the same", () => {
  const dice = new Dice(5);
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  for (let time = 0; time < 3000; time++) {
    const text = randomText(dice, 12);
    const segments = Array.from(segmenter.segment(text), ({ segment }) => segment);
    assertEquals(graphemesOf(text), segments);
  }
});
