/** As much of a terminal as the screen asks for: what stands in which column, and where the cursor is. */
import { graphemesOf, widthOfGrapheme } from "../../lib/terminal/width.ts";

/** One column: a character, or a further column of one that is wide. */
interface Slot {
  readonly text: string;
  readonly codes: string;
  readonly width: number;
  /** How far to the right of where its character begins. */
  readonly offset: number;
}

const BLANK: Slot = { text: " ", codes: "", width: 1, offset: 0 };

// deno-lint-ignore no-control-regex
const PIECE = /\x1b\[(?<mark>\??)(?<numbers>[\d;]*)(?<final>[A-Za-z])|(?<text>[^\x1b]+)/y;

export class TerminalModel {
  cursor = { row: 0, column: 0 };
  isCursorShown = true;
  /** Orders that it does not know. There should be none. */
  readonly strange: string[] = [];
  #slots: Slot[][];
  #codes = "";
  #region: [top: number, bottom: number];

  constructor(
    readonly columns: number,
    readonly rows: number,
    readonly widthOf: (grapheme: string) => number = widthOfGrapheme,
  ) {
    this.#slots = Array.from({ length: rows }, () => this.#blankRow());
    this.#region = [0, rows - 1];
  }

  /** As `Screen` writes, without wrapping at the edge. */
  write(text: string): void {
    PIECE.lastIndex = 0;
    while (PIECE.lastIndex < text.length) {
      const from = PIECE.lastIndex;
      const groups = PIECE.exec(text)?.groups;
      if (groups === undefined) throw new Error(`No order: ${JSON.stringify(text.slice(from))}`);
      if (groups.text !== undefined) this.#print(groups.text);
      else this.#obey(groups.mark + groups.final!, groups.numbers!);
    }
  }

  /** Without the spaces at its end. */
  lines(): string[] {
    return this.#slots.map((row) => row.map(({ text }) => text).join("").trimEnd());
  }

  /** What the look of each character was asked for with. */
  looks(): string[] {
    return this.#slots.map((row) => row.map(({ codes }) => codes).join(" ").trimEnd());
  }

  #blankRow(): Slot[] {
    return Array.from({ length: this.columns }, () => BLANK);
  }

  #print(text: string): void {
    // deno-lint-ignore no-control-regex
    if (/[\x00-\x1f\x7f-\x9f]/.test(text)) throw new Error(`A control: ${JSON.stringify(text)}`);
    for (const grapheme of graphemesOf(text)) this.#put(grapheme, this.widthOf(grapheme));
  }

  #put(text: string, width: number): void {
    const row = this.#slots[this.cursor.row]!;
    const at = Math.max(0, Math.min(this.cursor.column, this.columns - width));
    for (let offset = 0; offset < width; offset++) {
      this.#clear(row, at + offset);
      const slot = { codes: this.#codes, width, offset };
      row[at + offset] = { ...slot, text: offset === 0 ? text : "" };
    }
    this.cursor.column = Math.min(at + width, this.columns);
  }

  /** Half of what is wide cannot stay. */
  #clear(row: Slot[], column: number): void {
    const { width, offset } = row[column]!;
    row.fill(BLANK, column - offset, column - offset + width);
  }

  #obey(order: string, numbers: string): void {
    const [first = 1, second = 1] = numbers.split(";").filter(Boolean).map(Number);
    const { row, column } = this.cursor;
    if (order === "H") this.cursor = { row: first - 1, column: second - 1 };
    else if (order === "G") this.cursor.column = first - 1;
    else if (order === "m") this.#codes = numbers.replace(/^0;/, "");
    else if (order === "K") this.#eraseRest(row, column);
    else if (order === "J") this.#slots = this.#slots.map(() => this.#blankRow());
    else if (order === "r") {
      this.#setRegion(numbers === "" ? [0, this.rows - 1] : [first - 1, second - 1]);
    } else if (order === "M") this.#moveLines(first);
    else if (order === "L") this.#moveLines(-first);
    else if (order === "?h" || order === "?l") this.#setMode(first, order === "?h");
    else this.strange.push(order);
  }

  #eraseRest(row: number, column: number): void {
    if (this.#codes !== "") this.strange.push("erased in colour");
    for (let at = column; at < this.columns; at++) this.#clear(this.#slots[row]!, at);
  }

  #setRegion(region: [number, number]): void {
    this.#region = region;
    this.cursor = { row: 0, column: 0 };
  }

  #moveLines(by: number): void {
    const [top, bottom] = this.#region;
    const { row } = this.cursor;
    if (row < top || row > bottom) return void this.strange.push("outside of the region");
    const within = this.#slots.slice(row, bottom + 1);
    const moved = within.map((_, at) => within[at + by] ?? this.#blankRow());
    this.#slots.splice(row, moved.length, ...moved);
  }

  #setMode(mode: number, on: boolean): void {
    if (mode === 25) this.isCursorShown = on;
    else if (mode !== 2026) this.strange.push(`mode ${mode}`);
  }
}
