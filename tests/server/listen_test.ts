import assert from "node:assert/strict";
import type { Handler } from "../../lib/server/door.ts";
import { addressOf, listen, type Listening } from "../../lib/server/listen.ts";

const LOCAL = { host: "127.0.0.1", port: 0, tls: null, httpPort: null, origin: null };

async function listening(handler: Handler): Promise<Listening> {
  const outcome = await listen(LOCAL, handler);
  assert.ok(outcome.ok);
  return outcome;
}

Deno.test("the address is one that a person on this machine can open", () => {
  const tls = { cert: "c", key: "k" };
  const address = (host: string, port: number, secure = false) =>
    addressOf({ host, tls: secure ? tls : null }, port);
  assert.equal(address("127.0.0.1", 8000), "http://localhost:8000");
  assert.equal(address("0.0.0.0", 8000), "http://localhost:8000");
  assert.equal(address("::", 8000), "http://localhost:8000");
  assert.equal(address("::1", 8000), "http://[::1]:8000");
  assert.equal(address("192.168.1.4", 80), "http://192.168.1.4");
  assert.equal(address("chat.example.org", 443, true), "https://chat.example.org");
  assert.equal(address("chat.example.org", 443), "http://chat.example.org:443");
});

Deno.test("the handler gets the request and who sent it", async () => {
  const server = await listening((_, info) => new Response(info.remoteAddr.hostname));
  const response = await fetch(server.address);
  assert.equal(await response.text(), "127.0.0.1");
  await server.finish();
});

Deno.test("a port that is taken gives a sentence, and throws nothing", async () => {
  const first = await listening(() => new Response());
  const port = Number(new URL(first.address).port);
  const second = await listen({ ...LOCAL, port }, () => new Response());
  assert.ok(!second.ok);
  assert.match(second.problem, new RegExp(`^Port ${port} on 127.0.0.1 is in use: stop what`));
  await first.finish();
});

Deno.test("an answer that has begun is finished before finish() is", async () => {
  const end = Promise.withResolvers<void>();
  const server = await listening(() => new Response(twoParts(end.promise)));
  const response = await fetch(server.address);
  let finished = false;
  const finishing = server.finish().then(() => finished = true);
  // A whole round trip later it would be over, if it did not wait
  await assert.rejects(fetch(server.address));
  assert.equal(finished, false);
  end.resolve();
  assert.equal(await response.text(), "begun and ended");
  await finishing;
});

function twoParts(wait: Promise<void>): ReadableStream<Uint8Array> {
  return new ReadableStream<string>({
    async start(controller) {
      controller.enqueue("begun ");
      await wait;
      controller.enqueue("and ended");
      controller.close();
    },
  }).pipeThrough(new TextEncoderStream());
}

Deno.test("a host that is none is the sender's mistake, and reaches no handler", async () => {
  let heard = 0;
  const server = await listening(() => {
    heard++;
    return new Response();
  });
  for (const host of ["a b", "[::1", "x:99999", "localhost/a", "a@localhost", "$(id).a"]) {
    assert.match(await askAs(host, new URL(server.address).port), /^HTTP\/1\.1 400 /, host);
  }
  assert.match(await askAs("localhost", new URL(server.address).port), /^HTTP\/1\.1 200 /);
  assert.equal(heard, 1);
  await server.finish();
});

/** By hand, for no client sends such a header. */
async function askAs(host: string, port: string): Promise<string> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
  const request = `GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`;
  await connection.write(new TextEncoder().encode(request));
  const buffer = new Uint8Array(1024);
  const size = await connection.read(buffer);
  return new TextDecoder().decode(buffer.subarray(0, size ?? 0));
}
