/** What is being written, as rows of the screen: broken where they are full, as in a shell. */
import { shownAs } from "./safe_text.ts";
import type { Place, Size } from "./screen.ts";
import { graphemesOf, widthOf } from "./width.ts";
import { partsThatFit } from "./wrap.ts";

export interface EditorRows {
  /** At least one; safe to be shown. */
  readonly rows: readonly string[];
  readonly cursor: Place;
}

/** Of more rows than there is room for, those around the cursor. */
export function editorRows(text: string, at: number, room: Size): EditorRows {
  const { rows, cursor } = allRows(text, at, room.columns);
  const top = Math.max(
    0,
    Math.min(cursor.row - Math.floor(room.rows / 2), rows.length - room.rows),
  );
  return {
    rows: rows.slice(top, top + room.rows),
    cursor: { row: cursor.row - top, column: cursor.column },
  };
}

function allRows(text: string, at: number, columns: number): EditorRows {
  const rows: string[] = [];
  let cursor: Place = { row: 0, column: 0 };
  let from = 0;
  for (const line of text.split("\n")) {
    const isHere = at >= from && at <= from + line.length;
    const broken = brokenLine(line, isHere ? at - from : -1, columns);
    if (isHere) cursor = { row: rows.length + broken.cursor.row, column: broken.cursor.column };
    rows.push(...broken.rows);
    from += line.length + 1;
  }
  return { rows, cursor };
}

function brokenLine(line: string, at: number, columns: number): EditorRows {
  const rows = [""];
  let [from, column, used] = [0, 0, 0];
  let cursor: Place = { row: 0, column: 0 };
  const room = (width: number) => {
    if (used === 0 || used + width <= columns) return;
    rows.push("");
    used = 0;
  };
  for (const grapheme of graphemesOf(line)) {
    const parts = partsThatFit(shownAs(grapheme, column), columns);
    room(widthOf(parts[0]!));
    if (from === at) cursor = { row: rows.length - 1, column: used };
    for (const part of parts) {
      const width = widthOf(part);
      room(width);
      rows[rows.length - 1] += part;
      used += width;
      column += width;
    }
    from += grapheme.length;
  }
  // Behind a full row the next letter will stand in another one
  if (from === at) room(1);
  return { rows, cursor: from === at ? { row: rows.length - 1, column: used } : cursor };
}
