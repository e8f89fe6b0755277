/** What a picker offers: those used last, those of the place, everybody's by their kinds; or what was searched. Pure. */
import { type EmojiData, searchEmoji, type Tone, withTone } from "../../format/mod.ts";
import type { CustomEmoji } from "../../protocol/mod.ts";

export interface Pick {
  /** As it is sent. */
  readonly emoji: string;
  readonly label: string;
  /** Its picture, where it is the place's own. */
  readonly src?: string;
}

/** Which of them are shown: a kind by its number, or one of these. */
export type Shelf = "recent" | "own" | number;

export interface Stock {
  readonly data: EmojiData;
  readonly own: Iterable<CustomEmoji>;
  readonly recent: readonly string[];
  readonly tone: Tone | 0;
}

/** More of what was found is hardly looked at. */
const MOST_FOUND = 120;

export function picksOn(shelf: Shelf, stock: Stock): Pick[] {
  if (shelf === "own") return ownPicks(stock);
  if (shelf === "recent") return recentPicks(stock);
  return stock.data.emoji.filter(({ group }) => group === shelf).map((each) => pickOf(each, stock));
}

export function picksFound(query: string, stock: Stock): Pick[] {
  const wanted = query.trim().toLowerCase().replaceAll(":", "");
  const own = ownPicks(stock).filter(({ label }) => label.includes(wanted));
  const found = searchEmoji(stock.data, wanted).map((each) => pickOf(each, stock));
  return [...own, ...found].slice(0, MOST_FOUND);
}

function ownPicks({ own }: Stock): Pick[] {
  return [...own].map(({ id, name }) => ({
    emoji: `:${name}:`,
    label: name,
    src: `/emoji/${id}`,
  }));
}

/** One that was taken from the place since is none any more. */
function recentPicks(stock: Stock): Pick[] {
  const own = new Map(ownPicks(stock).map((pick) => [pick.emoji, pick]));
  const labels = new Map(stock.data.emoji.map(({ text, label }) => [text, label]));
  return stock.recent.flatMap((emoji) => {
    if (emoji.startsWith(":")) return own.get(emoji) ?? [];
    return { emoji, label: labels.get(emoji) ?? emoji };
  });
}

function pickOf(emoji: EmojiData["emoji"][number], { tone }: Stock): Pick {
  const text = tone === 0 ? emoji.text : withTone(emoji, tone);
  const [code] = emoji.codes;
  return { emoji: text, label: code === undefined ? emoji.label : `${emoji.label} :${code}:` };
}
