// A line on standard error that changes while something goes on. Where nobody sees it, nothing is said.

import { shorten, widthOf } from "../../terminal/mod.ts";
import type { Program } from "../program.ts";

/** Eyes see no more often. */
const LEAST_MS = 100;

export interface Following {
  now(line: string): void;
  /** Leaves the line empty, for what is said next. */
  end(): void;
}

export function followOnTty({ env }: Program): Following {
  if (!Deno.stderr.isTerminal() || env("TERM") === "dumb") return { now() {}, end() {} };
  let [shownAt, shown] = [-Infinity, 0];
  return {
    now(line) {
      if (performance.now() - shownAt < LEAST_MS) return;
      shownAt = performance.now();
      const text = shorten(line, columns() - 1);
      write(`\r${text}${" ".repeat(Math.max(0, shown - widthOf(text)))}`);
      shown = widthOf(text);
    },
    end() {
      if (shown > 0) write(`\r${" ".repeat(shown)}\r`);
      shown = 0;
    },
  };
}

function columns(): number {
  try {
    return Math.max(2, Deno.consoleSize().columns);
  } catch {
    return 80;
  }
}

function write(text: string): void {
  Deno.stderr.writeSync(new TextEncoder().encode(text));
}
