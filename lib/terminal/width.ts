/**
 * How many columns a text takes, by what people see as one character.
 *
 * Terminals do not agree about all of them. This is what today's draw; where one differs, `isDisputed`
 * says that it may, and the screen puts the cursor back to where it belongs.
 */
import { eastAsianWidth } from "get-east-asian-width";

// Each code unit by itself is one character, everywhere. Most of what is ever said.
const NARROW =
  "\\x20-\\x7e\\xa0-\\xac\\xae-\\u02ff\\u0386\\u0388-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u0482\\u048a-\\u052f" +
  "\\u2010-\\u2027\\u2030-\\u203b\\u203d-\\u2048\\u204a-\\u205e\\u2190-\\u2193\\u2500-\\u259f";
const WIDE =
  "\\u3000-\\u3029\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u4e00-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff5e";

const IS_PLAIN = new RegExp(`^[${NARROW}]*$`);
const IS_SIMPLE = new RegExp(`^[${NARROW}${WIDE}]*$`);
const IS_WIDE = new RegExp(`[${WIDE}]`, "g");
/** What is not simple, with what may belong to it on both sides. */
const HARD_PART = new RegExp(
  `[${NARROW}${WIDE}]?[^${NARROW}${WIDE}](?:[${NARROW}${WIDE}]?[^${NARROW}${WIDE}])*[${NARROW}${WIDE}]?`,
  "g",
);

/** As many columns as code units. */
export function isPlain(text: string): boolean {
  return IS_PLAIN.test(text);
}

let segmenter: Intl.Segmenter | undefined;

/** Made when it is first needed: it is slow to make, and many never need it. */
function bySegments(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text);
}

export function graphemesOf(text: string): string[] {
  if (IS_SIMPLE.test(text)) return text.split("");
  const graphemes: string[] = [];
  let done = 0;
  for (const { 0: hard, index } of text.matchAll(HARD_PART)) {
    graphemes.push(...text.slice(done, index));
    graphemes.push(...partsOf(hard));
    done = index + hard.length;
  }
  graphemes.push(...text.slice(done));
  return graphemes;
}

const PICTURE_ALONE = String.raw`\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?`;
/** Pictures, none of which says anything about another: the segmenter is not needed for them. */
const PICTURES = new RegExp(
  `^[${NARROW}${WIDE}]?(?:${PICTURE_ALONE})+[${NARROW}${WIDE}]?$`,
  "u",
);
const PICTURES_PART = new RegExp(`${PICTURE_ALONE}|.`, "gsu");

function partsOf(text: string): string[] {
  if (PICTURES.test(text)) return text.match(PICTURES_PART)!;
  return Array.from(bySegments(text), ({ segment }) => segment);
}

/** Where the grapheme begins that holds this place of the text. */
export function graphemeAt(text: string, at: number): { from: number; to: number } {
  const { index, segment } = bySegments(text).containing(at)!;
  return { from: index, to: index + segment.length };
}

export function widthOf(text: string): number {
  if (text.length === 1) return widthOfGrapheme(text);
  if (isPlain(text)) return text.length;
  if (IS_SIMPLE.test(text)) return text.length + text.match(IS_WIDE)!.length;
  return graphemesOf(text).reduce((sum, grapheme) => sum + widthOfGrapheme(grapheme), 0);
}

/** The same few come again and again; a text of chance must not fill the memory. */
const MOST_KNOWN = 4096;
const known = new Map<string, number>();

export function widthOfGrapheme(grapheme: string): number {
  let width = known.get(grapheme);
  if (width === undefined) {
    if (known.size === MOST_KNOWN) known.clear();
    known.set(grapheme, width = measure(grapheme));
  }
  return width;
}

const FLAG = /^\p{Regional_Indicator}{2}/u;
const KEYCAP = /^[\d#*]\ufe0f?\u20e3/;
/** Drawn as a picture because a sign behind it says so, or because it is joined to another one. */
const PICTURE =
  /^\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})/u;

function measure(grapheme: string): number {
  if (FLAG.test(grapheme) || KEYCAP.test(grapheme) || PICTURE.test(grapheme)) return 2;
  let width = 0;
  for (const sign of grapheme) {
    if (width === 0 || BESIDE.test(sign)) width += widthOfSign(sign);
  }
  return width;
}

const UNSEEN = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Mn}\p{Me}\p{Zl}\p{Zp}]$/u;

function widthOfSign(sign: string): number {
  return UNSEEN.test(sign) ? 0 : eastAsianWidth(sign.codePointAt(0)!);
}

/** Marks that stand beside their letter, the voicing of half-width kana, a next syllable, a colour of no skin. */
const BESIDE = /^[\p{Mc}\p{Emoji_Modifier}\uff9e\uff9f\u1100-\u115e\ua960-\ua97c\uac00-\ud7a3]$/u;

const CALM = /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]$/u;
/** Behind the scripts that all terminals have known for long. */
const NEW = "\u1b00";
/** Pictures, and parts of syllables that grow together with what stands beside them. */
const GROWS = /^[\p{Extended_Pictographic}\u1100-\u11ff]/u;

/** Terminals differ about what is made of several signs, about pictures, and about what is new. */
export function isDisputed(grapheme: string): boolean {
  if (grapheme.length === 1 && IS_SIMPLE.test(grapheme)) return false;
  return grapheme >= NEW || !CALM.test(grapheme) || GROWS.test(grapheme);
}

/** What fits into so many columns, from the start. */
export function cutTo(text: string, width: number): string {
  if (isPlain(text)) return text.slice(0, width);
  let [kept, used] = ["", 0];
  for (const grapheme of graphemesOf(text)) {
    used += widthOfGrapheme(grapheme);
    if (used > width) break;
    kept += grapheme;
  }
  return kept;
}

/** As `cutTo`, with a sign at the end that there was more. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return width < 1 ? "" : cutTo(text, width - 1) + "…";
}

/** Filled up with spaces, so that what follows begins at a column of its own. */
export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
