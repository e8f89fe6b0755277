/**
 * The bad network between clients and a server: TCP links that can be cut after so many bytes (in
 * the middle of a frame, of a handshake), held back for a while, or stalled for good.
 */
import type { Dice } from "./dice.ts";

type Way = "up" | "down";

interface Link {
  readonly ends: readonly [Deno.TcpConn, Deno.TcpConn];
  /** How many bytes still pass; the link is cut after them. */
  readonly left: Record<Way, number>;
  /** What passes waits for this. */
  readonly gate: Record<Way, Promise<unknown>>;
  readonly cutOff: AbortController;
}

export class Proxy implements AsyncDisposable {
  readonly counts = { links: 0, cuts: 0, holds: 0, stalls: 0 };
  readonly #listener: Deno.TcpListener;
  readonly #links = new Set<Link>();
  readonly #timers = new Set<() => void>();
  readonly #pumps = new Set<Promise<unknown>>();
  readonly #accepting: Promise<void>;

  constructor(private readonly target: { hostname: string; port: number }) {
    this.#listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    this.#accepting = this.#accept();
  }

  get address(): string {
    return `http://127.0.0.1:${this.#listener.addr.port}`;
  }

  /** After some bytes more; 0 is now. */
  cut(dice: Dice): void {
    const link = dice.pick([...this.#links]);
    if (link === undefined) return;
    this.counts.cuts++;
    const bytes = dice.chance(0.3) ? 0 : dice.below(3_000);
    if (bytes === 0) cutNow(link);
    else link.left[dice.chance(0.5) ? "up" : "down"] = bytes;
  }

  hold(dice: Dice): void {
    const link = dice.pick([...this.#links]);
    if (link === undefined) return;
    this.counts.holds++;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, dice.between(5, 400));
    const end = () => (clearTimeout(timer), resolve());
    this.#timers.add(end);
    void promise.then(() => this.#timers.delete(end));
    link.gate[dice.chance(0.5) ? "up" : "down"] = promise;
  }

  /** Nothing passes any more and nobody is told: the client has to notice by itself. */
  stall(dice: Dice): void {
    const link = dice.pick([...this.#links]);
    if (link === undefined) return;
    this.counts.stalls++;
    const { promise, resolve } = Promise.withResolvers<void>();
    link.cutOff.signal.addEventListener("abort", () => resolve(), { once: true });
    link.gate[dice.chance(0.5) ? "up" : "down"] = promise;
  }

  /** A good network from here on; what was stalled is cut. */
  mend(): void {
    for (const end of this.#timers) end();
    for (const link of this.#links) cutNow(link);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    await this.#accepting;
    this.mend();
    await Promise.all(this.#pumps);
  }

  async #accept(): Promise<void> {
    for (;;) {
      const client = await this.#listener.accept().catch(() => null);
      if (client === null) return;
      const serving = this.#serve(client).finally(() => this.#pumps.delete(serving));
      this.#pumps.add(serving);
    }
  }

  async #serve(client: Deno.TcpConn): Promise<void> {
    const server = await Deno.connect(this.target).catch(() => null);
    if (server === null) return client.close();
    client.setNoDelay();
    server.setNoDelay();
    this.counts.links++;
    const link: Link = {
      ends: [client, server],
      left: { up: Infinity, down: Infinity },
      gate: { up: Promise.resolve(), down: Promise.resolve() },
      cutOff: new AbortController(),
    };
    link.cutOff.signal.addEventListener("abort", () => link.ends.forEach(close), { once: true });
    this.#links.add(link);
    await Promise.all([pump(link, "up", client, server), pump(link, "down", server, client)]);
    this.#links.delete(link);
  }
}

/** Until either end is gone; then the other one goes too. */
async function pump(link: Link, way: Way, from: Deno.TcpConn, to: Deno.TcpConn): Promise<void> {
  const buffer = new Uint8Array(16_384);
  try {
    for (let count; (count = await from.read(buffer)) !== null;) {
      await link.gate[way];
      const passes = Math.min(count, link.left[way]);
      await writeAll(to, buffer.subarray(0, passes));
      if ((link.left[way] -= passes) <= 0) break;
    }
  } catch {
    // Cut, from one side or the other
  }
  cutNow(link);
}

async function writeAll(to: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) done += await to.write(bytes.subarray(done));
}

function cutNow(link: Link): void {
  link.cutOff.abort();
}

function close(conn: Deno.TcpConn): void {
  try {
    conn.close();
  } catch {
    // Closed already
  }
}
