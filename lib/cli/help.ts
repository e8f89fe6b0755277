// The table of verbs as people read it.

import { wrapText } from "../terminal/wrap.ts";
import { shell } from "../words/mod.ts";
import { namesOf } from "./arguments.ts";
import { columnsOfOutput } from "./output.ts";
import type { Flag, Verb } from "./verb.ts";

export function helpOf(verb: Verb): string {
  const flags = verb.flags.map((flag): Row => [shownFlag(flag), flag.about()]);
  const help: Row = ["-h, --help", shell.flags.help];
  const head = [shell.usageOf(lineOf(verb)), verb.about(), "", shell.flagsTitle];
  return [...head, ...inColumns([...flags, help])].join("\n");
}

export function helpOfAll(verbs: readonly Verb[]): string {
  const rows = verbs.map((verb): Row => [lineOf(verb), verb.about()]);
  return [shell.usage, "", shell.verbsTitle, ...inColumns(rows), "", shell.more].join("\n");
}

export function lineOf({ name, operands }: Verb): string {
  return [name, ...operands].join(" ");
}

function shownFlag(flag: Flag): string {
  const names = namesOf(flag).join(", ");
  return flag.takes === null ? names : `${names} ${flag.takes}`;
}

type Row = readonly [left: string, right: string];

/** Fewer columns than these are none to read a sentence in: it stands below then. */
const LEAST_COLUMNS = 24;

function inColumns(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  const columns = columnsOfOutput() ?? Infinity;
  const isBeside = columns - width - 4 >= LEAST_COLUMNS;
  const indent = isBeside ? width + 4 : 4;
  return rows.flatMap(([left, right]) => {
    const lines = columns === Infinity ? [right] : wrapText(right, columns - indent);
    const below = (isBeside ? lines.slice(1) : lines).map((line) => " ".repeat(indent) + line);
    return [isBeside ? `  ${left.padEnd(width)}  ${lines[0] ?? ""}` : `  ${left}`, ...below];
  });
}
