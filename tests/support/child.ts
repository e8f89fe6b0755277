/** A child process whose output can be waited for, ended at the latest when the test ends. */
import { PATIENCE_MS } from "./deadline.ts";

export class Child implements AsyncDisposable {
  static readonly #running = new Set<Child>();

  /** For a program that is told to end before it is done. */
  static killAll(): void {
    for (const child of Child.#running) child.kill("SIGKILL");
  }

  stdout = "";
  stderr = "";
  readonly exited: Promise<Deno.CommandStatus>;
  readonly #process: Deno.ChildProcess;
  readonly #readers: Promise<void>[];
  readonly #waiting = new Set<() => void>();
  #ended = false;

  constructor(command: Deno.Command) {
    this.#process = command.spawn();
    Child.#running.add(this);
    void this.#process.status.then(() => Child.#running.delete(this));
    this.#readers = [
      this.#follow(this.#process.stdout, (text) => this.stdout += text),
      this.#follow(this.#process.stderr, (text) => this.stderr += text),
    ];
    // Only after both pipes are drained, so that whoever awaits `exited` can read all of it
    this.exited = Promise.all([this.#process.status, ...this.#readers]).then(([status]) => {
      this.#ended = true;
      this.#wake();
      return status;
    });
  }

  get pid(): number {
    return this.#process.pid;
  }

  kill(signal: Deno.Signal = "SIGTERM"): void {
    this.#process.kill(signal);
  }

  /** Waits until the output matches; fails, with all output, when the process ends or time is over. */
  async printed(
    from: "stdout" | "stderr",
    pattern: RegExp,
    ms = PATIENCE_MS,
  ): Promise<RegExpExecArray> {
    const signal = AbortSignal.timeout(ms);
    while (true) {
      const found = pattern.exec(this[from]);
      if (found !== null) return found;
      if (this.#ended) throw new Error(`Ended without printing ${pattern}\n${this.output()}`);
      if (signal.aborted) {
        throw new Error(`Has not printed ${pattern} in ${ms} ms\n${this.output()}`);
      }
      await this.#change(signal);
    }
  }

  output(): string {
    return `--- stdout\n${this.stdout}--- stderr\n${this.stderr}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.kill("SIGKILL");
    } catch {
      // It has ended already
    }
    await this.exited;
  }

  async #follow(stream: ReadableStream<Uint8Array>, add: (text: string) => void): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of stream) {
      add(decoder.decode(chunk, { stream: true }));
      this.#wake();
    }
  }

  async #change(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    signal.addEventListener("abort", () => resolve(), { once: true });
    await promise;
    this.#waiting.delete(resolve);
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
  }
}
