/**
 * Stands between an instance and a denokv server, and cuts connections at the worst moment: after
 * a commit has reached the server and before its answer is through, or before it has got there.
 *
 * Deno's KV client speaks HTTP/2, and what is cut has to be the connection itself. So there are
 * two parts: one passes bytes on and can be cut, behind it one that understands requests.
 */
export interface DroppingProxy extends AsyncDisposable {
  readonly address: string;
  /** How many connections were cut so far. */
  readonly dropped: number;
  /** Cuts as many connections, each at one of the next commits. */
  drop(what: "request" | "reply", count: number): void;
}

const COMMIT = "/v2/atomic_write";
const LOCAL = { hostname: "127.0.0.1", port: 0 };

export function droppingProxy(server: string): DroppingProxy {
  return new Proxying(server);
}

class Proxying implements DroppingProxy {
  dropped = 0;
  readonly address: string;
  readonly #listener = Deno.listen(LOCAL);
  readonly #open = new Set<Deno.TcpConn>();
  /** The two ends of each connection, by the port under which the inner part knows it. */
  readonly #pairs = new Map<number, Deno.TcpConn[]>();
  readonly #left = { request: 0, reply: 0 };
  readonly #stop = new AbortController();
  readonly #client = Deno.createHttpClient({});
  readonly #inner: Deno.HttpServer<Deno.NetAddr>;
  readonly #accepting: Promise<void>;

  constructor(private readonly server: string) {
    this.address = `http://127.0.0.1:${this.#listener.addr.port}`;
    this.#inner = Deno.serve(
      { ...LOCAL, onListen() {}, onError: () => new Response(null, { status: 502 }) },
      (request, { remoteAddr }) => this.#forward(request, remoteAddr.port),
    );
    this.#accepting = this.#accept();
  }

  drop(what: "request" | "reply", count: number): void {
    this.#left[what] += count;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    this.#stop.abort();
    for (const connection of this.#open) this.#close(connection);
    await this.#accepting;
    await this.#inner.shutdown();
    this.#client.close();
  }

  async #forward(request: Request, port: number): Promise<Response> {
    const { pathname } = new URL(request.url);
    const body = await request.bytes();
    if (pathname === COMMIT && this.#loses("request")) return this.#cut(port);
    const response = await fetch(`${this.server}${pathname}`, {
      method: request.method,
      headers: request.headers,
      body,
      client: this.#client,
      signal: this.#stop.signal,
    });
    if (pathname !== COMMIT) return response;
    const answer = await response.bytes();
    if (this.#loses("reply")) return this.#cut(port);
    return new Response(answer, response);
  }

  #loses(what: "request" | "reply"): boolean {
    if (this.#left[what] === 0) return false;
    this.#left[what]--;
    return true;
  }

  #cut(port: number): Response {
    this.dropped++;
    for (const connection of this.#pairs.get(port) ?? []) this.#close(connection);
    return new Response(null, { status: 502 });
  }

  async #accept(): Promise<void> {
    const pipes: Promise<void>[] = [];
    try {
      for await (const client of this.#listener) pipes.push(this.#pass(client));
    } catch {
      // The listener was closed
    }
    await Promise.all(pipes);
  }

  async #pass(client: Deno.TcpConn): Promise<void> {
    this.#open.add(client);
    const inner = await Deno.connect({ hostname: "127.0.0.1", port: this.#inner.addr.port });
    this.#open.add(inner);
    this.#pairs.set(inner.localAddr.port, [client, inner]);
    await Promise.all([this.#pipe(client, inner), this.#pipe(inner, client)]);
    this.#pairs.delete(inner.localAddr.port);
  }

  async #pipe(from: Deno.TcpConn, to: Deno.TcpConn): Promise<void> {
    const buffer = new Uint8Array(65_536);
    try {
      for (let size = await from.read(buffer); size !== null; size = await from.read(buffer)) {
        for (let at = 0; at < size;) at += await to.write(buffer.subarray(at, size));
      }
    } catch {
      // One end is gone: so is the other
    }
    this.#close(from);
    this.#close(to);
  }

  #close(connection: Deno.TcpConn): void {
    if (this.#open.delete(connection)) connection.close();
  }
}
