/** Sockets of one person to wherever the server is now; none is left open when this goes. */
import type { Socket } from "../../lib/client/mod.ts";

export class TrackedSockets implements AsyncDisposable {
  readonly #open = new Map<WebSocket, Promise<void>>();

  #isRefused = false;

  constructor(private readonly address: () => string, private readonly token: string) {}

  open(hear?: (data: unknown) => void): Socket {
    if (this.#isRefused) throw new Error("No network");
    const url = `${this.address().replace(/^http/, "ws")}/ws`;
    // Deno takes headers here; the types are those of browsers, which do not
    const headers = { authorization: `Bearer ${this.token}` };
    const socket = new WebSocket(url, { headers } as never);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#open.set(socket, promise);
    socket.addEventListener("close", () => (this.#open.delete(socket), resolve()));
    if (hear) socket.addEventListener("message", ({ data }) => hear(data));
    return socket;
  }

  /** From now on nothing is reached. */
  refuse(): void {
    this.#isRefused = true;
    this.cut();
  }

  /** The line goes dead, and each end hears of it. */
  cut(): void {
    for (const socket of this.#open.keys()) socket.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#open.values());
  }
}
