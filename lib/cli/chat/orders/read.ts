// A line as it was typed at the terminal: a message, a command, or a word to one alone. Pure.

import { readSlashOf } from "../../../slash/mod.ts";
import { type OrderName, ORDERS } from "./table.ts";

export type ReadOrder =
  | { readonly is: "message"; readonly text: string }
  | { readonly is: "command"; readonly name: OrderName; readonly rest: string }
  | { readonly is: "private"; readonly names: readonly string[]; readonly text: string }
  | { readonly is: "unknown"; readonly name: string; readonly nearest: OrderName | null };

export function readOrder(text: string): ReadOrder {
  if (text.trim() === "quit") return { is: "command", name: "quit", rest: "" };
  const alone = privateTo(text);
  return alone === null ? readSlashOf(text, ORDERS) : { is: "private", ...alone };
}

/** Whether it is for `runOrder`. All else is said; `saidIn` of `lib/slash` takes the second stroke away. */
export function isOrder(text: string): boolean {
  return readOrder(text).is !== "message";
}

const LEADING: readonly OrderName[] = ["join", "create", "msg"];

/** Whether what is typed behind it is meant for where it leads. */
export function leadsElsewhere(text: string): boolean {
  const read = readOrder(text);
  return read.is === "command" && LEADING.includes(read.name);
}

const NAME = String.raw`[\p{L}\p{N}](?:[._-]?[\p{L}\p{M}\p{N}])*`;
const ALONE = new RegExp(
  String.raw`^@(?:"([^"\n]+)"|(${NAME}(?:,@?${NAME})*)):(?:[^\S\n]+([^]*)|\n([^]*))?$`,
  "u",
);
/** These call everybody. */
const SHOUTS = ["here", "room"];

/** "@ada: text" is for her alone, "@ada,@ben: text" for the two of them. */
export function privateTo(text: string): { names: readonly string[]; text: string } | null {
  const [found, quoted, bare, line, lines] = ALONE.exec(text) ?? [];
  const names = quoted === undefined ? bare?.split(/,@?/) : [quoted];
  if (found === undefined || names === undefined) return null;
  if (names.some((name) => SHOUTS.includes(name.toLowerCase()))) return null;
  return { names, text: (line ?? lines ?? "").trim() };
}
