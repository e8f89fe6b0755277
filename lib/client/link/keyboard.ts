/** Whether somebody is at the keyboard; each socket begins with what it was opened for. */
import type { Request } from "./connection.ts";

export class Keyboard {
  #request: Request;
  #isLeft = false;
  /** What the server was told, or would have been. */
  #told = false;

  constructor(request: Request) {
    this.#request = request;
  }

  left(isLeft: boolean): void {
    this.#isLeft = isLeft;
    this.#tell();
  }

  /** With a new socket, which is opened for a device like this. */
  begin(): boolean {
    this.#told = this.#isLeft;
    return this.#isLeft;
  }

  /** Now that it is open: what has changed meanwhile went nowhere. */
  opened(): void {
    this.#tell();
  }

  async #tell(): Promise<void> {
    const on = this.#isLeft;
    if (this.#told === on) return;
    this.#told = on;
    const { ok } = await this.#request("presence.idle", { on });
    if (!ok && this.#told === on) this.#told = !on;
  }
}
