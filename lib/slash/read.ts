/** A line as it was typed: a message, or something that is asked for. Pure. */
import { type CommandName, COMMANDS } from "./commands.ts";
import { saidIn, saysSomething } from "./says.ts";

export type Slash<Name extends string = CommandName> =
  | { readonly is: "message"; readonly text: string }
  | { readonly is: "command"; readonly name: Name; readonly rest: string }
  | { readonly is: "unknown"; readonly name: string; readonly nearest: Name | null };

export function readSlash(text: string): Slash {
  return readSlashOf(text, COMMANDS);
}

/** For a client that has more commands than these. A path is no command. */
export function readSlashOf<Name extends string>(
  text: string,
  commands: readonly { readonly name: Name }[],
): Slash<Name> {
  if (saysSomething(text)) return { is: "message", text: saidIn(text) };
  const [, typed, rest] = /^\/([\p{L}\d]+)(?:\s+([^]*))?$/u.exec(text) ?? [];
  if (typed === undefined) return { is: "message", text };
  const name = typed.toLowerCase();
  const found = commands.find((command) => command.name === name);
  if (found === undefined) return { is: "unknown", name, nearest: nearestTo(name, commands) };
  return { is: "command", name: found.name, rest: rest?.trim() ?? "" };
}

/** So many letters may be wrong. */
const MOST_WRONG = 2;

function nearestTo<Name extends string>(
  name: string,
  commands: readonly { readonly name: Name }[],
): Name | null {
  let nearest: Name | null = null;
  let least = Math.min(MOST_WRONG, name.length - 1) + 1;
  for (const command of commands) {
    const away = command.name.startsWith(name) ? 1 : editsBetween(name, command.name);
    if (away < least) [nearest, least] = [command.name, away];
  }
  return nearest;
}

/** Letters put in, left out, changed, or in each other's place (optimal string alignment). */
function editsBetween(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= one.length; at++) {
    const [above, row] = [rows[at - 1]!, [at]];
    for (let place = 1; place <= other.length; place++) {
      const isSame = one[at - 1] === other[place - 1];
      const isSwapped = at > 1 && one[at - 1] === other[place - 2] &&
        one[at - 2] === other[place - 1];
      row.push(Math.min(
        ...[above[place - 1]! + Number(!isSame), above[place]! + 1, row[place - 1]! + 1],
        isSwapped ? rows[at - 2]![place - 2]! + 1 : Infinity,
      ));
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}
