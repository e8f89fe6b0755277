/** The numbered commands of one socket: they reach the store in the order in which they came. */
import type { Command } from "../protocol/mod.ts";

export class Line {
  #held: Promise<void> | null = null;

  /** At once, unless one before it is still looking something up. */
  take(command: Command, run: () => Promise<void>): void {
    if (!("once" in command)) return void run();
    const done = this.#held === null ? run() : this.#held.then(run);
    if (!looksUpFirst(command)) return;
    const held = done.then(() => {
      if (this.#held === held) this.#held = null;
    });
    this.#held = held;
  }
}

/** Its files are claimed before it is written; whoever came behind it would seem to leave it out. */
function looksUpFirst(command: Command): boolean {
  return command.type === "message.send" && command.files !== undefined;
}
