/**
 * Writes static/emoji.en.json and static/emoji.de.json, what pickers and completion load when they
 * are first asked: `deno task emoji`. A test fails while the files say something else.
 */
import github from "emojibase-data/en/shortcodes/github.json" with { type: "json" };
import slack from "emojibase-data/en/shortcodes/iamcal.json" with { type: "json" };
import plain from "emojibase-data/en/shortcodes/emojibase.json" with { type: "json" };
import en from "emojibase-data/en/data.json" with { type: "json" };
import enWords from "emojibase-data/en/messages.json" with { type: "json" };
import de from "emojibase-data/de/data.json" with { type: "json" };
import deWords from "emojibase-data/de/messages.json" with { type: "json" };
import type { EmojiFile } from "../../lib/format/mod.ts";

interface Data {
  readonly emoji: string;
  readonly hexcode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly order?: number;
  readonly group?: number;
  readonly version: number;
  readonly skins?: readonly unknown[];
}

interface GroupWords {
  readonly groups: readonly { readonly order: number; readonly message: string }[];
}

type Codes = Readonly<Record<string, string | readonly string[]>>;

/** What is newer is an empty box on many a device. */
const NEWEST_VERSION = 15.1;
/** Tones of skin, which are no emoji by themselves. */
const COMPONENTS = 2;
/** The codes that people know from elsewhere come first. */
const KNOWN_CODES: readonly Codes[] = [github, slack, plain];
/** What is beyond these finds little that they don't. */
const MOST_TAGS = 12;

export const FILES: Readonly<Record<string, EmojiFile>> = {
  "emoji.en.json": fileOf(en, enWords),
  "emoji.de.json": fileOf(de, deWords),
};

export const FOLDER = new URL("../../static/", import.meta.url);

/** Phones add the sign for "as a picture" only where an emoji would not be one without. */
function asTyped(emoji: string): string {
  return emoji.replaceAll(/(\p{Emoji_Presentation})\ufe0f/gu, "$1");
}

function fileOf(data: readonly Data[], words: GroupWords): EmojiFile {
  const groups = words.groups.filter(({ order }) => order !== COMPONENTS);
  const place = new Map(groups.map(({ order }, at) => [order, at]));
  const chosen = data.filter(({ group, version }) =>
    group !== undefined && place.has(group) && version <= NEWEST_VERSION
  ).toSorted((one, other) => one.order! - other.order!);
  return {
    groups: groups.map(({ message }) => message),
    emoji: chosen.map(({ emoji, hexcode, label, tags = [], group, skins }) => [
      asTyped(emoji),
      place.get(group!)!,
      label,
      tagsBeside(label, tags).join("|"),
      codesOf(hexcode).join("|"),
      skins === undefined ? 0 : 1,
    ]),
  };
}

/** The search looks into the label too. */
function tagsBeside(label: string, tags: readonly string[]): string[] {
  const inLabel = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return tags.filter((tag) => !inLabel.includes(tag)).slice(0, MOST_TAGS);
}

function codesOf(hexcode: string): string[] {
  return [...new Set(KNOWN_CODES.flatMap((codes) => codes[hexcode] ?? []))];
}

export function textOf(file: EmojiFile): string {
  return JSON.stringify(file) + "\n";
}

if (import.meta.main) {
  for (const [name, file] of Object.entries(FILES)) {
    await Deno.writeTextFile(new URL(name, FOLDER), textOf(file));
  }
}
