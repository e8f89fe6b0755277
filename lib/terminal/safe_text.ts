/**
 * What others wrote, so that a terminal only shows it.
 *
 * A terminal obeys what it is sent: it moves the cursor, changes its title, asks the clipboard, turns
 * lines around. So each sign that is not simply drawn becomes one that is: ESC becomes ␛, a mark that
 * turns the direction becomes \u202e. Nothing is left out, or one could hide something.
 */
import { graphemesOf, widthOf } from "./width.ts";

const TAB_STOP = 4;

/** Safe to be shown: of all control signs only the ends of lines are left, and tabs are spaces. */
export function safeText(text: string): string {
  if (!QUESTIONABLE.test(text)) return text;
  return text.replaceAll("\r\n", "\n").split("\n").map(safeLine).join("\n");
}

function safeLine(line: string): string {
  let shown = "";
  let column = 0;
  for (const grapheme of graphemesOf(line)) {
    const safe = shownAs(grapheme, column);
    shown += safe;
    column += widthOf(safe);
  }
  return shown;
}

/** What stands on the screen for one grapheme that begins at this column. */
export function shownAs(grapheme: string, column: number): string {
  if (grapheme === "\t") return " ".repeat(TAB_STOP - column % TAB_STOP);
  if (grapheme.length > MOST_SIGNS) return shownShort(grapheme, column);
  if (!UNSEEN.test(grapheme) && !MARK_ALONE.test(grapheme) || isPicture(grapheme)) return grapheme;
  let [shown, before] = ["", ""];
  for (const sign of grapheme) {
    shown += isAtHome(sign, before, grapheme) ? sign : signFor(sign);
    before = sign;
  }
  return shown.replace(MARK_ALONE, "$1◌");
}

/** Letters with dozens of marks reach over the lines above and below. */
const MOST_SIGNS = 24;

function shownShort(grapheme: string, column: number): string {
  // Not between the halves of one sign
  const end = /[\ud800-\udbff]$/.test(grapheme.slice(0, MOST_SIGNS)) ? MOST_SIGNS - 1 : MOST_SIGNS;
  return shownAs(grapheme.slice(0, end), column) + "…";
}

/** Controls, what has no look of its own, and what is no character. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/u;
/** Most texts hold nothing that is worth a closer look. */
const QUESTIONABLE = new RegExp(
  `(?!\\n)(?:${UNSEEN.source}|[\\p{M}\\u0e33\\u0eb3\\u1100-\\u115f])`,
  "u",
);
/** A mark (and two vowels that are marks but for their name) without a letter would be drawn over whatever stands before it. */
const MARK_ALONE = /^( ?)(?=[\p{M}\u0e33\u0eb3])/u;

const PICTURE_SIGN = String.raw`\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?\ufe0f?`;
const PICTURE = new RegExp(`^${PICTURE_SIGN}(?:\\u200d${PICTURE_SIGN})*$`, "u");
const KEYCAP = /^[\d#*]\ufe0f\u20e3$/;
/** England, Scotland and Wales: the only flags that are spelled out. */
const SPELLED_FLAG =
  /^\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}$/u;

function isPicture(grapheme: string): boolean {
  return PICTURE.test(grapheme) || KEYCAP.test(grapheme) || SPELLED_FLAG.test(grapheme);
}

/** Scripts in which a sign without a look decides how the letters beside it are drawn. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;
const HAN = /\p{Script=Han}/u;
const CHOOSES_SHAPE = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

/** A sign that is drawn, or one without a look that stands where it belongs. */
function isAtHome(sign: string, before: string, grapheme: string): boolean {
  if (!UNSEEN.test(sign)) return true;
  if (sign === "\u200c") return JOINING.test(before);
  // At the end it would draw the next character into this one
  if (sign === "\u200d") return JOINING.test(before) && !grapheme.endsWith(sign);
  return CHOOSES_SHAPE.test(sign) && HAN.test(before);
}

function signFor(sign: string): string {
  const code = sign.codePointAt(0)!;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "␡";
  const hex = code.toString(16).padStart(4, "0");
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`;
}
