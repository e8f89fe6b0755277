/** Text into rows that fit: between words where it can be, between characters where it must. */
import type { Row, Run, Style } from "./styled.ts";
import { graphemesOf, isPlain, widthOf, widthOfGrapheme } from "./width.ts";

/**
 * Wrapped between words. Spaces at the end of a row that was full are left out; all else is kept.
 * A word that is longer than a row is broken. The text is safe: see `safeText`.
 */
export function wrapRuns(runs: Row, width: number): Row[] {
  const rows = new Rows(width);
  for (const piece of piecesOf(runs)) rows.take(piece);
  return rows.finish();
}

export function wrapText(text: string, width: number): string[] {
  return wrapRuns([{ text, style: {} }], width).map((row) => row.map((run) => run.text).join(""));
}

/** Broken wherever a row is full, as code is and what one is typing: joined, the rows are the text. */
export function breakRuns(runs: Row, width: number): Row[] {
  const rows = new Rows(width);
  for (const { text, style } of runs) {
    text.split("\n").forEach((line, at) => {
      if (at > 0) rows.endRow();
      rows.takeBroken(line, style);
    });
  }
  return rows.finish();
}

type Kind = "word" | "ideographs" | "spaces" | "newline";

interface Piece {
  readonly kind: Kind;
  readonly text: string;
  readonly width: number;
  readonly style: Style;
}

const PIECES = /\n| +|[^ \n]+/g;
const IDEOGRAPH = String
  .raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]\p{M}*`;
const IDEOGRAPHS = new RegExp(`((?:${IDEOGRAPH})+)`, "u");

function* piecesOf(runs: Row): Generator<Piece> {
  for (const { text, style } of runs) {
    for (const piece of text.match(PIECES) ?? []) {
      if (piece === "\n") yield { kind: "newline", text: "", width: 0, style };
      else if (piece[0] === " ") yield { kind: "spaces", text: piece, width: piece.length, style };
      else if (isPlain(piece)) yield { kind: "word", text: piece, width: piece.length, style };
      else yield* partsOfWord(piece, style);
    }
  }
}

function* partsOfWord(word: string, style: Style): Generator<Piece> {
  for (const [at, part] of word.split(IDEOGRAPHS).entries()) {
    const kind = at % 2 === 0 ? "word" : "ideographs";
    if (part !== "") yield { kind, text: part, width: widthOf(part), style };
  }
}

class Rows {
  readonly #width: number;
  readonly #rows: Run[][] = [];
  #row: Run[] = [];
  #used = 0;
  #spaces: Piece[] = [];
  /** What has come of a word that may go on in the next run, in another look. */
  #word: Piece[] = [];

  constructor(width: number) {
    this.#width = Math.max(1, width);
  }

  take(piece: Piece): void {
    if (piece.kind === "word") return void this.#word.push(piece);
    this.#endWord();
    if (piece.kind === "newline") this.endRow();
    else if (piece.kind === "spaces") this.#spaces.push(piece);
    else this.#takeIdeographs(piece);
  }

  #endWord(): void {
    if (this.#word.length === 0) return;
    const room = this.#width - this.#used;
    const fits = widthOfAll(this.#spaces) + widthOfAll(this.#word) <= room;
    // Spaces before the first word of a row were meant as they are
    if (fits || this.#used === 0) this.#takeAll(this.#spaces);
    else this.#newRow();
    this.#takeAll(this.#word);
    this.#spaces = [];
    this.#word = [];
  }

  /** They may be parted anywhere, but for signs that no row begins with. */
  #takeIdeographs({ text, style }: Piece): void {
    for (const part of text.match(WITH_WHAT_ENDS)!) {
      this.#word.push({ kind: "word", text: part, width: widthOf(part), style });
      this.#endWord();
    }
  }

  #takeAll(pieces: readonly Piece[]): void {
    for (const { text, style } of pieces) this.takeBroken(text, style);
  }

  takeBroken(text: string, style: Style): void {
    const width = widthOf(text);
    if (this.#used + width <= this.#width) return this.#put(text, width, style);
    for (const part of partsThatFit(text, this.#width)) {
      const width = widthOf(part);
      if (this.#used > 0 && this.#used + width > this.#width) this.#newRow();
      this.#put(part, width, style);
    }
  }

  #put(text: string, width: number, style: Style): void {
    const last = this.#row.at(-1);
    if (last?.style === style) {
      this.#row[this.#row.length - 1] = { text: last.text + text, style };
    } else if (text !== "") this.#row.push({ text, style });
    this.#used += width;
  }

  #newRow(): void {
    this.#rows.push(this.#row);
    this.#row = [];
    this.#used = 0;
  }

  endRow(): void {
    this.#endWord();
    this.#spaces = [];
    this.#newRow();
  }

  finish(): Row[] {
    this.endRow();
    return this.#rows;
  }
}

const WITH_WHAT_ENDS =
  /[^]\p{M}*(?:[\u3001\u3002\uff0c\uff0e\uff01\uff1f\u300d\u300f\uff09\u3011]\p{M}*)*/gu;

function widthOfAll(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { width }) => sum + width, 0);
}

/** Characters, and those that are wider than a whole row sign by sign. */
export function partsThatFit(text: string, width: number): string[] {
  const graphemes = graphemesOf(text);
  if (graphemes.every((grapheme) => widthOfGrapheme(grapheme) <= width)) return graphemes;
  return graphemes.flatMap((grapheme) =>
    widthOfGrapheme(grapheme) <= width ? [grapheme] : [...grapheme]
  );
}
