import { App, type WebSocketHandlers } from "fresh";
import { deepEqual, equal, match } from "node:assert/strict";
import { ask, serve, within } from "./support.ts";

/** A client that keeps what it hears until it is asked for. */
class Client {
  readonly socket: WebSocket;
  readonly #heard: ReadableStreamDefaultReader<unknown>;
  readonly closed: Promise<CloseEvent>;

  constructor(address: string, protocols: string[] = []) {
    this.socket = new WebSocket(address, protocols);
    this.socket.binaryType = "arraybuffer";
    this.closed = new Promise((resolve) => this.socket.onclose = resolve);
    this.#heard = new ReadableStream({
      start: (controller) => {
        this.socket.onmessage = ({ data }) => controller.enqueue(data);
      },
    }).getReader();
  }

  async opened(): Promise<void> {
    if (this.socket.readyState !== WebSocket.CONNECTING) return;
    await within(new Promise((resolve) => this.socket.addEventListener("open", resolve)));
  }

  async hears(): Promise<unknown> {
    return (await within(this.#heard.read())).value;
  }

  async close(): Promise<void> {
    this.socket.close();
    await within(this.closed);
  }
}

function wsAddress(origin: string, path: string): string {
  return origin.replace("http", "ws") + path;
}

const ECHO: WebSocketHandlers = {
  open: (socket) => socket.send("welcome"),
  message: (socket, event) => socket.send(`echo: ${event.data}`),
};

const ways = {
  "app.ws()": new App().ws("/ws", ECHO),
  "ctx.upgrade() with handlers": new App().get("/ws", (ctx) => ctx.upgrade(ECHO)),
  "ctx.upgrade() without": new App().get("/ws", (ctx) => {
    const { socket, response } = ctx.upgrade();
    socket.onopen = () => ECHO.open!(socket);
    socket.onmessage = (event) => ECHO.message!(socket, event);
    return response;
  }),
};

for (const [way, app] of Object.entries(ways)) {
  Deno.test(`${way}: a socket opens, hears and answers`, async () => {
    await using server = serve(app);
    const client = new Client(wsAddress(server.origin, "/ws"));
    equal(await client.hears(), "welcome");
    client.socket.send("hi");
    equal(await client.hears(), "echo: hi");
    await client.close();
  });

  Deno.test(`${way}: a request that is no upgrade is answered 400`, async () => {
    equal((await ask(app, "/ws")).status, 400);
    await using server = serve(app);
    const response = await fetch(`${server.origin}/ws`);
    equal(response.status, 400);
    await response.body?.cancel();
  });
}

Deno.test("the refusal of what is no upgrade is an HttpError for error pages", async () => {
  const app = new App()
    .onError("*", (ctx) => new Response((ctx.error as Error).message, { status: 400 }))
    .ws("/ws", ECHO);
  match(await (await ask(app, "/ws")).text(), /Expected a WebSocket upgrade request/);
});

Deno.test("the handlers hear that a socket was closed, with code and reason", async () => {
  const closed = Promise.withResolvers<[number, string]>();
  const app = new App().ws("/ws", {
    close: (_socket, code, reason) => closed.resolve([code, reason]),
  });
  await using server = serve(app);
  const client = new Client(wsAddress(server.origin, "/ws"));
  await client.opened();
  client.socket.close(4001, "enough");
  deepEqual(await within(closed.promise), [4001, "enough"]);
  await within(client.closed);
});

Deno.test("the server may close, with code and reason", async () => {
  const app = new App().ws("/ws", { open: (socket) => socket.close(4002, "go away") });
  await using server = serve(app);
  const client = new Client(wsAddress(server.origin, "/ws"));
  const { code, reason } = await within(client.closed);
  deepEqual([code, reason], [4002, "go away"]);
});

Deno.test("bytes arrive as bytes", async () => {
  const app = new App().ws("/ws", {
    message: (socket, { data }) => {
      socket.send(new Uint8Array(data as ArrayBuffer).map((byte) => byte + 1));
    },
  });
  await using server = serve(app);
  const client = new Client(wsAddress(server.origin, "/ws"));
  await client.opened();
  client.socket.send(new Uint8Array([1, 2, 3]));
  deepEqual([...new Uint8Array(await client.hears() as ArrayBuffer)], [2, 3, 4]);
  await client.close();
});

Deno.test("a sub-protocol is agreed on, managed or bare", async () => {
  const options = { protocol: "graphql-ws" };
  const app = new App()
    .ws("/ws", ECHO, options)
    .get("/managed", (ctx) => ctx.upgrade(ECHO, options))
    .get("/bare", (ctx) => ctx.upgrade(options).response);
  await using server = serve(app);
  for (const path of ["/ws", "/managed", "/bare"]) {
    const client = new Client(wsAddress(server.origin, path), ["graphql-ws"]);
    await client.opened();
    equal(client.socket.protocol, "graphql-ws", path);
    await client.close();
  }
});

Deno.test("params and state are there when a socket is opened", async () => {
  const app = new App<{ user: string }>()
    .use((ctx) => {
      ctx.state.user = "ada";
      return ctx.next();
    })
    .get("/ws/:room", (ctx) =>
      ctx.upgrade({
        open: (socket) => socket.send(`${ctx.state.user} in ${ctx.params.room}`),
      }));
  await using server = serve(app);
  const client = new Client(wsAddress(server.origin, "/ws/hall"));
  equal(await client.hears(), "ada in hall");
  await client.close();
});

Deno.test("a middleware may set headers on the answer to an upgrade", async () => {
  const app = new App()
    .use(async (ctx) => {
      const response = await ctx.next();
      response.headers.set("x-mark", "1");
      return response;
    })
    .ws("/ws", ECHO);
  await using server = serve(app);
  const client = new Client(wsAddress(server.origin, "/ws"));
  equal(await client.hears(), "welcome");
  await client.close();
});

Deno.test("a middleware may refuse an upgrade", async () => {
  const app = new App().use(() => new Response("no", { status: 403 })).ws("/ws", ECHO);
  await using server = serve(app);
  const client = new Client(wsAddress(server.origin, "/ws"));
  const failed = new Promise((resolve) => client.socket.onerror = resolve);
  await within(failed);
  await within(client.closed);
  equal(client.socket.readyState, WebSocket.CLOSED);
});

Deno.test("an error page answers an upgrade whose handler throws before it", async () => {
  const app = new App()
    .onError("*", () => new Response("sorry", { status: 500 }))
    .get("/ws", () => {
      throw new Error("before the upgrade");
    });
  await using server = serve(app);
  const client = new Client(wsAddress(server.origin, "/ws"));
  await within(client.closed);
  equal(await (await fetch(`${server.origin}/ws`)).text(), "sorry");
});

Deno.test("many sockets at once each hear their own answers", async () => {
  await using server = serve(ways["app.ws()"]);
  const clients = Array.from(
    { length: 20 },
    () => new Client(wsAddress(server.origin, "/ws")),
  );
  await Promise.all(clients.map(async (client, i) => {
    equal(await client.hears(), "welcome");
    client.socket.send(`${i}`);
    equal(await client.hears(), `echo: ${i}`);
    await client.close();
  }));
});
