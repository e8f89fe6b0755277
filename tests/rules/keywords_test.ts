import assert from "node:assert/strict";
import { keywordIn } from "../../lib/rules/keywords.ts";

const FOUND: readonly (readonly [text: string, word: string])[] = [
  ["Tea?", "tea"],
  ["at the CAFÉ.", "cafe"],
  ["cafe\u0301s? No: cafe\u0301", "café"],
  ["STRASSE", "straße"],
  ["we use c++ here", "C++"],
  ["code\n  review today", "code review"],
  ["(deploy)", " deploy "],
  ["明日の会議です", "会議"],
  ["Parley会議", "parley"],
  ["teacup, then tea", "tea"],
  ["`tea` in code", "tea"],
  ["हिन्दी में", "हिन्दी"],
];

const MISSED: readonly (readonly [text: string, word: string])[] = [
  ["teacup", "tea"],
  ["instead", "tea"],
  ["tea_time", "tea"],
  ["tea2", "tea"],
  ["", "tea"],
  ["anything", ""],
  ["anything", " "],
  ["𝐚tea", "tea"],
  ["a.b", "a*b"],
  ["हिन्दी", "हिन्द"],
];

for (const [text, word] of FOUND) {
  Deno.test(`"${word}" is in "${text}"`, () => assert.equal(keywordIn(text, [word]), word));
}

for (const [text, word] of MISSED) {
  Deno.test(`"${word}" is not in "${text}"`, () => assert.equal(keywordIn(text, [word]), null));
}

Deno.test("of several keywords the first is told", () => {
  assert.equal(keywordIn("tea and cake", ["milk", "cake", "tea"]), "cake");
  assert.equal(keywordIn("tea and cake", []), null);
});
