/** Rows that only moved up or down are moved by the terminal itself: one order instead of all of them. */
import type { DrawnRow } from "./drawn_row.ts";

export interface Shift {
  readonly top: number;
  readonly bottom: number;
  /** How far up; below zero: down. */
  readonly by: number;
}

/** Fewer are as quickly written. */
const LEAST_CHANGED = 3;

/** What it takes to go to a row, and to erase it. */
const MOVE_LENGTH = 10;

/** The one that leaves the least to write, if there is one that leaves less than nothing moved. */
export function findShift(before: readonly DrawnRow[], after: readonly DrawnRow[]): Shift | null {
  const differs = (row: DrawnRow, at: number) => row.key !== before[at]!.key;
  const [top, bottom] = [after.findIndex(differs), after.findLastIndex(differs)];
  if (top === -1 || bottom - top + 1 < LEAST_CHANGED) return null;
  let least = leftToWrite(before, after, { top, bottom, by: 0 });
  let best: Shift | null = null;
  for (let far = 1; far <= bottom - top; far++) {
    for (const by of [far, -far]) {
      const left = leftToWrite(before, after, { top, bottom, by });
      if (left < least) [least, best] = [left, { top, bottom, by }];
    }
  }
  return best;
}

function leftToWrite(
  before: readonly DrawnRow[],
  after: readonly DrawnRow[],
  { top, bottom, by }: Shift,
): number {
  let left = 0;
  for (let at = top; at <= bottom; at++) {
    const from = at + by;
    const stays = from >= top && from <= bottom && before[from]!.key === after[at]!.key;
    if (!stays) left += MOVE_LENGTH + after[at]!.key.length;
  }
  return left;
}

export function shifted<T>(rows: readonly T[], { top, bottom, by }: Shift, empty: T): T[] {
  return rows.map((row, at) => {
    if (at < top || at > bottom) return row;
    const from = at + by;
    return from >= top && from <= bottom ? rows[from]! : empty;
  });
}

/** Only within its rows; lines are taken out or put in at the top. */
export function shiftOrder({ top, bottom, by }: Shift): string {
  const within = `\x1b[${top + 1};${bottom + 1}r\x1b[${top + 1};1H`;
  return `${within}\x1b[${Math.abs(by)}${by > 0 ? "M" : "L"}\x1b[r`;
}
