/** Text of chance, of all that is hard: marks, wide ones, pictures of several signs, and orders to terminals. */
import type { Dice } from "../chaos/dice.ts";

const PARTS = [
  ..."abc XYZ 019 ,.-",
  ..."äßéñøλЖ—…„“",
  ..."漢字かなカナ한글。、（）",
  ..."\u0301\u0308\u0489\u200d\ufe0f\ufe0e\u20e3\u{1f3fd}",
  ..."👍👩💻❤☀🏳🌈🇩🇪🇫©™",
  ..."नि்กำمی\u200cשﾞ한",
  ..."\x00\x07\x08\t\n\r\x1b\x7f\x84\x90\x9b\x9d\xad",
  ..."\u061c\u200b\u200e\u202e\u2028\u2029\u2066\ufeff\ufff9\uffff\u0378\ue000",
  "👩‍👩‍👧",
  "🏳️‍🌈",
  "👍🏽",
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "क्षि",
  "\ud83d",
  "\udc4d",
  "\r\n",
  "    ",
  "\x1b[2J",
  "\x1b]0;owned\x07",
  "\x1b]52;c;aGk=\x1b\\",
  "https://example.org/a/long/address?of=things",
];

export function randomText(dice: Dice, most: number): string {
  return Array.from({ length: dice.below(most + 1) }, () => dice.pick(PARTS)).join("");
}
