/** Whether somebody is at the keyboard; each socket begins with the belief that there is. */
import type { Request } from "./connection.ts";

export class Keyboard {
  #request: Request;
  #isLeft = false;

  constructor(request: Request) {
    this.#request = request;
  }

  left(isLeft: boolean): void {
    if (this.#isLeft === isLeft) return;
    this.#isLeft = isLeft;
    void this.#request("presence.idle", { on: isLeft });
  }

  /** The server has a new socket. */
  tellAgain(): void {
    if (this.#isLeft) void this.#request("presence.idle", { on: true });
  }
}
