// The commands as people read of them.

import { plain, type Row, styled } from "../../../terminal/mod.ts";
import { chat, orders } from "../../../words/mod.ts";
import type { Desk } from "../desk.ts";
import { inSameColumns, type Line } from "../../output/two_columns.ts";
import { readOrder } from "./read.ts";
import { type OrderName, type Theme, THEMES } from "./table.ts";
import { exampleOf, usageOf, whatItDoes } from "./words_of.ts";

const QUIET = { dim: true } as const;

export function help(rest: string, desk: Desk): void {
  const name = rest.replace(/^\//, "");
  if (name === "") return helpOfAll(desk);
  const read = readOrder(`/${name}`);
  if (read.is === "command") return helpOf(read.name, desk);
  desk.complain(chat.slash.unknown(name, read.is === "unknown" ? read.nearest : null));
}

/** Where a line holds no more than the command, what it does is left to `/help` and its name. */
const LEAST_COLUMNS = 40;

function helpOfAll(desk: Desk): void {
  const themes = Object.entries(THEMES) as [Theme, readonly OrderName[]][];
  const lines = themes.map(([, names]) =>
    names.map((name): Line => [
      usageRow(name),
      desk.columns < LEAST_COLUMNS ? [] : [plain(whatItDoes(name))],
    ])
  );
  const rows = inSameColumns(lines, desk.columns).flatMap((rows, at): Row[] => [
    [styled(orders.themes[themes[at]![0]], { bold: true })],
    ...rows,
  ]);
  desk.tell(...rows, [styled(orders.helpHint, QUIET)]);
}

function usageRow(name: OrderName): Row {
  const behind = usageOf(name).slice(name.length + 1);
  return [plain(`/${name}`), styled(behind, QUIET)];
}

function helpOf(name: OrderName, desk: Desk): void {
  const example = exampleOf(name);
  desk.tell(
    [styled(usageOf(name), { bold: true })],
    `${whatItDoes(name)}.`,
    ...notesOn(name),
    ...(example === null ? [] : [orders.example(example)]),
  );
}

const OF_MESSAGES: readonly OrderName[] = [
  "reply",
  "thread",
  "edit",
  "delete",
  "react",
  "pin",
  "keep",
];
const FOR_THE_PROMPT: readonly OrderName[] = ["reply", "edit"];
const OF_PEOPLE: readonly OrderName[] = ["msg", "invite", "remove", "whois", "ignore", "unignore"];
const OF_PATHS: readonly OrderName[] = ["send", "save"];

function notesOn(name: OrderName): string[] {
  const { more } = orders;
  return [
    ...(OF_MESSAGES.includes(name) ? [more.meant] : []),
    ...(FOR_THE_PROMPT.includes(name) ? [more.text] : []),
    ...(name in more ? [more[name as keyof typeof more]] : []),
    ...(OF_PEOPLE.includes(name) ? [more.person] : []),
    ...(OF_PATHS.includes(name) ? [more.path] : []),
  ];
}
