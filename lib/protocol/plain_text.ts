/**
 * What text may be, and how names compare: plain functions, without the library that checks frames.
 * Pages ask these while somebody writes, and need none of the rest.
 */

const encoder = new TextEncoder();

// deno-lint-ignore no-control-regex
const BEYOND_ASCII = /[^\x00-\x7f]/;

/** Most text is ASCII, and is measured without being encoded. */
export function utf8Length(text: string): number {
  return BEYOND_ASCII.test(text) ? encoder.encode(text).length : text.length;
}

/** As below, and no line breaks either. */
// deno-lint-ignore no-control-regex
const LINE_BREAKERS = /[\x00-\x1f\x7f-\x9f\u2028\u2029]/;

export function isOneLine(text: string): boolean {
  return !LINE_BREAKERS.test(text);
}

/**
 * Control characters are nothing that a person types; they would forge lines in terminals and
 * logs, and grow sixfold where they are escaped. Line feed and tab may stay.
 */
// deno-lint-ignore no-control-regex
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/;

export function hasControls(text: string): boolean {
  return CONTROLS.test(text);
}

/** What is not seen, or turns around what stands after it: with it one could pass for another. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/u;
const ALL_UNSEEN = new RegExp(UNSEEN, "gu");
/** Letters of these scripts join, and are kept apart or together by what is not seen. */
const JOINING = [
  ...["Arabic", "Bengali", "Devanagari", "Gujarati", "Gurmukhi", "Kannada"],
  ...["Malayalam", "Oriya", "Sinhala", "Tamil", "Telugu"],
].map((script) => `\\p{Script=${script}}`).join("");
/** And emoji are put together with it. */
const NEEDED = new RegExp(
  [
    `(?<=[${JOINING}])[\\u200c\\u200d](?=\\p{L})`,
    "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Emoji})",
    "(?<=\\p{Extended_Pictographic})\\ufe0f",
    "(?<=[0-9#*])\\ufe0f(?=\\u20e3)",
  ].join("|"),
  "gu",
);

export function hasUnseen(text: string): boolean {
  return UNSEEN.test(text.replaceAll(NEEDED, ""));
}

/** What is left of it is what it looks like. */
export function withoutUnseen(text: string): string {
  const needed = [...text.matchAll(NEEDED)];
  const between = text.split(NEEDED).map((part) => part.replace(ALL_UNSEEN, ""));
  return between.map((part, i) => part + (needed[i]?.[0] ?? "")).join("");
}

/** A line that is what it looks like. */
export function isHonestLine(text: string): boolean {
  return isOneLine(text) && text.isWellFormed() && !hasUnseen(text);
}

/** Equal for names that differ in case or in the form of their letters alone. */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase().normalize("NFKC");
}
