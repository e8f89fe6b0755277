/**
 * Emoji to choose from: the search over a file of them, which is loaded when somebody first asks
 * (`static/emoji.en.json`, written by `deno task emoji`). No emoji stands in the code.
 */

/** As it is written: short keys are paid for by everyone who loads it. */
export interface EmojiFile {
  readonly groups: readonly string[];
  /** The emoji, its group, its label, its tags, its codes; 1 if it comes in tones of skin. */
  readonly emoji: readonly (readonly [string, number, string, string, string, (0 | 1)])[];
}

export interface Emoji {
  readonly text: string;
  readonly group: number;
  readonly label: string;
  readonly tags: readonly string[];
  /** What stands between colons; the first is the one to show. */
  readonly codes: readonly string[];
  readonly hasTones: boolean;
}

export interface EmojiData {
  readonly groups: readonly string[];
  /** In the order in which pickers show them. */
  readonly emoji: readonly Emoji[];
  readonly byCode: ReadonlyMap<string, Emoji>;
}

/** From light to dark. */
export type Tone = 1 | 2 | 3 | 4 | 5;

export function readEmoji(file: EmojiFile): EmojiData {
  const emoji = file.emoji.map(([text, group, label, tags, codes, tones]): Emoji => ({
    text,
    group,
    label,
    tags: words(tags),
    codes: words(codes),
    hasTones: tones === 1,
  }));
  const byCode = new Map(emoji.flatMap((each) => each.codes.map((code) => [code, each] as const)));
  return { groups: file.groups, emoji, byCode };
}

function words(list: string): string[] {
  return list === "" ? [] : list.split("|");
}

/** The best first: by code, by label, by tag; what begins with the query before what contains it. */
export function searchEmoji(data: EmojiData, query: string): Emoji[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return [...data.emoji];
  const code = wanted.replaceAll(" ", "_");
  const ranked = data.emoji.map((emoji) => ({ emoji, rank: rankOf(emoji, wanted, code) }));
  return ranked.filter(({ rank }) => rank < NO_RANK).sort((a, b) => a.rank - b.rank)
    .map(({ emoji }) => emoji);
}

const NO_RANK = 6;

function rankOf({ codes, label, tags }: Emoji, wanted: string, code: string): number {
  if (codes.includes(code)) return 0;
  if (codes.some((each) => each.startsWith(code))) return 1;
  const name = label.toLowerCase();
  if (name.startsWith(wanted)) return 2;
  if (tags.some((tag) => tag.startsWith(wanted))) return 3;
  if (name.includes(` ${wanted}`) || codes.some((each) => each.includes(`_${code}`))) return 4;
  return name.includes(wanted) ? 5 : NO_RANK;
}

export interface ShortcodeMatch {
  readonly code: string;
  readonly emoji: Emoji;
}

const LEAST_TYPED = 2;

/** What `:smi` may become, the shortest first; nothing before two letters were typed. */
export function completeShortcode(data: EmojiData, typed: string): ShortcodeMatch[] {
  const start = /^:([a-z0-9_+-]+)$/i.exec(typed)?.[1]?.toLowerCase() ?? "";
  if (start.length < LEAST_TYPED) return [];
  const matches = [...data.byCode].map(([code, emoji]) => ({ code, emoji }));
  const byLength = (a: ShortcodeMatch, b: ShortcodeMatch) => a.code.length - b.code.length;
  return [
    ...matches.filter(({ code }) => code.startsWith(start)).sort(byLength),
    ...matches.filter(({ code }) => code.includes(`_${start}`)).sort(byLength),
  ];
}

/** Code is left as it is, and so are addresses. */
const CODE_OR_SHORTCODE = /```[^]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+|:([a-z0-9_+-]+):/g;

/** `:smile:` as it is sent. What is no code of an emoji stays: it may be one of this place's own. */
export function replaceShortcodes(data: EmojiData, text: string): string {
  return text.replaceAll(
    CODE_OR_SHORTCODE,
    (found: string, code: string | undefined) => data.byCode.get(code ?? "")?.text ?? found,
  );
}

const TONES = ["", "\u{1f3fb}", "\u{1f3fc}", "\u{1f3fd}", "\u{1f3fe}", "\u{1f3ff}"];
const TAKES_TONE = /(\p{Emoji_Modifier_Base})\ufe0f?/gu;
/** Two people hold hands: they have the tone, the hands between them are drawn with it. */
const HELD_HANDS = "\u200d\u{1f91d}\u200d";

/** An emoji that comes in tones of skin, in one of them. */
export function withTone({ text, hasTones }: Emoji, tone: Tone): string {
  if (!hasTones) return text;
  return text.split(HELD_HANDS).map((part) => part.replaceAll(TAKES_TONE, `$1${TONES[tone]}`))
    .join(HELD_HANDS);
}
