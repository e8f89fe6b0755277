import { freePort } from "./free_port.ts";

/**
 * Stands between a browser and a server, byte by byte. Here the network breaks: the server itself
 * goes on, and others reach it past the gate.
 */
interface Crossing {
  readonly near: Deno.TcpConn;
  readonly far: Deno.TcpConn;
  isMuffled: boolean;
  /** The first that was said; nothing yet on a line that the browser opened in advance. */
  request: string;
}

export class Gate implements AsyncDisposable {
  readonly address: string;
  readonly #target: { hostname: string; port: number };
  readonly #port: number;
  #listener: Deno.TcpListener | null;
  readonly #crossings = new Set<Crossing>();
  readonly #work = new Set<Promise<void>>();
  /** So many bytes more get to the server, and then it is cut. */
  #left = Infinity;
  /** What the server says goes on with it. */
  #free: Promise<void> = Promise.resolve();
  #letGo: () => void = () => {};

  constructor(server: string) {
    const { hostname, port } = new URL(server);
    this.#target = { hostname, port: Number(port) };
    this.#port = freePort();
    this.#listener = Deno.listen({ hostname: "127.0.0.1", port: this.#port });
    this.address = `http://127.0.0.1:${this.#port}`;
    this.#follow(this.#accept(this.#listener));
  }

  /** Nobody gets through, as if the server were not there. */
  shut(): void {
    this.#listener?.close();
    this.#listener = null;
    this.cut();
  }

  open(): void {
    this.#listener ??= Deno.listen({ hostname: "127.0.0.1", port: this.#port });
    this.#follow(this.#accept(this.#listener));
  }

  cut(): void {
    for (const crossing of this.#crossings) close(crossing);
  }

  cutAfter(bytes: number): void {
    this.#left = bytes;
  }

  /** What the server says to those who have asked for this is lost; what they say arrives. */
  muffle(path = "/"): void {
    for (const crossing of this.#crossings) {
      if (crossing.request.startsWith(`GET ${path}`)) crossing.isMuffled = true;
    }
  }

  /** What the server says from now on arrives all at once. */
  hold(): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    [this.#free, this.#letGo] = [promise, resolve];
  }

  letGo(): void {
    this.#letGo();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.shut();
    this.letGo();
    while (this.#work.size > 0) await Promise.all(this.#work);
  }

  #follow(work: Promise<void>): void {
    const ended = work.catch(() => {}).then(() => void this.#work.delete(ended));
    this.#work.add(ended);
  }

  async #accept(listener: Deno.TcpListener): Promise<void> {
    for await (const near of listener) this.#follow(this.#cross(near, listener));
  }

  async #cross(near: Deno.TcpConn, listener: Deno.TcpListener): Promise<void> {
    const far = await Deno.connect(this.#target);
    const crossing = { near, far, isMuffled: false, request: "" };
    this.#crossings.add(crossing);
    if (this.#listener !== listener) close(crossing);
    await Promise.allSettled([
      pass(near, far, (bytes) => {
        crossing.request ||= new TextDecoder().decode(bytes);
        return this.#letsThrough(bytes);
      }),
      pass(far, near, async () => {
        await this.#free;
        return !crossing.isMuffled;
      }),
    ]);
    close(crossing);
    this.#crossings.delete(crossing);
  }

  #letsThrough({ length }: Uint8Array): boolean {
    this.#left -= length;
    if (this.#left > 0) return true;
    this.#left = Infinity;
    this.cut();
    return false;
  }
}

/** The end of one side is the end of the other. */
async function pass(
  from: Deno.TcpConn,
  to: Deno.TcpConn,
  isHeard: (bytes: Uint8Array) => boolean | Promise<boolean>,
): Promise<void> {
  try {
    for await (const bytes of from.readable) {
      if (!await isHeard(bytes)) continue;
      for (let at = 0; at < bytes.length;) at += await to.write(bytes.subarray(at));
    }
  } finally {
    close({ near: from, far: to });
  }
}

function close({ near, far }: Pick<Crossing, "near" | "far">): void {
  for (const side of [near, far]) {
    try {
      side.close();
    } catch {
      // It was closed from the other end
    }
  }
}
