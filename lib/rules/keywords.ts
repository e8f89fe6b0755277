/** Words that somebody wants to hear of, found in what others say. */

/** Scripts that put nothing between words: there a word is wherever its letters are. */
const UNSPACED = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => `\\p{Script=${script}}`).join("");
const PART_OF_WORD = `[[\\p{L}\\p{N}\\p{M}_]--[${UNSPACED}]]`;
const BEGINS_WITHIN = new RegExp(`^${PART_OF_WORD}`, "v");
const ENDS_WITHIN = new RegExp(`${PART_OF_WORD}$`, "v");
/** Accents and the like; the vowel signs of Indian scripts are letters to those who write them. */
const ACCENTS = /[\p{Mn}&&\p{Script=Inherited}]/gv;

/** The first of these that stands there as a word of its own, as it was given; null where none does. */
export function keywordIn(text: string, keywords: readonly string[]): string | null {
  if (keywords.length === 0) return null;
  const folded = fold(text);
  return keywords.find((keyword) => holds(folded, fold(keyword).trim())) ?? null;
}

function fold(text: string): string {
  // In capitals first: some small letters have no other way to each other
  return text.normalize("NFKD").replace(ACCENTS, "").toUpperCase().toLowerCase()
    .replaceAll(/\s+/g, " ");
}

function holds(text: string, word: string): boolean {
  if (word === "") return false;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (isApart(text, word, at)) return true;
  }
  return false;
}

/** Two units hold the character beside it, whichever that is. */
function isApart(text: string, word: string, at: number): boolean {
  const end = at + word.length;
  const goesOnBefore = BEGINS_WITHIN.test(word) &&
    ENDS_WITHIN.test(text.slice(Math.max(0, at - 2), at));
  const goesOnAfter = ENDS_WITHIN.test(word) && BEGINS_WITHIN.test(text.slice(end, end + 2));
  return !goesOnBefore && !goesOnAfter;
}
