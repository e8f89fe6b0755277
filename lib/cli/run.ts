import { shell } from "../words/mod.ts";
import { readLine } from "./command_line/arguments.ts";
import { Asking, Interrupted } from "./login/asking.ts";
import { foldersOf } from "./folders.ts";
import { helpOf, helpOfAll } from "./command_line/help.ts";
import { languageOf, speakAs } from "./command_line/language.ts";
import { outputTrouble, writeErr, writeOut } from "./output/output.ts";
import type { Program } from "./program.ts";
import { EXIT } from "./command_line/verb.ts";
import { VERBS } from "./command_line/verbs.ts";

/** One command line, from its words to the number that it ends with. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const code = await runLine(args);
    const trouble = outputTrouble();
    if (trouble === null) return code;
    complain(shell.unwritable(trouble));
    return code === EXIT.done ? EXIT.refused : code;
  } catch (error) {
    if (error instanceof Interrupted) return EXIT.interrupted;
    throw error;
  }
}

async function runLine(args: readonly string[]): Promise<number> {
  speakAs(languageOf(env));
  const line = readLine(args, VERBS);
  if (line.is === "help") {
    say(line.verb === null ? helpOfAll(VERBS) : helpOf(line.verb));
    return EXIT.done;
  }
  if (line.is === "wrong") {
    complain(line.problem);
    return EXIT.usage;
  }
  const folders = foldersOf((name) => env(name) ?? undefined, Deno.build.os);
  if (folders === null) {
    complain(shell.wrong.home);
    return EXIT.usage;
  }
  const asking = new Asking();
  const program: Program = { env, say, complain, asking, folders, verbs: VERBS };
  const verb = await line.verb.load();
  return await verb.run(program, line.asked);
}

function env(name: string): string | null {
  return Deno.env.get(name) || null;
}

function say(line: string): void {
  writeOut(`${line}\n`);
}

function complain(line: string): void {
  writeErr(`${line}\n`);
}
