// The terminal client as its task starts it, with its standard output in a pipe that somebody counts lines of.

import configuration from "../../../deno.json" with { type: "json" };
import { withinMs } from "../../support/deadline.ts";
import type { ParleyTarget } from "../parley.ts";
import { ROOT } from "../processes.ts";

const TASK = configuration.tasks.chat.replace(/^deno /, "").split(" ");
const LINE_END = "\n".charCodeAt(0);

export class CountedProgram implements AsyncDisposable {
  lines = 0;
  readonly #process: Deno.ChildProcess;
  readonly #reading: Promise<void>;
  #wanted = Infinity;
  #reached = Promise.withResolvers<void>();

  constructor(target: ParleyTarget, person: number, folder: string, args: readonly string[]) {
    const { headers } = target.entry(person);
    this.#process = new Deno.Command(Deno.execPath(), {
      args: [...TASK, ...args],
      cwd: ROOT,
      env: {
        PARLEY_SERVER: `http://127.0.0.1:${target.port}`,
        PARLEY_TOKEN: headers["authorization"]!.replace("Bearer ", ""),
        XDG_STATE_HOME: folder,
        XDG_CONFIG_HOME: folder,
      },
      ...{ stdin: "null", stdout: "piped", stderr: "inherit" },
    }).spawn();
    this.#reading = this.#count();
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Once it has printed so many in all. */
  async printed(lines: number, ms: number): Promise<void> {
    this.#wanted = lines;
    this.#reached = Promise.withResolvers();
    if (this.lines >= lines) return;
    await withinMs(ms, `${lines} lines`, this.#reached.promise);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#reading;
    await this.#process.status;
  }

  async #count(): Promise<void> {
    for await (const bytes of this.#process.stdout) {
      for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) {
        this.lines++;
      }
      if (this.lines >= this.#wanted) this.#reached.resolve();
    }
  }
}
