// Emoji by their names: a file of them that is read when somebody first asks for one.

import {
  type EmojiData,
  type EmojiFile,
  readEmoji,
  replaceShortcodes,
  searchEmoji,
} from "../../../format/mod.ts";
import type { ChatState } from "../../../client/mod.ts";
import { common, type Language } from "../../../words/mod.ts";

const held = new Map<Language, Promise<EmojiData>>();

export function loadEmoji(): Promise<EmojiData> {
  const language = common.lang;
  const known = held.get(language) ?? read(language);
  held.set(language, known);
  return known;
}

async function read(language: Language): Promise<EmojiData> {
  const file = new URL(`../../../../static/emoji.${language}.json`, import.meta.url);
  return readEmoji(JSON.parse(await Deno.readTextFile(file)) as EmojiFile);
}

/** A text as it is sent: `:smile:` is the sign. What is no code stays, as the place may have one of its own. */
export async function withSigns(text: string): Promise<string> {
  return text.includes(":") ? replaceShortcodes(await loadEmoji(), text) : text;
}

const SIGN =
  /^(?:\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3|(?:\p{Extended_Pictographic}|\p{Emoji_Presentation})(?:[\p{Emoji_Modifier}\ufe0f\u200d\u{e0020}-\u{e007f}]|\p{Extended_Pictographic})*)$/u;

/** What somebody reacts with who typed this: a sign, or the name of one, with colons or without. */
export function emojiTyped(
  typed: string,
  data: EmojiData,
  own: ChatState["emoji"],
): string | null {
  if (SIGN.test(typed)) return asUsual(typed, data);
  const name = typed.replace(/^:|:$/g, "").toLowerCase();
  if (own.has(name)) return `:${name}:`;
  return data.byCode.get(name)?.text ?? withLabel(name, data);
}

/** "thumbs_up", as other chats have it. */
function withLabel(name: string, { emoji }: EmojiData): string | null {
  const label = name.replaceAll("_", " ");
  return emoji.find((each) => each.label.toLowerCase() === label)?.text ?? null;
}

/** The same sign in two spellings would be two reactions. */
function asUsual(typed: string, { emoji }: EmojiData): string {
  const bare = typed.replaceAll("\ufe0f", "");
  return emoji.find(({ text }) => text.replaceAll("\ufe0f", "") === bare)?.text ?? typed;
}

export function nearestEmoji(typed: string, data: EmojiData): string | null {
  const [near] = searchEmoji(data, typed.replaceAll(/[:_]/g, " ").trim());
  return near === undefined || typed === "" ? null : `${near.text} :${near.codes[0]}:`;
}
