/** Emoji that people have added to their place: pictures with a name. */
import * as v from "valibot";
import { EMOJI_NAME } from "./emoji_names.ts";
import { EmojiId } from "./ids.ts";

export const EmojiName = v.pipe(v.string(), v.regex(EMOJI_NAME));

export const CustomEmoji = v.strictObject({ id: EmojiId, name: EmojiName });
export type CustomEmoji = v.InferOutput<typeof CustomEmoji>;
