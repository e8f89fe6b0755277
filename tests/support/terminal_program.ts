// The terminal client as people start it: its own process with the permissions of its task, and a home of the test's own.

import configuration from "../../deno.json" with { type: "json" };
import { Child } from "./child.ts";
import { needProgram, PROGRAMS } from "./programs.ts";
import { tempFolder } from "./temp_folder.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

type Env = Readonly<Record<string, string>>;

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Home extends AsyncDisposable {
  readonly path: string;
  /** Its file of logins. */
  readonly logins: string;
  /** What a program that is at home here is started with. */
  readonly env: Env;
  /** With this on its standard input; nothing there ends at once. */
  run(
    args: readonly string[],
    options?: { readonly stdin?: string; readonly env?: Env },
  ): Promise<Ended>;
  /** As a script starts it, to be listened to, or ended at any moment. */
  start(args: readonly string[], env?: Env): Child;
  /** The same, for whom what it prints is not read all the time. */
  command(args: readonly string[], env?: Env): Deno.Command;
  /** At a terminal, where somebody can type. */
  open(args: readonly string[], env?: Env): Promise<AtTerminal>;
}

export async function terminalHome(): Promise<Home> {
  const folder = await tempFolder();
  const own = { HOME: folder.path, PATH: Deno.env.get("PATH")!, LANG: "en_GB.UTF-8" };
  // Deno keeps what it compiles at home, and this home is new
  const cache = { DENO_DIR: Deno.env.get("DENO_DIR") ?? await denoFolder() };
  const command = (args: readonly string[], env: Env = {}) =>
    new Deno.Command(Deno.execPath(), {
      ...{ args: [...TASK, ...args], cwd: ROOT, clearEnv: true },
      env: { ...own, ...cache, ...env },
      ...{ stdin: "null", stdout: "piped", stderr: "piped" },
    });
  return {
    path: folder.path,
    logins: `${folder.path}/.config/parley/logins.json`,
    env: { ...own, ...cache },
    async run(args, { stdin = "", env = {} } = {}) {
      const process = new Deno.Command(Deno.execPath(), {
        ...{ args: [...TASK, ...args], cwd: ROOT, clearEnv: true },
        env: { ...own, ...cache, ...env },
        ...{ stdin: "piped", stdout: "piped", stderr: "piped" },
      }).spawn();
      const writer = process.stdin.getWriter();
      await writer.write(new TextEncoder().encode(stdin)).catch(() => {});
      await writer.close().catch(() => {});
      const { code, stdout, stderr } = await process.output();
      const decoder = new TextDecoder();
      return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
    },
    start: (args, env = {}) => new Child(command(args, env)),
    command,
    open: (args, env = {}) =>
      AtTerminal.open(args, { ...own, ...cache, TERM: "xterm-256color", ...env }),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

/** Behind the name of Deno. */
export const TASK = configuration.tasks.chat.replace(/^deno /, "").split(" ");

let asked: Promise<string> | undefined;

/** It is one for all, however many homes there are. */
function denoFolder(): Promise<string> {
  return asked ??= askDeno();
}

async function askDeno(): Promise<string> {
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).output();
  return JSON.parse(new TextDecoder().decode(stdout)).denoDir;
}

export class AtTerminal implements AsyncDisposable {
  readonly #keys: WritableStreamDefaultWriter<Uint8Array>;

  private constructor(readonly child: Child, keys: WritableStream<Uint8Array>) {
    this.#keys = keys.getWriter();
  }

  /** `script` gives the program a terminal, and us what is on it. */
  static open(args: readonly string[], env: Env): Promise<AtTerminal> {
    const line = [Deno.execPath(), ...TASK, ...args].map((arg) => `'${arg}'`).join(" ");
    // What the shell says last tells how the terminal was left
    const said = `cd '${ROOT}'; ${line}; echo "code $?"; stty -a`;
    const command = new Deno.Command(needProgram(PROGRAMS.script!), {
      args: ["-qc", said, "/dev/null"],
      ...{ clearEnv: true, env: { ...env, SHELL: "/bin/sh" } },
      ...{ stdin: "piped", stdout: "piped", stderr: "piped" },
    });
    let keys: WritableStream<Uint8Array>;
    const child = new Child(
      {
        spawn() {
          const process = command.spawn();
          keys = process.stdin;
          return process;
        },
      } as Deno.Command,
    );
    return Promise.resolve(new AtTerminal(child, keys!));
  }

  get shown(): string {
    return this.child.stdout;
  }

  /** Types once this is on the screen. */
  async answer(question: RegExp, keys: string): Promise<void> {
    await this.child.printed("stdout", question);
    await this.#keys.write(new TextEncoder().encode(keys));
  }

  /** Of the program itself, and not of the shell around it. */
  async pid(): Promise<number> {
    return await programBelow(this.child.pid);
  }

  async signal(signal: Deno.Signal): Promise<void> {
    Deno.kill(await this.pid(), signal);
  }

  /** What it ended with, and whether keys are shown again and lines read as lines. */
  async end(): Promise<{ code: number; isSane: boolean }> {
    await this.child.printed("stdout", /^code \d+[^]*-?echo\b[^]*\n/m);
    const [, code = "", modes = ""] = /^code (\d+)([^]*)/m.exec(this.shown)!;
    const isSane = ["icanon", "isig", "echo"].every((mode) =>
      new RegExp(String.raw`(^|\s)${mode}\b`).test(modes)
    );
    return { code: Number(code), isSane };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#keys.close().catch(() => {});
    await this.child[Symbol.asyncDispose]();
  }
}

/** The last of those that each started the next. */
async function programBelow(pid: number): Promise<number> {
  const children = await Deno.readTextFile(`/proc/${pid}/task/${pid}/children`);
  const [first] = children.trim().split(" ");
  return first === undefined || first === "" ? pid : await programBelow(Number(first));
}
