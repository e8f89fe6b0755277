/**
 * Stands between a client and a server, and speaks for a place that would like to write on its
 * visitors' terminals: a word, wherever it stands in what the server says, becomes what a server
 * of ours would never let through.
 */
export class HostileRoad implements AsyncDisposable {
  readonly address: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #sockets = new Set<WebSocket>();

  constructor(target: string, word: string, becomes: string) {
    // As it stands within quotes: both sides speak JSON
    const quoted = JSON.stringify(becomes).slice(1, -1);
    const corrupt = (text: string) => text.replaceAll(word, quoted);
    const options = { hostname: "127.0.0.1", port: 0, onListen() {} };
    this.#server = Deno.serve(options, (req) => {
      const isSocket = req.headers.get("upgrade") === "websocket";
      return isSocket ? this.#upgrade(req, target, corrupt) : answer(req, target, corrupt);
    });
    this.address = `http://127.0.0.1:${this.#server.addr.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.close();
    await this.#server.shutdown();
  }

  #upgrade(req: Request, target: string, corrupt: (text: string) => string): Response {
    const { pathname, search } = new URL(req.url);
    const authorization = req.headers.get("authorization") ?? "";
    const { socket: near, response } = Deno.upgradeWebSocket(req);
    const url = target.replace(/^http/, "ws") + pathname + search;
    // Deno takes headers here; the types are those of browsers, which do not
    const far = new WebSocket(url, { headers: { authorization } } as never);
    const early: string[] = [];
    far.onopen = () => early.splice(0).forEach((text) => far.send(text));
    far.onmessage = ({ data }) => near.readyState === WebSocket.OPEN && near.send(corrupt(data));
    far.onclose = () => near.close();
    near.onmessage = ({ data }) => {
      if (far.readyState === WebSocket.OPEN) far.send(data);
      else early.push(data);
    };
    near.onclose = () => far.close();
    this.#sockets.add(near).add(far);
    return response;
  }
}

async function answer(
  req: Request,
  target: string,
  corrupt: (text: string) => string,
): Promise<Response> {
  const { pathname, search } = new URL(req.url);
  const headers = new Headers(req.headers);
  headers.delete("host");
  const { method } = req;
  const body = req.body === null ? null : await req.bytes();
  const answered = await fetch(target + pathname + search, { method, headers, body });
  const type = answered.headers.get("content-type") ?? "";
  const text = await answered.text();
  const said = type.includes("json") ? corrupt(text) : text;
  return new Response(said, { status: answered.status, headers: { "content-type": type } });
}
