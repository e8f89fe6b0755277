/** How things look at the terminal: one place, so that the same always looks the same. */
import { plain, type Row, type Run, safeText, type Style, styled } from "../../terminal/mod.ts";

export const QUIET: Style = { dim: true };
export const STRONG: Style = { bold: true };
export const WRONG: Style = { colour: "red" };
export const NEWS: Style = { colour: "red", bold: true };
export const HERE: Style = { inverse: true };

/** Narrower, a name has a row of its own. */
const LEAST_BESIDE = 40;
const MOST_NAME = 16;
/** Longer rows are hard to read. */
const MOST_TEXT = 100;

/** Where what stands in a window. */
export interface Columns {
  readonly all: number;
  readonly time: number;
  /** 0 where names have rows of their own. */
  readonly name: number;
  readonly text: number;
}

export function columnsFor(all: number, timeColumns: number): Columns {
  if (all < LEAST_BESIDE) return { all, time: timeColumns, name: 0, text: all };
  const name = Math.min(MOST_NAME, Math.floor(all / 6));
  const text = Math.min(MOST_TEXT, all - timeColumns - 1 - name - 2);
  return { all, time: timeColumns, name, text };
}

/** Before the text. */
export function indentOf({ time, name }: Columns): number {
  return name === 0 ? 0 : time + 1 + name + 2;
}

/** Whatever it is made of: what it says may be anybody's. */
export function safeRows(line: string | Row): Row[] {
  if (typeof line === "string") return safeText(line).split("\n").map((one) => [plain(one)]);
  return [line.map(({ text, style }) => styled(safeText(text).replaceAll("\n", " "), style))];
}

export function blank(columns: number): Run {
  return plain(" ".repeat(Math.max(0, columns)));
}

/** "── Today ──────", as wide as the window's text reaches. */
export function ruleRow(label: string, columns: number, style: Style): Row {
  const before = "── ";
  const width = Math.max(0, columns - before.length - label.length - 1);
  return [styled(`${before}${label} ${"─".repeat(width)}`, style)];
}
