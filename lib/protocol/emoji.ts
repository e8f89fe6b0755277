/** Emoji that people have added to their place: pictures with a name. */
import * as v from "valibot";
import { EmojiId } from "./ids.ts";

/** Between colons it is a reaction. */
export const EmojiName = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_+-]{1,29}$/));

export function isEmojiName(text: string): boolean {
  return v.is(EmojiName, text);
}

export const CustomEmoji = v.strictObject({ id: EmojiId, name: EmojiName });
export type CustomEmoji = v.InferOutput<typeof CustomEmoji>;

/** The name between two colons; null for what is no name, as a sign that everybody has. */
export function nameInColons(emoji: string): string | null {
  const [, name] = /^:(.*):$/s.exec(emoji) ?? [];
  return name ?? null;
}
