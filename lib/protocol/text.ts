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

export const RoomName = v.pipe(
  line(LIMITS.roomNameChars),
  v.check((text) => text.trim() !== "", "must not be empty"),
);
export const Topic = line(LIMITS.topicChars);

export const Emoji = v.pipe(
  line(LIMITS.emojiChars),
  v.check((text) => text !== "" && !/\s/.test(text), "must be one emoji or a :name:"),
);
