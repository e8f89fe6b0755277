// Words as a shell takes them: in quotes, or with a stroke before a space. Pure.

export interface TypedWord {
  /** As it is meant. */
  readonly word: string;
  /** Where it stands, with its quotes. */
  readonly from: number;
  readonly to: number;
  /** The quote that was never closed. */
  readonly open: string | null;
}

/** The next word from there on; null where none is left. */
export function wordFrom(text: string, start: number): TypedWord | null {
  const from = start + /^\s*/.exec(text.slice(start))![0].length;
  if (from === text.length) return null;
  const sign = text[from]!;
  if (sign === '"' || sign === "'") {
    const end = text.indexOf(sign, from + 1);
    const word = text.slice(from + 1, end === -1 ? text.length : end);
    if (end === -1) return { word, from, to: text.length, open: sign };
    // What follows without a space belongs to no word in quotes: it's is none
    if (/^(\s|$)/.test(text.slice(end + 1))) return { word, from, to: end + 1, open: null };
  }
  const [raw] = /^(?:\\[\s"'\\]|\S)+/.exec(text.slice(from))!;
  return {
    ...{ word: raw.replaceAll(/\\([\s"'\\])/g, "$1"), from, to: from + raw.length, open: null },
  };
}

export function firstWord(text: string): { readonly word: string; readonly rest: string } {
  const found = wordFrom(text, 0);
  return found === null
    ? { word: "", rest: "" }
    : { word: found.word, rest: text.slice(found.to).trim() };
}

export function allWords(text: string): TypedWord[] {
  const words: TypedWord[] = [];
  for (let at = 0;;) {
    const next = wordFrom(text, at);
    if (next === null) return words;
    words.push(next);
    at = next.to;
  }
}

/** What was pasted in several lines, where there can be one. */
export function inOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}

/** All of it, whether it stands in quotes or not. */
export function unquoted(text: string): string {
  return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;
}
