// The end of a program that could not do what was asked: a sentence, and a number for scripts.

import { shell } from "../words/mod.ts";
import type { LoginsTrouble } from "./login/logins.ts";
import type { Program } from "./program.ts";

/** What was said about it was said already: this is what the program ends with. */
export interface Left {
  readonly ok: false;
  readonly code: number;
}

export function leave(program: Program, line: string, code: number): Left {
  program.complain(line);
  return { ok: false, code };
}

export function troubleWords(trouble: LoginsTrouble): string {
  switch (trouble.why) {
    case "open_to_others":
      return shell.files.open_to_others(trouble.path, trouble.mode);
    case "unusable":
      return shell.files.unusable(trouble.path, trouble.detail);
    case "damaged":
      return shell.files.damaged(trouble.path);
  }
}
