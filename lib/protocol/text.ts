/** Checks for what people write. */
import * as v from "valibot";
import { LIMITS } from "./limits.ts";
import { hasControls, hasUnseen, isOneLine, utf8Length } from "./plain_text.ts";

function atMost(count: number, what: string): string {
  return `must be at most ${count} ${what}`;
}

const wellFormed = v.check<string, string>(
  (text) => text.isWellFormed(),
  "must be well-formed Unicode",
);

export const Body = v.pipe(
  v.string(),
  v.check((text) => !hasControls(text), "must not hold control characters"),
  wellFormed,
  v.check(
    (text) => text.length <= LIMITS.bodyBytes / 3 || utf8Length(text) <= LIMITS.bodyBytes,
    atMost(LIMITS.bodyBytes, "bytes of UTF-8"),
  ),
);

export function line(maxChars: number) {
  return v.pipe(
    v.string(),
    v.maxLength(maxChars, atMost(maxChars, "characters")),
    v.check((text) => isOneLine(text), "must be one line without control characters"),
    wellFormed,
  );
}

/** Lines may break here, and people may write as they like. */
export function paragraphs(maxChars: number) {
  return v.pipe(
    v.string(),
    v.maxLength(maxChars, atMost(maxChars, "characters")),
    v.check((text) => !hasControls(text), "must not hold control characters"),
    wellFormed,
  );
}

/** A line that is what it looks like, for what stands beside other people's words. */
export function honestLine(maxChars: number) {
  return v.pipe(
    line(maxChars),
    v.check((text) => !hasUnseen(text), "must not hold unseen characters"),
  );
}

export const RoomName = v.pipe(
  line(LIMITS.roomNameChars),
  v.check((text) => text.trim() !== "", "must not be empty"),
);
export const Topic = line(LIMITS.topicChars);
/** In several lines, if need be. */
export const Description = v.pipe(
  v.string(),
  v.maxLength(LIMITS.descriptionChars, atMost(LIMITS.descriptionChars, "characters")),
  v.check((text) => !hasControls(text), "must not hold control characters"),
  wellFormed,
);

export const Emoji = v.pipe(
  line(LIMITS.emojiChars),
  v.check((text) => text !== "" && !/\s/.test(text), "must be one emoji or a :name:"),
);
