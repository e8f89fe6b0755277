/** One row of the screen, cut to its width, as cells that can be compared with those of another. */
import { safeText } from "./safe_text.ts";
import { type Abilities, codesOf, type Row } from "./styled.ts";
import { graphemesOf, isDisputed, isPlain, widthOfGrapheme } from "./width.ts";

export interface Cell {
  readonly text: string;
  readonly width: number;
  /** The look, as the terminal is asked for it. */
  readonly codes: string;
  /** The terminal may draw it in more or fewer columns. */
  readonly isDisputed: boolean;
}

interface Coded {
  readonly text: string;
  readonly codes: string;
}

export class DrawnRow {
  readonly columns: number;
  /** Rows with the same one look the same. */
  readonly key: string;
  readonly #runs: readonly Coded[];
  #cells: Cell[] | null = null;

  constructor(row: Row, columns: number, abilities: Abilities) {
    this.columns = columns;
    this.#runs = row.map(({ text, style }) => ({
      text: inOneRow(text),
      codes: codesOf(style, abilities),
    }));
    this.key = this.#runs.map(({ text, codes }) => `${codes}m${text}`).join("\x1b");
  }

  static empty(): DrawnRow {
    return new DrawnRow([], 0, { styles: false, colours: 0 });
  }

  /** Made only for rows that differ. */
  get cells(): readonly Cell[] {
    return this.#cells ??= withoutBlanks(cellsOf(this.#runs, this.columns));
  }
}

/** Rows are safe already where they were made; that nothing else gets out is held here. */
function inOneRow(text: string): string {
  return isPlain(text) ? text : safeText(text).replaceAll("\n", "␊");
}

function cellsOf(runs: readonly Coded[], columns: number): Cell[] {
  const cells: Cell[] = [];
  let used = 0;
  for (const { text, codes } of runs) {
    for (const grapheme of graphemesOf(text)) {
      const width = widthOfGrapheme(grapheme);
      used += width;
      if (used > columns) return cells;
      if (width > 0) cells.push({ text: grapheme, width, codes, isDisputed: isDisputed(grapheme) });
    }
  }
  return cells;
}

/** What is empty at the end needs not to be written: it is erased. */
function withoutBlanks(cells: Cell[]): Cell[] {
  const last = cells.findLastIndex(({ text, codes }) => text !== " " || codes !== "");
  return cells.slice(0, last + 1);
}
