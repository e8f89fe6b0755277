/** Somebody who talks by the program without a screen: what they say are lines on its standard input. */
import { Child } from "./child.ts";
import { TASK } from "./terminal_program.ts";
import type { TerminalPerson } from "./terminal_scene.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

type AtHome = Pick<TerminalPerson, "home" | "env">;

export class PlainTalker<Person extends AtHome = TerminalPerson> implements AsyncDisposable {
  readonly child: Child;
  readonly #lines: WritableStreamDefaultWriter<Uint8Array>;

  constructor(readonly person: Person, room: string) {
    const command = new Deno.Command(Deno.execPath(), {
      ...{ args: [...TASK, "chat", room], cwd: ROOT, clearEnv: true },
      env: { ...person.home.env, ...person.env },
      ...{ stdin: "piped", stdout: "piped", stderr: "piped" },
    });
    const process = command.spawn();
    this.child = new Child({ spawn: () => process } as Deno.Command);
    this.#lines = process.stdin.getWriter();
  }

  async say(line: string): Promise<void> {
    await this.#lines.write(new TextEncoder().encode(`${line}\n`));
  }

  /** As somebody goes home: what was said before is at the place when it ends. */
  async leave(): Promise<number> {
    await this.#lines.close();
    return (await this.child.exited).code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lines.close().catch(() => {});
    await this.child[Symbol.asyncDispose]();
  }
}
