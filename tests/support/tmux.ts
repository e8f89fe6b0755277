/** A real terminal that a test types at and reads: a shell in tmux, under a server of its own. */
import { PATIENCE_MS } from "./deadline.ts";
import { needProgram, PROGRAMS } from "./programs.ts";

export interface PanePlan {
  readonly columns: number;
  readonly rows: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A shell runs in it, so that what a program leaves behind can be seen. */
export class TmuxPane implements AsyncDisposable {
  readonly #socket: string;
  /** Tells of everything that is written there, so that nobody has to look again and again. */
  readonly #ear: Ear;

  private constructor(socket: string, ear: Ear) {
    this.#socket = socket;
    this.#ear = ear;
  }

  static async open({ columns, rows, env = {} }: PanePlan): Promise<TmuxPane> {
    const socket = await Deno.makeTempFile({ prefix: "tmux_" });
    await Deno.remove(socket);
    const variables = Object.entries(env).flatMap((
      [name, value],
    ) => ["-e", `${name}=${value}`]);
    const size = ["-x", `${columns}`, "-y", `${rows}`];
    await tmux(socket, "-f", "/dev/null", "new-session", "-d", ...size, ...variables, "sh");
    await tmux(socket, "set", "-g", "window-size", "manual");
    await tmux(socket, "resize-window", ...size);
    await tmux(socket, "set-hook", "-g", "alert-bell", "set -g @rang yes");
    const ear = new Ear(command(socket, "-C", "attach"));
    const pane = new TmuxPane(socket, ear);
    await pane.shows(/[$#]$/);
    await pane.type("PS1='$ '; clear");
    await pane.press("Enter");
    await pane.shows(/^\$$/);
    return pane;
  }

  /** Keys by their names in tmux: "Enter", "C-c", "Up". */
  async press(...keys: string[]): Promise<void> {
    await tmux(this.#socket, "send-keys", ...keys);
  }

  async type(text: string): Promise<void> {
    await tmux(this.#socket, "send-keys", "-l", text);
  }

  /** As somebody does with a mouse: in brackets, where the program asked for them. */
  async paste(text: string): Promise<void> {
    await tmux(this.#socket, "set-buffer", text);
    await tmux(this.#socket, "paste-buffer", "-p");
  }

  async resize(columns: number, rows: number): Promise<void> {
    await tmux(this.#socket, "resize-window", "-x", `${columns}`, "-y", `${rows}`);
  }

  /** What one sees, without the spaces at the ends; with the orders that make it bold or dim, if asked. */
  async screen(...styles: "-e"[]): Promise<string> {
    return (await tmux(this.#socket, "capture-pane", "-p", ...styles)).trimEnd();
  }

  /** What tmux knows of it: `cursor_x`, `alternate_on`, `pane_pid`. */
  async asks(what: string): Promise<string> {
    return (await tmux(this.#socket, "display-message", "-p", `#{${what}}`)).trim();
  }

  /** Since it was opened. */
  async rang(): Promise<boolean> {
    return await this.asks("@rang") === "yes";
  }

  /** Waits until the screen matches. */
  async shows(pattern: RegExp, ...styles: "-e"[]): Promise<string> {
    const end = AbortSignal.timeout(PATIENCE_MS);
    while (true) {
      const { count } = this.#ear;
      const screen = await this.screen(...styles);
      if (pattern.test(screen)) return screen;
      if (end.aborted) throw new Error(`Does not show ${pattern}\n${screen}`);
      await this.#ear.hearsMoreThan(count, end);
    }
  }

  /** Waits until the screen matches while the cursor stands in that column: a frame is written bit by bit. */
  async showsAt(column: number, pattern: RegExp): Promise<string> {
    const end = AbortSignal.timeout(PATIENCE_MS);
    // Asked in one go they are of one moment
    const both = ["display-message", "-p", "#{cursor_x}", ";", "capture-pane", "-p"];
    while (true) {
      const { count } = this.#ear;
      const [cursor, ...lines] = (await tmux(this.#socket, ...both)).split("\n");
      const screen = lines.join("\n").trimEnd();
      if (cursor === String(column) && pattern.test(screen)) return screen;
      if (end.aborted) {
        throw new Error(
          `Does not show ${pattern} with the cursor at ${column}\n${cursor}\n${screen}`,
        );
      }
      await this.#ear.hearsMoreThan(count, end);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await tmux(this.#socket, "kill-server").catch(() => {});
    await this.#ear[Symbol.asyncDispose]();
    await Deno.remove(this.#socket).catch(() => {});
  }
}

/** Hears whatever is told, which is a line for all that is written in the terminal, and counts it. */
class Ear implements AsyncDisposable {
  count = 0;
  readonly #process: Deno.ChildProcess;
  readonly #reading: Promise<void>;
  #more = Promise.withResolvers<void>();

  constructor(command: Deno.Command) {
    this.#process = command.spawn();
    this.#reading = this.#read();
  }

  async #read(): Promise<void> {
    for await (const _ of this.#process.stdout) {
      this.count++;
      this.#more.resolve();
      this.#more = Promise.withResolvers();
    }
  }

  async hearsMoreThan(count: number, end: AbortSignal): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    end.addEventListener("abort", () => resolve(), { once: true });
    while (this.count <= count && !end.aborted) await Promise.race([this.#more.promise, late]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process.stdin.close().catch(() => {});
    await this.#process.stderr.cancel();
    await this.#reading;
    await this.#process.status;
  }
}

function command(socket: string, ...args: string[]): Deno.Command {
  return new Deno.Command(needProgram(PROGRAMS.tmux!), {
    args: ["-u", "-S", socket, ...args],
    env: { TERM: "xterm-256color", LC_ALL: "C.UTF-8" },
    stdin: args[0] === "-C" ? "piped" : "null",
    stdout: "piped",
    stderr: "piped",
  });
}

async function tmux(socket: string, ...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await command(socket, ...args).output();
  if (!success) throw new Error(`tmux ${args.join(" ")}: ${new TextDecoder().decode(stderr)}`);
  return new TextDecoder().decode(stdout);
}
