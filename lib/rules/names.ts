/**
 * Looking for somebody or something by name, while it is typed. Names are folded once, when they
 * become known; a look goes over them once, and nothing is sorted then.
 */

/** What can be found by any of its names. */
export interface Findable<T> {
  readonly what: T;
  readonly names: readonly FoldedName[];
}

interface FoldedName {
  readonly folded: string;
  /** Each with a space before it. */
  readonly words: string;
}

export function findable<T>(what: T, names: readonly string[]): Findable<T> {
  return { what, names: [...new Set(names)].map(foldedName) };
}

/** In the order in which equally good ones are shown. */
export function inNameOrder<T>(entries: Iterable<Findable<T>>): Findable<T>[] {
  const first = ({ names: [name] }: Findable<T>) => name?.folded ?? "";
  return [...entries].sort((one, other) => first(one) < first(other) ? -1 : 1);
}

/**
 * The best first: named so, named so at the beginning, words that begin so, so within, and last
 * those that have its letters in this order. Of nothing typed everything is the beginning.
 */
export function matchNames<T>(
  entries: Iterable<Findable<T>>,
  query: string,
  limit: number,
): T[] {
  const wanted = foldedName(query.trim().replace(/^[@#]/, ""));
  const words = wanted.words.split(/(?= )/).filter((word) => word !== " ");
  const found: T[][] = [[], [], [], [], []];
  for (const { what, names } of entries) {
    const place = Math.min(...names.map((name) => placeOf(name, wanted.folded, words)));
    // Of those further down no more are shown than of the best
    if (place < found.length && found[place]!.length < limit) found[place]!.push(what);
  }
  return found.flat().slice(0, limit);
}

function placeOf(name: FoldedName, wanted: string, words: readonly string[]): number {
  if (name.folded === wanted) return 0;
  if (name.folded.startsWith(wanted)) return 1;
  if (words.length > 0 && words.every((word) => name.words.includes(word))) return 2;
  if (name.folded.includes(wanted)) return 3;
  return hasLetters(name.folded, wanted) ? 4 : Infinity;
}

function hasLetters(name: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    from = name.indexOf(letter, from) + letter.length;
    if (from < letter.length) return false;
  }
  return true;
}

function foldedName(name: string): FoldedName {
  const folded = foldForSearch(name);
  return { folded, words: ` ${folded.split(BETWEEN_WORDS).filter(Boolean).join(" ")}` };
}

const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;
const ACCENTS = /[\u0300-\u036f]/g;
/** Letters of which Unicode does not say that they are others with something added. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ "æ": "ae", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l" },
  ...{ "ø": "o", "œ": "oe", "ß": "ss", "þ": "th", "ŧ": "t" },
};
const UNPLAIN = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/** As people type who leave out what is hard to type. */
export function foldForSearch(text: string): string {
  return text.toLowerCase().normalize("NFKD").replace(ACCENTS, "").replace(
    UNPLAIN,
    (letter) => PLAIN[letter]!,
  );
}
