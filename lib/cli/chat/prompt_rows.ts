/** What is being written, below all else. Pure. */
import {
  editorRows,
  foundBy,
  type Place,
  plain,
  type Row,
  safeText,
  shorten,
  type Size,
  styled,
  widthOf,
} from "../../terminal/mod.ts";
import { chat, talk } from "../../words/mod.ts";
import { blank, QUIET, STRONG } from "./look.ts";
import { excerptOf } from "./message_rows.ts";
import { nameOf } from "./names.ts";
import type { Held } from "./held.ts";
import type { Pane } from "./view.ts";

export interface PromptRows {
  readonly rows: readonly Row[];
  readonly cursor: Place;
}

const SIGN = "> ";
const MOST_OPTION_ROWS = 3;

export function promptRows(pane: Pane, held: Held, { columns, rows }: Size): PromptRows {
  const { search } = pane;
  const sign = search === null ? SIGN : talk.searching(search.needle, search.isInVain);
  const shown = widthOf(sign) * 2 < columns ? sign : SIGN;
  const { text, at } = search === null ? pane.editor : foundBy(search);
  const indent = widthOf(shown);
  const room = { columns: columns - indent, rows: Math.max(1, Math.min(10, Math.floor(rows / 3))) };
  const editor = editorRows(text, at, room);
  const written = editor.rows.map((row, line): Row => [
    line === 0 ? styled(safeText(shown), QUIET) : blank(indent),
    plain(row),
  ]);
  const all = [
    ...optionRows(pane.options, columns),
    ...fileRows(pane, columns),
    ...aboutRows(pane, held, columns),
  ];
  // What is written is the last to go, and before that whom it answers
  const most = Math.max(0, rows - written.length);
  const above = all.slice(all.length - Math.min(all.length, most));
  const { row, column } = editor.cursor;
  return {
    rows: [...above, ...written],
    cursor: { row: above.length + row, column: indent + column },
  };
}

/** Whom one answers, or that one changes what one has said; and how to give that up. */
function aboutRows({ answering, rewriting }: Pane, { state }: Held, columns: number): Row[] {
  const about = rewriting ?? answering;
  if (about === null) return [];
  const name = nameOf(state, about.from);
  const label = rewriting === null ? chat.acts.answering(name) : talk.rewriting;
  return [rowToGiveUp(`${label}: ${excerptOf(about, name)}`, columns)];
}

function fileRows({ files, rewriting }: Pane, columns: number): Row[] {
  // One that is changed gets none
  if (files.length === 0 || rewriting !== null) return [];
  return [rowToGiveUp(talk.withFiles(files.map(({ name }) => name).join(", ")), columns)];
}

function rowToGiveUp(line: string, columns: number): Row {
  const end = ` ${talk.giveUp}`;
  const room = columns - widthOf(end);
  const text = shorten(safeText(line).replaceAll("\n", " "), room);
  return [styled(text, STRONG), blank(room - widthOf(text)), styled(end, QUIET)];
}

function optionRows(options: readonly string[], columns: number): Row[] {
  if (options.length === 0) return [];
  const rows: string[] = [""];
  for (const option of options.map((one) => shorten(safeText(one).trim(), columns))) {
    const last = rows.at(-1)!;
    const longer = last === "" ? option : `${last}  ${option}`;
    if (widthOf(longer) <= columns) rows[rows.length - 1] = longer;
    else rows.push(option);
  }
  const shown = rows.slice(0, MOST_OPTION_ROWS);
  if (rows.length > shown.length) shown[shown.length - 1] += " …";
  return shown.map((row) => [styled(row, QUIET)]);
}
