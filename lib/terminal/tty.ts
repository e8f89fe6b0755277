/**
 * The terminal itself: raw keys, a screen of its own, and all of it given back on every way out.
 *
 * The shell's screen comes back when the program ends, throws, is told to end, or is stopped; only
 * after SIGKILL nobody can do that. What has begun to be set counts as set, so nothing stays half.
 */
import { type Key, KeyReader } from "./keys.ts";
import type { Size } from "./screen.ts";
import { readStdin } from "./stdin.ts";

/**
 * The other screen; nothing runs over its edge; what is pasted is told from what is typed; and it is
 * told whether one looks, where the terminal knows that: as the keys "focusin" and "focusout".
 */
const TAKE = "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?1004h";
/** In a frame or not, whatever part of the screen was moving. */
const GIVE_BACK = "\x1b[?2026l\x1b[m\x1b[r\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l";

/** Longer than the parts of a sequence are apart, and shorter than anybody notices. */
const PAUSE_MS = 50;

const ENDING = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const;
export type EndingSignal = keyof typeof ENDING;

/** As a shell tells it of a program that a signal has ended. */
export function exitCodeOf(signal: EndingSignal): number {
  return 128 + ENDING[signal];
}

export interface TtyHears {
  pressed(keys: readonly Key[]): void;
  resized(size: Size): void;
  /** It was stopped, or somebody else has written there: all has to be drawn. */
  resumed(): void;
  /** The terminal is given back already. The same signal once more ends the program at once. */
  ended(why: EndingSignal | "closed"): void;
}

/** Where there is one, and it can do more than lines. */
export function hasTty(env: (name: string) => string | undefined): boolean {
  return env("TERM") !== "dumb" && Deno.stdin.isTerminal() && Deno.stdout.isTerminal();
}

export class Tty {
  readonly #hears: TtyHears;
  readonly #reader = new KeyReader();
  readonly #listeners: [Deno.Signal, () => void][];
  #state: "taken" | "resting" | "given back" | "stopped" = "given back";
  #isEnding = false;
  #isClosed = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** From here on the terminal is the program's. The program ends with `Deno.exit`: a read is open. */
  constructor(hears: TtyHears) {
    this.#hears = hears;
    const ending = Object.keys(ENDING) as EndingSignal[];
    this.#listeners = [
      ...ending.map((signal): [Deno.Signal, () => void] => [signal, () => this.#end(signal)]),
      ["SIGTSTP", () => this.suspend()],
      ["SIGCONT", () => this.#resume()],
      ["SIGWINCH", () => hears.resized(this.size)],
    ];
    for (const [signal, listener] of this.#listeners) listenTo(signal, listener);
    for (const event of LAST_EVENTS) addEventListener(event, this.#giveBack);
    this.#take();
    void this.#read();
  }

  get size(): Size {
    try {
      const { columns, rows } = Deno.consoleSize();
      if (columns > 0 && rows > 0) return { columns, rows };
    } catch {
      // It is gone, or does not say
    }
    return { columns: 80, rows: 24 };
  }

  /** All of it, before this returns: what is written in part would be cut by what comes next. */
  write(text: string): void {
    if (this.#state !== "taken" || text === "") return;
    try {
      writeAll(text);
    } catch {
      this.#end("closed");
    }
  }

  /** A sound, or what the terminal makes of it. */
  ring(): void {
    this.write("\x07");
  }

  /** Back to the shell, until it brings the program to the front again. */
  suspend(): void {
    if (this.#state !== "taken") return;
    this.#giveBack();
    this.#state = "stopped";
    attempt(stopJob);
  }

  /** The shell's screen is there again. What is typed is still heard, and not shown, until it is closed. */
  rest(): void {
    if (this.#state !== "taken") return;
    this.#state = "resting";
    attempt(() => writeAll(GIVE_BACK));
  }

  close(): void {
    this.#isClosed = true;
    this.#giveBack();
    clearTimeout(this.#pause);
    for (const [signal, listener] of this.#listeners) stopListening(signal, listener);
    for (const event of LAST_EVENTS) removeEventListener(event, this.#giveBack);
  }

  #take(): void {
    this.#state = "taken";
    try {
      Deno.stdin.setRaw(true);
      writeAll(TAKE);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  readonly #giveBack = (): void => {
    if (this.#state !== "taken" && this.#state !== "resting") return;
    const isShown = this.#state === "taken";
    this.#state = "given back";
    // Each by itself: where one cannot be, the other still can
    if (isShown) attempt(() => writeAll(GIVE_BACK));
    attempt(() => Deno.stdin.setRaw(false));
  };

  #resume(): void {
    if (this.#isEnding || this.#state === "given back") return;
    // The shell had it meanwhile
    if (this.#state === "resting") return attempt(() => Deno.stdin.setRaw(true));
    try {
      this.#take();
    } catch {
      // A window that closes wakes whatever was in it, and there is no terminal any more
      return this.#end("closed");
    }
    this.#hears.resumed();
  }

  #end(why: EndingSignal | "closed"): void {
    this.#giveBack();
    if (this.#isEnding && why !== "closed") Deno.exit(exitCodeOf(why));
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#hears.ended(why);
  }

  async #read(): Promise<void> {
    while (true) {
      const bytes = await readStdin(4096).catch(() => null);
      // What comes now is for whoever has the terminal next
      if (this.#isClosed) return;
      if (bytes === null) return this.#end("closed");
      this.#press(this.#reader.feed(bytes));
      clearTimeout(this.#pause);
      if (!this.#reader.isWaiting) continue;
      this.#pause = setTimeout(() => this.#press(this.#reader.pause()), PAUSE_MS);
    }
  }

  #press(keys: readonly Key[]): void {
    const isHeard = this.#state === "taken" || this.#state === "resting";
    if (keys.length > 0 && isHeard) this.#hears.pressed(keys);
  }
}

/** The last that happens to a program, wanted or not. Why it happened is then told on the shell's screen. */
const LAST_EVENTS = ["error", "unhandledrejection", "unload"] as const;

const NO_ROOM_MS = 5;

function writeAll(text: string): void {
  let rest = new TextEncoder().encode(text);
  while (rest.length > 0) rest = rest.subarray(writeSome(rest));
}

function writeSome(bytes: Uint8Array): number {
  try {
    return Deno.stdout.writeSync(bytes);
  } catch (error) {
    // Another program at this terminal has made it one that does not wait
    if (!(error instanceof Deno.errors.WouldBlock)) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, NO_ROOM_MS);
    return 0;
  }
}

/**
 * With whatever started it, or the shell would wait for that; where it has no right to, only itself.
 * Asked first: a question about rights would be put to whoever sits at the terminal.
 */
function stopJob(): void {
  if (mayRun()) Deno.kill(0, "SIGSTOP");
  else if (mayRun("kill")) new Deno.Command("kill", { args: ["-STOP", "0"] }).outputSync();
  else Deno.kill(Deno.pid, "SIGSTOP");
}

function mayRun(command?: string): boolean {
  const right = { name: "run", ...(command === undefined ? {} : { command }) } as const;
  return Deno.permissions.querySync(right).state === "granted";
}

/** Not every system has every signal. */
function listenTo(signal: Deno.Signal, listener: () => void): void {
  attempt(() => Deno.addSignalListener(signal, listener));
}

function stopListening(signal: Deno.Signal, listener: () => void): void {
  attempt(() => Deno.removeSignalListener(signal, listener));
}

function attempt(deed: () => void): void {
  try {
    deed();
  } catch {
    // There is nothing to be done about it, and nobody to tell
  }
}
