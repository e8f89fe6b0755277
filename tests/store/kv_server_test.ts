/** What is said about servers that are no denokv; the real one is in kv_server_denokv_test.ts. */
import assert from "node:assert/strict";
import { openStore } from "../../lib/store/mod.ts";
import { within } from "../support/deadline.ts";
import { freePort } from "../support/free_port.ts";

const TOKEN = "tok_3f9c1a77be2d";

async function refused(address: string): Promise<string> {
  const outcome = await openStore({ data: "/nowhere", kv: new URL(address), token: TOKEN });
  if (outcome.ok) await outcome.store.close();
  assert.ok(!outcome.ok, "this server should be refused");
  assert.doesNotMatch(outcome.problem, /\n|os error/);
  assert.ok(!outcome.problem.includes(TOKEN));
  return outcome.problem;
}

Deno.test("nobody listening: cannot be reached, with the reason and what to do", async () => {
  const port = freePort();
  const problem = await refused(`http://127.0.0.1:${port}`);
  assert.match(problem, /^The KV server http:\/\/127.0.0.1:\d+\/ cannot be reached \(connection /);
  assert.match(problem, /: start it, or check the address in PARLEY_KV$/);
});

Deno.test("a web server that is no denokv is told apart, whatever it answers", async () => {
  for (const answer of [new Response("Hello"), Response.json({}), Response.json(null)]) {
    await using web = serve(() => answer);
    assert.match(await refused(web.address), /is not a denokv server \(HTTP status 200\): check/);
  }
  await using web = serve(() => new Response("", { status: 404 }));
  assert.match(await refused(web.address), /is not a denokv server \(HTTP status 404\): check/);
});

Deno.test("a redirect is not followed: the token is for this server alone", async () => {
  const heard: string[] = [];
  await using elsewhere = serve((request) => {
    heard.push(request.url);
    return Response.json({});
  });
  await using web = serve(() => Response.redirect(elsewhere.address, 307));
  assert.match(await refused(web.address), /is not a denokv server \(HTTP status 307\)/);
  assert.deepEqual(heard, []);
});

// Each takes the full 3 seconds, so they are given them at the same time. Deno's client keeps
// trying a read that it has begun, even after close: a leak that is not ours
Deno.test("a server that stops answering is given up on, at whatever point it stops", {
  sanitizeOps: false,
}, async () => {
  using silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const address = `http://127.0.0.1:${silent.addr.port}/`;
  await using endless = serve(() => new Response(endlessBody()));
  await using pointsAtSilent = serve(() => metadata(`${address}v2`));
  const servers = [address, endless.address, pointsAtSilent.address];
  const refusals = Promise.all(servers.map((server) => refused(server)));
  const problems = await within("giving up", refusals);
  for (const problem of problems) {
    assert.match(problem, /took too long to answer \(more than 3 seconds\): check that it is well/);
  }
});

function endlessBody(): ReadableStream {
  return new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1)) });
}

function metadata(dataAddress: string): Response {
  return Response.json({
    version: 3,
    databaseId: crypto.randomUUID(),
    endpoints: [{ url: dataAddress, consistency: "strong" }],
    token: TOKEN,
    expiresAt: "2100-01-01T00:00:00Z",
  });
}

function serve(handler: (request: Request) => Response) {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, handler);
  return {
    address: `http://127.0.0.1:${server.addr.port}/`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
