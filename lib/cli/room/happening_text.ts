// What happened in a room, as people read it: a line with its time, and further lines below it, set in.

import { deedOf } from "../../format/mod.ts";
import { sizeText } from "../../format/size_text.ts";
import {
  type Abilities,
  paint,
  plain,
  type Row,
  safeText,
  styled,
  TEXT_ONLY,
  wrapRuns,
} from "../../terminal/mod.ts";
import { happened, notices, person, scripts } from "../../words/mod.ts";
import type { UserId } from "../../protocol/mod.ts";
import type { ToldLine } from "./happening.ts";
import type { LineOf } from "../output/line_fields.ts";
import { personColour } from "./person_colour.ts";

export interface Look {
  readonly abilities: Abilities;
  /** Null where nobody says how wide it is: then a line is as long as it is. */
  readonly columns: number | null;
}

export const FOR_A_PIPE: Look = { abilities: TEXT_ONLY, columns: null };

/** Where fewer columns than this are, a text stands below its time and name. */
const LEAST_COLUMNS = 40;

/** With its line ends; empty for what is not worth a line. */
export function textOfLine(line: ToldLine, look: Look): string {
  switch (line.type) {
    case "message":
      return line.deleted === undefined ? textOfMessage(line, look) : "";
    case "edit": {
      const head: Row = [plain(scripts.told.edited), plain(": ")];
      return timed(line.at, [nameRun(line), plain(" "), ...head], line.text, look);
    }
    case "delete":
      return timed(
        line.at,
        [plain(scripts.told.deleted(nameOf(line.by_name), nameOf(line.from_name)))],
        "",
        look,
      );
    case "notice":
      return timed(line.at, [plain("* ")], textOfNotice(line), look);
    case "reaction":
    // A sentence on standard error says that
    case "gap":
      return "";
  }
}

function textOfMessage(line: LineOf<"message">, look: Look): string {
  const { text, files = [], forwarded } = line;
  const deed = deedOf(text);
  const shown = [
    ...(text === "" ? [] : [deed ?? text]),
    ...(forwarded === undefined
      ? []
      : [`${nameOf(forwarded.from_name)}: ${forwarded.text}`.replaceAll(/^/gm, "> ")]),
    ...files.map(({ name, bytes }) => `[${name}, ${sizeText(bytes)}]`),
  ];
  const head: Row = deed === null
    ? [nameRun(line), plain(": ")]
    : [plain("* "), nameRun(line), plain(" ")];
  return timed(line.at, head, shown.join("\n"), look);
}

function textOfNotice({ what, from_name, who_name = "", text = "" }: LineOf<"notice">): string {
  const [from, who] = [nameOf(from_name), nameOf(who_name)];
  switch (what) {
    case "welcome":
      return happened.welcome.join("\n");
    case "pinned":
      return notices.line({ pinned: [from] });
    case "joined":
    case "left":
    case "added":
    case "removed":
      return notices.line({ [what]: [who] });
    case "renamed":
    case "topic":
      return happened[what](from, text);
    case "transferred":
      return happened.transferred(from, who);
    case "created":
    case "archived":
    case "reopened":
      return happened[what](from);
    default:
      return what;
  }
}

function timed(at: string, who: Row, text: string, { abilities, columns }: Look): string {
  const [first = "", ...rest] = safeText(text).split("\n");
  const head = [styled(`${clockOf(at)} `, { dim: true }), ...who];
  const isBelow = columns !== null && columns < LEAST_COLUMNS && text !== "";
  const above: Row[] = isBelow ? [head] : [];
  const lines: Row[] = [isBelow ? [plain(first)] : [...head, plain(first)], ...rest.map(oneRun)];
  const indent = isBelow ? "  " : "    ";
  const within = (row: Row) => columns === null ? [row] : wrapRuns(row, columns - indent.length);
  const rows = [...above, ...lines].flatMap(within);
  return rows.map((row, i) => `${(i === 0 ? "" : indent) + paint(row, abilities)}`.trimEnd())
    .map((line) => `${line}\n`).join("");
}

function oneRun(text: string): Row {
  return [plain(text)];
}

function nameRun({ from, from_name }: { from: string; from_name: string }) {
  const style = { bold: true, colour: personColour(from as UserId) };
  return styled(nameOf(from_name), style);
}

/** On one line: whoever names themselves could end theirs otherwise. */
function nameOf(name: string): string {
  return name === "" ? person.former : name.replaceAll("\n", " ");
}

/** As the clock on this machine has it: `2026-11-22 14:02`. */
export function clockOf(at: string): string {
  const time = new Date(at);
  const parts = [time.getMonth() + 1, time.getDate(), time.getHours(), time.getMinutes()];
  const [month, day, hours, minutes] = parts.map((part) => String(part).padStart(2, "0"));
  return `${time.getFullYear()}-${month}-${day} ${hours}:${minutes}`;
}
