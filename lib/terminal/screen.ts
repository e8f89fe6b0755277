/**
 * Rows in, the shortest bytes out: what stands on the screen already is not written again.
 *
 * A frame is one text, to be written at once. Nothing but what this file makes is an order to the
 * terminal: whatever control signs the rows hold are drawn as signs.
 */
import { type Cell, DrawnRow } from "./drawn_row.ts";
import { findShift, shifted, shiftOrder } from "./shift.ts";
import type { Abilities, Row } from "./styled.ts";

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Frame {
  /** From the top; what is beyond the screen is left out, what is missing is empty. */
  readonly rows: readonly Row[];
  /** Hidden, where there is none. */
  readonly cursor: Place | null;
}

/** Terminals that know these marks show the frame at once; the others pass over them. */
const FRAME_STARTS = "\x1b[?2026h";
const FRAME_ENDS = "\x1b[?2026l";
const HIDE_CURSOR = "\x1b[?25l";
const SHOW_CURSOR = "\x1b[?25h";
const PLAIN_AND_EMPTY = "\x1b[m\x1b[2J";
const ERASE_REST = "\x1b[K";

export class Screen {
  #size: Size;
  readonly #abilities: Abilities;
  readonly #known = new WeakMap<Row, DrawnRow>();
  /** What stands there, as far as one can know. */
  #shown: DrawnRow[] | null = null;
  #cursor: Place | null = null;

  constructor(size: Size, abilities: Abilities) {
    this.#size = size;
    this.#abilities = abilities;
  }

  get size(): Size {
    return this.#size;
  }

  /** What a terminal makes of its rows when its size changes is its own affair. */
  resize(size: Size): void {
    this.#size = size;
    this.forget();
  }

  /** The next frame is drawn whole, as after somebody else has written there. */
  forget(): void {
    this.#shown = null;
  }

  /** What to write so that this frame is seen; nothing where it is seen already. */
  draw(frame: Frame): string {
    const rows = Array.from({ length: this.#size.rows }, (_, at) => this.#drawn(frame.rows[at]));
    const drawing = this.#change(rows);
    const cursor = this.#clamped(frame.cursor);
    const isStill = samePlace(cursor, this.#cursor) && drawing === "";
    this.#shown = rows;
    this.#cursor = cursor;
    if (isStill) return "";
    const place = cursor === null ? HIDE_CURSOR : moveTo(cursor.row, cursor.column) + SHOW_CURSOR;
    return drawing === "" ? place : FRAME_STARTS + HIDE_CURSOR + drawing + place + FRAME_ENDS;
  }

  #drawn(row: Row | undefined): DrawnRow {
    if (row === undefined || row.length === 0) return EMPTY;
    const known = this.#known.get(row);
    if (known?.columns === this.#size.columns) return known;
    const drawn = new DrawnRow(row, this.#size.columns, this.#abilities);
    this.#known.set(row, drawn);
    return drawn;
  }

  #change(rows: readonly DrawnRow[]): string {
    if (this.#shown === null) return PLAIN_AND_EMPTY + changes(rows.map(() => EMPTY), rows);
    const shift = findShift(this.#shown, rows);
    if (shift === null) return changes(this.#shown, rows);
    return shiftOrder(shift) + changes(shifted(this.#shown, shift, EMPTY), rows);
  }

  #clamped(place: Place | null): Place | null {
    if (place === null) return null;
    const { columns, rows } = this.#size;
    return { row: Math.min(place.row, rows - 1), column: Math.min(place.column, columns - 1) };
  }
}

const EMPTY = DrawnRow.empty();

function samePlace(one: Place | null, other: Place | null): boolean {
  return one?.row === other?.row && one?.column === other?.column;
}

export function moveTo(row: number, column: number): string {
  return `\x1b[${row + 1};${column + 1}H`;
}

function changes(before: readonly DrawnRow[], after: readonly DrawnRow[]): string {
  return after.map((row, at) => row.key === before[at]!.key ? "" : changeRow(at, before[at]!, row))
    .join("");
}

function changeRow(at: number, before: DrawnRow, after: DrawnRow): string {
  const start = sameAtStart(before.cells, after.cells);
  const rest = after.cells.slice(start);
  const old = before.cells.slice(start);
  const column = widthOfCells(after.cells.slice(0, start));
  const order = moveTo(at, column);
  // Where a terminal may have drawn more or less than is thought, everything behind it goes first
  if ([...rest, ...old].some((cell) => cell.isDisputed)) {
    return order + ERASE_REST + write(rest, column);
  }
  const [oldWidth, width] = [widthOfCells(old), widthOfCells(rest)];
  if (oldWidth === width) {
    return order + write(rest.slice(0, rest.length - sameAtEnd(old, rest)), column);
  }
  return order + write(rest, column) + (width < oldWidth ? ERASE_REST : "");
}

function write(cells: readonly Cell[], column: number): string {
  let [text, codes] = ["", ""];
  for (const [at, cell] of cells.entries()) {
    text += lookOrder(codes, cell.codes) + cell.text;
    codes = cell.codes;
    column += cell.width;
    if (cell.isDisputed && at < cells.length - 1) text += `\x1b[${column + 1}G`;
  }
  return text + lookOrder(codes, "");
}

function lookOrder(before: string, after: string): string {
  if (before === after) return "";
  if (after === "") return "\x1b[m";
  return before === "" ? `\x1b[${after}m` : `\x1b[0;${after}m`;
}

function sameAtStart(one: readonly Cell[], other: readonly Cell[]): number {
  let same = 0;
  while (same < one.length && same < other.length && isSame(one[same]!, other[same]!)) same++;
  return same;
}

function sameAtEnd(one: readonly Cell[], other: readonly Cell[]): number {
  let same = 0;
  const most = Math.min(one.length, other.length);
  while (same < most && isSame(one.at(-1 - same)!, other.at(-1 - same)!)) same++;
  return same;
}

function isSame(one: Cell, other: Cell): boolean {
  return one.text === other.text && one.codes === other.codes;
}

function widthOfCells(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
