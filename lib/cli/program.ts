// What every verb has at hand: where it says things, whom it asks, where things are kept.

import type { Asking } from "./login/asking.ts";
import type { Folders } from "./folders.ts";
import type { Verb } from "./command_line/verb.ts";

export interface Program {
  /** Null for what is not set, and for what is set to nothing. */
  env(name: string): string | null;
  /** What was asked for, on standard output. */
  say(line: string): void;
  /** All else. */
  complain(line: string): void;
  readonly asking: Pick<Asking, "isInteractive" | "text" | "hidden" | "isYes">;
  readonly folders: Folders;
  readonly verbs: readonly Verb[];
}
