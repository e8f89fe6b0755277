/** Checks for what people write. */
import * as v from "valibot";
import { LIMITS } from "./limits.ts";

const encoder = new TextEncoder();

// deno-lint-ignore no-control-regex
const BEYOND_ASCII = /[^\x00-\x7f]/;

/** Most text is ASCII, and is measured without being encoded. */
export function utf8Length(text: string): number {
  return BEYOND_ASCII.test(text) ? encoder.encode(text).length : text.length;
}

/**
 * Control characters are nothing that a person types; they would forge lines in terminals and
 * logs, and grow sixfold where they are escaped. Line feed and tab may stay.
 */
// deno-lint-ignore no-control-regex
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/;
/** As above, and no line breaks either. */
// deno-lint-ignore no-control-regex
const LINE_BREAKERS = /[\x00-\x1f\x7f-\x9f\u2028\u2029]/;

const wellFormed = v.check<string, string>(
  (text) => text.isWellFormed(),
  "must be well-formed Unicode",
);

export const Body = v.pipe(
  v.string(),
  v.check((text) => !CONTROLS.test(text), "must not hold control characters"),
  wellFormed,
  v.check(
    (text) => text.length <= LIMITS.bodyBytes / 3 || utf8Length(text) <= LIMITS.bodyBytes,
    `must be at most ${LIMITS.bodyBytes} bytes of UTF-8`,
  ),
);

/** A body that says something. */
export const FilledBody = v.pipe(
  Body,
  v.check((text) => text.trim() !== "", "must not be empty"),
);

export function line(maxChars: number) {
  return v.pipe(
    v.string(),
    v.maxLength(maxChars, `must be at most ${maxChars} characters`),
    v.check((text) => !LINE_BREAKERS.test(text), "must be one line without control characters"),
    wellFormed,
  );
}

/** Lines may break here, and people may write as they like. */
export function paragraphs(maxChars: number) {
  return v.pipe(
    v.string(),
    v.maxLength(maxChars, `must be at most ${maxChars} characters`),
    v.check((text) => !CONTROLS.test(text), "must not hold control characters"),
    wellFormed,
  );
}

/** What is not seen, or turns around what stands after it: with it one could pass for another. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/u;
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

/** A line that is what it looks like, for what stands beside other people's words. */
export function honestLine(maxChars: number) {
  return v.pipe(
    line(maxChars),
    v.check((text) => !UNSEEN.test(text.replaceAll(NEEDED, "")), "must not hold unseen characters"),
  );
}

export function isHonestLine(text: string): boolean {
  return v.is(honestLine(text.length), text);
}

/** Equal for names that differ in case or in the form of their letters alone. */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase().normalize("NFKC");
}

export const RoomName = v.pipe(
  line(LIMITS.roomNameChars),
  v.check((text) => text.trim() !== "", "must not be empty"),
);
export const Topic = line(LIMITS.topicChars);
/** In several lines, if need be. */
export const Description = v.pipe(
  v.string(),
  v.maxLength(LIMITS.descriptionChars, `must be at most ${LIMITS.descriptionChars} characters`),
  v.check((text) => !CONTROLS.test(text), "must not hold control characters"),
  wellFormed,
);

export const Emoji = v.pipe(
  line(LIMITS.emojiChars),
  v.check((text) => text !== "" && !/\s/.test(text), "must be one emoji or a :name:"),
);
