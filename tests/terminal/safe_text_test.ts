import { strictEqual as assertIs } from "node:assert/strict";
import { safeText, widthOf } from "../../lib/terminal/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { randomText } from "./random_text.ts";

const SHOWN: Readonly<Record<string, readonly [text: string, shown: string]>> = {
  "what is harmless": ["Grüße, λ: 3 < 4 & 漢字", "Grüße, λ: 3 < 4 & 漢字"],
  "an order to erase the screen": ["\x1b[2Jgone", "␛[2Jgone"],
  "an order to change the title": ["\x1b]0;root\x07", "␛]0;root␇"],
  "an order to take the clipboard": ["\x1b]52;c;?\x1b\\", "␛]52;c;?␛\\"],
  "a link that leads elsewhere": ["\x1b]8;;http://a\x1b\\b", "␛]8;;http://a␛\\b"],
  "the same in one byte": ["\x9b2J\x9d0;x", "\\u009b2J\\u009d0;x"],
  "a bell": ["ding\x07", "ding␇"],
  "a line written over": ["true\rfalse", "true␍false"],
  "letters taken back": ["true\b\b", "true␈␈"],
  "nothing, and what was deleted": ["\0\x7f", "␀␡"],
  "lines": ["a\nb\r\nc", "a\nb\nc"],
  "tabs": ["a\tb\n\tc", "a   b\n    c"],
  "a tab behind what is wide": ["漢\tb", "漢  b"],
  "letters turned around": ["a\u202egnp.exe", "a\\u202egnp.exe"],
  "a direction isolated": ["\u2066a\u2069\u061c\u200f", "\\u2066a\\u2069\\u061c\\u200f"],
  "spaces without a width": ["a\u200bb\ufeff\u2060", "a\\u200bb\\ufeff\\u2060"],
  "other ends of lines": ["a\u2028b\u2029c\x85", "a\\u2028b\\u2029c\\u0085"],
  "letters that are joined for no reason": ["a\u200db\u200c", "a\\u200db\\u200c"],
  "a hyphen that may not be seen": ["a\xadb", "a\\u00adb"],
  "letters of tags": ["a\u{e0041}", "a\\u{e0041}"],
  "what is no character": ["\uffff\ufff9\ud800", "\\uffff\\ufff9\\ud800"],
  "an invisible letter": ["\u3164\u115f", "\\u3164\\u115f"],
  "a mark without a letter": ["\u0301a \u0308", "◌\u0301a ◌\u0308"],
  "a mark with a letter": ["e\u0301", "e\u0301"],
  "a family": ["👩‍👩‍👧", "👩‍👩‍👧"],
  "flags": ["🇩🇪🏴󠁧󠁢󠁥󠁮󠁧󠁿🏳️‍🌈", "🇩🇪🏴󠁧󠁢󠁥󠁮󠁧󠁿🏳️‍🌈"],
  "a heart in both ways": ["❤️❤❤︎", "❤️❤❤︎"],
  "a key": ["1️⃣", "1️⃣"],
  "a picture that reaches for the next letter": ["👩\u200da", "👩\\u200da"],
  "Persian, where letters must not join": ["می\u200cخواهم", "می\u200cخواهم"],
  "Hindi, where letters must join": ["क्\u200dष", "क्\u200dष"],
  "Hindi that reaches for what comes next": ["क्\u200d x", "क्\\u200d x"],
  "a Chinese character of another shape": ["葛\u{e0100}", "葛\u{e0100}"],
};

for (const [what, [text, shown]] of Object.entries(SHOWN)) {
  Deno.test(`how is shown: ${what}`, () => assertIs(safeText(text), shown));
}

Deno.test("a letter with dozens of marks keeps to its line", () => {
  const shown = safeText("a" + "\u0301".repeat(1000) + "b");
  assertIs(shown, "a" + "\u0301".repeat(23) + "…b");
});

Deno.test("a chain of pictures without an end has one", () => {
  assertIs([...safeText("👩\u200d".repeat(1000))].length < 100, true);
});

Deno.test("whatever comes in, nothing that a terminal obeys comes out, and what is safe stays", () => {
  const dice = new Dice(8);
  for (let time = 0; time < 4000; time++) {
    const text = randomText(dice, 12);
    const shown = safeText(text);
    // deno-lint-ignore no-control-regex
    const found = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069]/;
    assertIs(found.test(shown), false, JSON.stringify(text));
    assertIs(shown.isWellFormed(), true, JSON.stringify(text));
    assertIs(safeText(shown), shown, JSON.stringify([text, shown]));
    if (text !== "" && !/^[\r\n]+$/.test(text)) {
      assertIs(widthOf(shown) > 0, true, JSON.stringify(text));
    }
  }
});
