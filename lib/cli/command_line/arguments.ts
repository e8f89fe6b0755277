// A command line, read by the table of verbs.

import { near } from "../../config/nearest.ts";
import { shell } from "../../words/mod.ts";
import type { Asked, Flag, Verb } from "./verb.ts";

export type ReadLine =
  | { readonly is: "run"; readonly verb: Verb; readonly asked: Asked }
  | { readonly is: "help"; readonly verb: Verb | null }
  | { readonly is: "wrong"; readonly problem: string; readonly verb: Verb | null };

/** Without a verb one wants to talk. A `--` in front is what `deno task` leaves there. */
export function readLine(args: readonly string[], verbs: readonly Verb[]): ReadLine {
  const all = args[0] === "--" ? args.slice(1) : args;
  const [first = "", ...rest] = all;
  if (isHelp(first) || (first === "help" && rest.length === 0)) return { is: "help", verb: null };
  if (first === "help") return helpFor(rest[0]!, verbs);
  const verb = verbs.find(({ name }) =>
    name === (VERSION_FLAGS.includes(first) ? "version" : first)
  );
  if (verb !== undefined) return readVerb(verb, rest);
  const talk = verbs.find(({ name }) => name === "chat");
  if (first === "" || first.startsWith("-")) {
    return talk === undefined ? { is: "help", verb: null } : readVerb(talk, all);
  }
  return noVerb(first, verbs);
}

function helpFor(typed: string, verbs: readonly Verb[]): ReadLine {
  const verb = verbs.find(({ name }) => name === typed);
  return verb === undefined ? noVerb(typed, verbs) : { is: "help", verb };
}

function noVerb(typed: string, verbs: readonly Verb[]): ReadLine {
  const problem = shell.wrong.verb(typed, near(typed, verbs.map(({ name }) => name)));
  return { is: "wrong", problem, verb: null };
}

const VERSION_FLAGS = ["--version", "-V"];

function isHelp(arg: string): boolean {
  return arg === "--help" || arg === "-h";
}

function readVerb(verb: Verb, args: readonly string[]): ReadLine {
  const asked = {
    texts: new Map<string, string>(),
    flags: new Set<string>(),
    operands: [] as string[],
  };
  const wrong = (problem: string): ReadLine => ({ is: "wrong", problem, verb });
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--") {
      asked.operands.push(...rest.splice(0));
    } else if (isHelp(arg)) {
      return { is: "help", verb };
    } else if (!arg.startsWith("-") || arg === "-") {
      asked.operands.push(arg);
    } else {
      const [typed, behind] = partsOf(arg);
      const flag = verb.flags.find((one) => namesOf(one).includes(typed));
      if (flag === undefined) return wrong(noFlag(typed, verb));
      if (flag.takes === null) {
        if (behind !== null) return wrong(shell.wrong.needsNone(typed));
        asked.flags.add(flag.name);
      } else {
        const text = behind ?? rest.shift();
        if (text === undefined || text === "") return wrong(shell.wrong.needsText(typed));
        asked.texts.set(flag.name, text);
      }
    }
  }
  const problem = miscounted(verb, asked.operands);
  return problem === null ? { is: "run", verb, asked } : wrong(problem);
}

function partsOf(arg: string): [typed: string, behind: string | null] {
  const at = arg.startsWith("--") ? arg.indexOf("=") : -1;
  return at === -1 ? [arg, null] : [arg.slice(0, at), arg.slice(at + 1)];
}

export function namesOf({ name, short }: Flag): string[] {
  return short === undefined ? [`--${name}`] : [`-${short}`, `--${name}`];
}

function noFlag(typed: string, { name, operands, flags }: Verb): string {
  const bare = typed.replace(/^-+/, "");
  const found = near(bare, ["help", ...flags.map((flag) => flag.name)]);
  if (found !== null) return shell.wrong.flag(typed, `--${found}`, "");
  if (takesText(operands)) return shell.wrong.textLikeFlag(typed);
  return shell.wrong.flag(typed, null, name === "chat" ? "parley help" : `parley help ${name}`);
}

function takesText(operands: readonly string[]): boolean {
  return operands.at(-1) === "[TEXT...]";
}

function miscounted({ operands }: Verb, given: readonly string[]): string | null {
  const isOpen = operands.at(-1)?.replace(/\]$/, "").endsWith("...") ?? false;
  const missing = operands.find((operand, i) => isMissing(operand, given[i]));
  if (missing !== undefined) return tooFew(missing);
  return given.length > operands.length && !isOpen
    ? shell.wrong.tooMany(given[operands.length]!)
    : null;
}

/** Also where a script gives what it holds nothing in: nobody's room is called so. */
function isMissing(operand: string, given: string | undefined): boolean {
  return given === undefined ? !operand.startsWith("[") : given === "" && !takesText([operand]);
}

function tooFew(operand: string): string {
  const bare = operand.replace(/^\[|\.\.\.|\]$/g, "");
  return bare === "ROOM" ? shell.wrong.roomIsMissing(bare) : shell.wrong.tooFew(bare);
}
