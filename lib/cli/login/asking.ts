// Questions to whoever sits at the terminal, or to what stands in a pipe, a line an answer.

import { readStdin } from "../../terminal/stdin.ts";

/** Ctrl+C, where the terminal hands it on as a key. */
export class Interrupted extends Error {}

/** An answer without its line end; null where nobody answers any more. */
type Answer = string | null;

const [CTRL_C, CTRL_D, BACKSPACE, CTRL_U, ESCAPE, DELETE] = [0x03, 0x04, 0x08, 0x15, 0x1b, 0x7f];
const [LINE_FEED, RETURN, SPACE] = [0x0a, 0x0d, 0x20];
const MOST_BYTES = 64 * 1024;

export class Asking {
  /** Whether somebody is there who can be asked again. */
  readonly isInteractive = Deno.stdin.isTerminal() && Deno.stderr.isTerminal();
  #read: number[] = [];

  async text(question: string): Promise<Answer> {
    this.#show(question);
    const bytes: number[] = [];
    while (bytes.length < MOST_BYTES) {
      const byte = await this.#next();
      if (byte === null) return bytes.length === 0 ? null : textOf(bytes);
      if (byte === LINE_FEED) return textOf(bytes).replace(/\r$/, "");
      bytes.push(byte);
    }
    return null;
  }

  async isYes(question: string, yes: string): Promise<boolean> {
    const answer = (await this.text(question))?.trim().toLowerCase();
    return answer === yes || answer === "yes";
  }

  /** Nothing of it is shown, not even how long it is. */
  async hidden(question: string): Promise<Answer> {
    if (!Deno.stdin.isTerminal()) return await this.text(question);
    // Before it is asked: some answer at once
    const restore = hideKeys();
    try {
      this.#show(question);
      return await this.#typed();
    } finally {
      restore();
      this.#show("\n");
    }
  }

  async #typed(): Promise<Answer> {
    const bytes: number[] = [];
    while (true) {
      const byte = await this.#next();
      if (byte === CTRL_C) throw new Interrupted();
      if (byte === null || (byte === CTRL_D && bytes.length === 0)) return null;
      if (byte === RETURN || byte === LINE_FEED) return textOf(bytes);
      if (byte === CTRL_U) bytes.length = 0;
      else if (byte === DELETE || byte === BACKSPACE) dropLast(bytes);
      else if (byte === ESCAPE) await this.#passOverKey();
      else if (byte >= SPACE && bytes.length < MOST_BYTES) bytes.push(byte);
    }
  }

  /** What arrows and their like send is no part of a password. */
  async #passOverKey(): Promise<void> {
    const opening = await this.#next();
    if (opening !== "[".charCodeAt(0) && opening !== "O".charCodeAt(0)) return;
    for (let byte = await this.#next(); byte !== null && byte < 0x40;) byte = await this.#next();
  }

  /** From a pipe byte by byte: what stands behind the answers is for whoever reads next. */
  async #next(): Promise<number | null> {
    if (this.#read.length === 0) {
      const bytes = await readStdin(this.isInteractive ? 256 : 1);
      if (bytes === null) return null;
      this.#read = [...bytes];
    }
    return this.#read.shift() ?? null;
  }

  #show(text: string): void {
    if (this.isInteractive) Deno.stderr.writeSync(new TextEncoder().encode(text));
  }
}

const ENDING: Partial<Record<Deno.Signal, number>> = { SIGTERM: 143, SIGHUP: 129 };

/** Whoever ends this process must not leave a terminal behind that shows nothing. */
function hideKeys(): () => void {
  Deno.stdin.setRaw(true);
  const ends = (Object.entries(ENDING) as [Deno.Signal, number][])
    .filter(([signal]) => Deno.build.os !== "windows" || signal === "SIGHUP")
    .map(([signal, code]) => {
      const end = () => {
        Deno.stdin.setRaw(false);
        Deno.stderr.writeSync(new TextEncoder().encode("\n"));
        Deno.exit(code);
      };
      Deno.addSignalListener(signal, end);
      return () => Deno.removeSignalListener(signal, end);
    });
  return () => {
    Deno.stdin.setRaw(false);
    for (const stop of ends) stop();
  };
}

function textOf(bytes: readonly number[]): string {
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** A character, however many bytes it has. */
function dropLast(bytes: number[]): void {
  const kept = [...textOf(bytes)].slice(0, -1).join("");
  bytes.splice(0, bytes.length, ...new TextEncoder().encode(kept));
}
