// What a verb of the command line is: its flags, what stands behind them, and where its work is done.

import type { Program } from "../program.ts";

export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What stands behind it, as the help calls it; null for a flag that says all by itself. */
  readonly takes: string | null;
  about(): string;
}

export interface Verb {
  readonly name: string;
  /** What stands behind the verb, as the help calls it: `[X]` may be left out, `X...` may be several. */
  readonly operands: readonly string[];
  readonly flags: readonly Flag[];
  about(): string;
  /** Loaded only when it is asked for: a prompt is to be there at once. */
  load(): Promise<{ run(program: Program, asked: Asked): Promise<number> }>;
}

export interface Asked {
  /** By their names, without strokes. */
  readonly texts: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  readonly operands: readonly string[];
}

export const EXIT = {
  ...{ done: 0, refused: 1, usage: 2, unreachable: 3 },
  /** This was done or kept, but of what was queued before something was refused. */
  refusedBefore: 4,
  interrupted: 130,
} as const;
