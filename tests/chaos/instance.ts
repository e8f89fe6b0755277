/** One server process that is killed without warning and started again where it was. */
import { type ChildServer, childServer } from "../support/child_server.ts";
import { freePort } from "../support/free_port.ts";
import { Proxy } from "./proxy.ts";

const MOST_STARTS = 5;

export class Instance implements AsyncDisposable {
  kills = 0;
  /** What it complained of. */
  readonly stderr: string[] = [];
  #running: Promise<ChildServer>;
  #isDown = false;

  private constructor(
    private readonly env: Record<string, string>,
    readonly proxy: Proxy,
    first: ChildServer,
  ) {
    this.#running = Promise.resolve(first);
  }

  static async start(settings: Record<string, string>): Promise<Instance> {
    const port = freePort();
    const env = { PARLEY_SEND_RATE: "0", PARLEY_LOG: "error", ...settings };
    const fixed = { ...env, PARLEY_PORT: String(port) };
    const first = await childServer({ env: fixed });
    return new Instance(fixed, new Proxy({ hostname: "127.0.0.1", port }), first);
  }

  /** Killed and not yet back. */
  get isDown(): boolean {
    return this.#isDown;
  }

  /** In the middle of whatever it does. Done when it is up again; `ready` is waited for in between. */
  async kill(ready: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    this.kills++;
    await this.restart("SIGKILL", ready);
  }

  async restart(signal: Deno.Signal, ready: () => Promise<unknown>): Promise<void> {
    this.#isDown = true;
    this.#running = this.#again(await this.#running, signal, ready);
    await this.#running;
    this.#isDown = false;
  }

  async #again(
    old: ChildServer,
    signal: Deno.Signal,
    ready: () => Promise<unknown>,
  ): Promise<ChildServer> {
    old.kill(signal);
    await old.exited;
    this.#note(old);
    await old[Symbol.asyncDispose]();
    // As whoever watches over it does: a start is refused while its store is down
    for (let attempt = 1;; attempt++) {
      await ready();
      try {
        return await childServer({ env: this.env });
      } catch (error) {
        if (attempt === MOST_STARTS) throw error;
      }
    }
  }

  #note({ child }: ChildServer): void {
    if (child.stderr.trim() !== "") this.stderr.push(child.stderr);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.proxy[Symbol.asyncDispose]();
    const running = await this.#running;
    this.#note(running);
    await running[Symbol.asyncDispose]();
  }
}
