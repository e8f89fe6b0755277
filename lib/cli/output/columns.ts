import { widthOf, wrapText } from "../../terminal/mod.ts";
import { shownLine } from "./shown.ts";

/**
 * Rows of cells, one below the other. A column in which nobody has anything is left out. Where they
 * are too wide, each row stands by itself, and goes on below its beginning.
 */
export function columnsOf(rows: readonly (readonly string[])[], most: number | null): string[] {
  const shown = rows.map((cells) => cells.map(shownLine));
  const widths = (shown[0] ?? []).map((_, i) => Math.max(...shown.map((row) => widthOf(row[i]!))));
  const lines = shown.map((row) =>
    row.flatMap((cell, i) => widths[i] === 0 ? [] : [cell + " ".repeat(widths[i]! - widthOf(cell))])
      .join("  ").trimEnd()
  );
  if (most === null || lines.every((line) => widthOf(line) <= most)) return lines;
  return shown.flatMap((row) => {
    const text = row.filter((cell) => cell !== "").join("  ");
    return wrapText(text, most - 2).map((part, i) => (i === 0 ? "" : "  ") + part);
  });
}
