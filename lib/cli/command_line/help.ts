// The table of verbs as people read it.

import { plain, textOf } from "../../terminal/mod.ts";
import { shell } from "../../words/mod.ts";
import { namesOf } from "./arguments.ts";
import { columnsOfOutput } from "../output/output.ts";
import { inColumns as inColumnsOf, type Line } from "../output/two_columns.ts";
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

/** Into a file or a pipe each is one line, however long. */
function inColumns(rows: readonly Row[]): string[] {
  const lines = rows.map(([left, right]): Line => [[plain(left)], [plain(right)]]);
  return inColumnsOf(lines, columnsOfOutput() ?? Infinity).map(textOf);
}
