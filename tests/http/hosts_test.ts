/** By which address Parley lets itself be called, and what it says to those who use another. */
import assert from "node:assert/strict";
import { createApp } from "../../main.ts";
import { rawGet, rawPost } from "../support/raw_get.ts";
import { startServer, type TestServer } from "../support/server.ts";

const PAGE = { accept: "text/html,application/xhtml+xml" };
const PUBLIC = { PARLEY_ORIGIN: "https://chat.example.org" };

async function ask(server: TestServer, path: string, headers: Record<string, string>) {
  const { status, body, headers: answered } = await rawGet(server.address + path, headers);
  return { status, text: new TextDecoder().decode(body), headers: answered };
}

Deno.test("a name that was made to point here gets no page, form, socket or data", async () => {
  await using open = await startServer();
  await using named = await startServer({ env: PUBLIC });
  for (const server of [open, named]) {
    const host = "evil.example";
    for (const path of ["/", "/setup", "/login", "/version", "/nowhere", "/ws"]) {
      for (const accepting of [PAGE, { accept: "application/json" }]) {
        const { status, text } = await ask(server, path, { host, ...accepting });
        assert.equal(status, 421, path);
        assert.doesNotMatch(text, /<form|<input/, path);
      }
    }
    for (const site of [{ "sec-fetch-site": "same-origin" }, {}]) {
      const headers = { host, origin: `http://${host}`, ...site };
      assert.equal(await rawPost(server.address, headers), 421);
      const program = { ...headers, authorization: "Bearer x" };
      assert.equal(await rawPost(server.address, program), 421);
    }
    const upgrade = {
      upgrade: "websocket",
      connection: "Upgrade",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      "sec-websocket-version": "13",
    };
    assert.equal((await ask(server, "/ws", { host, ...upgrade })).status, 421);
  }
});

Deno.test("whoever watches over it may ask by any address, and nothing but that", async () => {
  await using server = await startServer({ env: PUBLIC });
  assert.equal((await ask(server, "/healthz", { host: "10.0.0.7:8000" })).status, 200);
  assert.equal((await ask(server, "/healthz/", { host: "10.0.0.7:8000" })).status, 301);
  assert.equal((await ask(server, "/", { host: "10.0.0.7:8000" })).status, 421);
});

Deno.test("without a public address it is localhost, and a number of the network is not", async () => {
  await using server = await startServer();
  const { port } = new URL(server.address);
  for (const host of ["localhost", `LOCALHOST:${port}`, "parley.localhost", "127.0.0.1", "[::1]"]) {
    assert.equal((await ask(server, "/", { host })).status, 200, host);
  }
  for (const host of ["192.168.1.20", "10.0.0.7:8000", "[fd00::7]", "localhost.", "0.0.0.0"]) {
    assert.equal((await ask(server, "/", { host })).status, 421, host);
  }
});

Deno.test("with one it is that alone, its port included", async () => {
  await using server = await startServer({ env: { PARLEY_ORIGIN: "http://192.168.1.20:8000" } });
  assert.equal((await ask(server, "/", { host: "192.168.1.20:8000" })).status, 200);
  for (const host of ["192.168.1.20", "192.168.1.20:80", "192.168.1.21:8000", "localhost:8000"]) {
    assert.equal((await ask(server, "/", { host })).status, 421, host);
  }
});

Deno.test("who names no host at all counts as this machine, and comes to no public address", async () => {
  await using open = await startServer();
  await using named = await startServer({ env: PUBLIC });
  // HTTP/1.0 needs none. No browser speaks it, so what has to be kept out is everything but this machine's own tools.
  assert.match(await withoutHost(open), /^HTTP\/1\.0 200/);
  assert.match(await withoutHost(named), /^HTTP\/1\.0 421/);
});

async function withoutHost(server: TestServer): Promise<string> {
  const { hostname, port } = new URL(server.address);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  await connection.write(new TextEncoder().encode("GET / HTTP/1.0\r\n\r\n"));
  const buffer = new Uint8Array(1024);
  const size = await connection.read(buffer);
  return new TextDecoder().decode(buffer.subarray(0, size ?? 0));
}

Deno.test("the page says what to type, for the very address that was used", async () => {
  await using server = await startServer({ env: { PARLEY_HOST: "0.0.0.0" } });
  const { status, text, headers } = await ask(server, "/", { host: "192.168.1.20:8000", ...PAGE });
  assert.equal(status, 421);
  assert.match(headers["content-type"]!, /text\/html/);
  assert.match(text, /<h1[^>]*>Parley does not know this address/);
  const command = "PARLEY_ORIGIN=http://192.168.1.20:8000 PARLEY_HOST=0.0.0.0 deno task start";
  assert.ok(text.includes(`>${command}</pre>`), text);
  const [styles] = /\/styles\.css[^"]*/.exec(text)!;
  for (const path of [styles, "/theme.css", "/favicon.svg"]) {
    assert.equal((await ask(server, path!, { host: "192.168.1.20:8000" })).status, 200, path);
  }
});

Deno.test("where it has an address the page leads there", async () => {
  await using server = await startServer({ env: PUBLIC });
  const { text } = await ask(server, "/login", { host: "192.168.1.20:8000", ...PAGE });
  assert.match(text, /<a[^>]+href="https:\/\/chat\.example\.org\/"/);
  assert.match(text, /PARLEY_ORIGIN=http:\/\/192\.168\.1\.20:8000 deno task start/);
});

Deno.test("a host that should be in no shell and no page is in neither", async () => {
  await using server = await startServer();
  for (const host of ["$(id).example", "a`id`.example", "a'b.example", 'a"b.example', "a;b&c=d"]) {
    const { status, text } = await ask(server, "/", { host, ...PAGE });
    assert.equal(status, 421, host);
    assert.ok(!text.includes(host), host);
    assert.match(text, />PARLEY_ORIGIN=https:\/\/chat\.example\.org deno task start</, host);
  }
  const long = `${"a.".repeat(2_000)}example`;
  const { text } = await ask(server, "/", { host: long, ...PAGE });
  assert.ok(!text.includes("a.a.a.a"));
});

Deno.test("a program gets a sentence in place of the page", async () => {
  await using server = await startServer();
  const { text, headers } = await ask(server, "/", { host: "10.0.0.7", accept: "*/*" });
  assert.match(headers["content-type"]!, /text\/plain/);
  assert.match(text, /^[^\n<]*PARLEY_ORIGIN[^\n<]*\n$/);
});

Deno.test("a forged X-Forwarded-For changes nothing, unless a proxy is trusted to write it", async () => {
  const who = async (env: Record<string, string>) => {
    await using server = await startServer({ env });
    const app = createApp(() => Promise.resolve(server.chat))
      .get("/who", (ctx) => ctx.text(ctx.state.address));
    await using door = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, app.handler());
    const forged = { "x-forwarded-for": "198.51.100.1, 203.0.113.9", forwarded: "for=1.2.3.4" };
    const headers = { ...forged, "x-real-ip": "198.51.100.2" };
    return await (await fetch(`http://127.0.0.1:${door.addr.port}/who`, { headers })).text();
  };
  assert.equal(await who({}), "127.0.0.1");
  assert.equal(await who(PUBLIC), "127.0.0.1");
  assert.equal(await who({ ...PUBLIC, PARLEY_TRUST_PROXY: "1" }), "203.0.113.9");
});
