// What is told in two columns: below each other where that would be too narrow.

import { plain, type Row, type Run, textOf, widthOf, wrapRuns } from "../../terminal/mod.ts";

const GAP = 2;
const INDENT = 2;
/** The right one is no narrower. */
const LEAST_RIGHT = 24;

/** What is in it is safe. */
export type Line = readonly [left: Row, right: Row];

export function inColumns(lines: readonly Line[], columns: number): Row[] {
  return inSameColumns([lines], columns)[0]!;
}

/** Several lists, the right parts of which all begin at one column. */
export function inSameColumns(lists: readonly (readonly Line[])[], columns: number): Row[][] {
  const widths = lists.flat().map(([left]) => widthOf(textOf(left)));
  const wide = Math.min(Math.max(0, ...widths), Math.floor(columns / 2));
  return lists.map((lines) => lines.flatMap((line) => rowsOf(line, wide, columns)));
}

function rowsOf([left, right]: Line, wide: number, columns: number): Row[] {
  const isNarrow = columns - INDENT - wide - GAP < LEAST_RIGHT;
  const before = isNarrow ? 2 * INDENT : INDENT + wide + GAP;
  const width = widthOf(textOf(left));
  const rows = textOf(right) === ""
    ? []
    : wrapRuns(right, Math.max(1, columns - before)).map((row) => [space(before), ...row]);
  if (isNarrow || width > wide) {
    const leads = wrapRuns(left, Math.max(1, columns - INDENT));
    return [...leads.map((row) => [space(INDENT), ...row]), ...rows];
  }
  const [[, ...first] = [], ...rest] = rows;
  const gap = first.length === 0 ? [] : [space(wide - width + GAP)];
  return [[space(INDENT), ...left, ...gap, ...first], ...rest];
}

function space(width: number): Run {
  return plain(" ".repeat(Math.max(0, width)));
}
