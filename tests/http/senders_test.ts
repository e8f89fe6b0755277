/** Who may send something with effects: our own pages, and programs with a token of their own. */
import assert from "node:assert/strict";
import { openSession } from "../../lib/auth/mod.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";

const LARGE = "x".repeat(64 * 1024);

async function tokenFor(server: TestServer, name: string): Promise<string> {
  const { user } = await seedPerson(server.chat.store, name);
  return given(await openSession(server.chat.store, user, server.clock.now())).token;
}

type Sent = Record<string, string>;

async function ask(server: TestServer, path: string, headers: Sent, body?: BodyInit) {
  const init = body === undefined ? {} : { method: "POST", body };
  const response = await fetch(server.address + path, { redirect: "manual", headers, ...init });
  const { status, headers: answered } = response;
  return { status, to: answered.get("location"), headers: answered, text: await response.text() };
}

const END_OTHERS = () => new URLSearchParams({ end: "others" });

const TO_ACCOUNT = "/login?to=%2Faccount";

Deno.test("with a cookie the page that sends must be one of ours, and say so", async () => {
  await using server = await startServer();
  const cookie = `parley=${await tokenFor(server, "ada")}`;
  const strangers: Sent[] = [
    {},
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    { origin: `${server.address}.evil.example` },
    { origin: server.address.replace("http:", "https:") },
  ];
  for (const headers of strangers) {
    for (const path of ["/account", "/logout"]) {
      const { status } = await ask(server, path, { cookie, ...headers }, END_OTHERS());
      assert.equal(status, 403, `${path} ${JSON.stringify(headers)}`);
    }
  }
  assert.equal((await ask(server, "/account", { cookie })).status, 200, "nothing was ended");
  const own = { cookie, origin: server.address };
  assert.equal((await ask(server, "/logout", own, END_OTHERS())).status, 303);
  assert.equal((await ask(server, "/account", { cookie })).to, TO_ACCOUNT);
});

Deno.test("a program with a token of its own needs no origin", async () => {
  await using server = await startServer();
  const headers = { authorization: `Bearer ${await tokenFor(server, "ada")}` };
  assert.equal((await ask(server, "/account", headers)).status, 200);
  assert.equal((await ask(server, "/logout", headers, END_OTHERS())).status, 303);
  assert.equal((await ask(server, "/account", headers)).to, TO_ACCOUNT);
});

Deno.test("beside a bearer token no cookie is read, be the token good, bad or none", async () => {
  await using server = await startServer();
  const cookie = `parley=${await tokenFor(server, "ada")}`;
  const ben = await tokenFor(server, "ben");
  const { text } = await ask(server, "/account", { cookie, authorization: `Bearer ${ben}` });
  assert.match(text, />ben</);
  assert.doesNotMatch(text, />ada</);
  for (const bad of [" ", ` ${"A".repeat(43)}`, " one two", ` ${ben} ${ben}`]) {
    const headers = { cookie, authorization: `Bearer${bad}` };
    assert.equal((await ask(server, "/account", headers)).to, TO_ACCOUNT, bad);
    await ask(server, "/logout", headers, END_OTHERS());
  }
  assert.equal((await ask(server, "/account", { cookie })).status, 200, "ada is still there");
  const basic = { cookie, authorization: "Basic cHJveHk6cHJveHk=" };
  assert.equal((await ask(server, "/account", basic)).status, 200, "a proxy's own password");
});

Deno.test("a token in the address is nobody's", async () => {
  await using server = await startServer();
  const token = await tokenFor(server, "ada");
  for (const name of ["token", "access_token", "parley", "session"]) {
    assert.equal((await ask(server, `/account?${name}=${token}`, {})).to, TO_ACCOUNT, name);
  }
});

Deno.test("what one sees as oneself is kept on no disk", async () => {
  await using server = await startServer();
  const token = await tokenFor(server, "ada");
  const kept = async (path: string, headers: Sent) =>
    (await ask(server, path, headers)).headers.get("cache-control");
  for (const headers of [{ cookie: `parley=${token}` }, { authorization: `Bearer ${token}` }]) {
    for (const path of ["/account", "/login", "/"]) {
      assert.equal(await kept(path, headers), "no-store", path);
    }
    assert.match((await kept("/favicon.svg", headers))!, /no-cache|immutable/, "it is everybody's");
  }
  assert.equal(await kept("/login", {}), "no-cache");
});

Deno.test("a form that is too large is answered in human words, and changes nothing", async () => {
  await using server = await startServer();
  const origin = server.address;
  for (const path of ["/login", "/register", "/setup"]) {
    const body = new URLSearchParams({ name: LARGE, password: "three odd green words" });
    const announced = await ask(server, path, { origin }, body);
    assert.equal(announced.status, 413, path);
    assert.match(announced.text, /<h1[^>]*>That was too much for one form/);
    const type = "application/x-www-form-urlencoded";
    const stream = ReadableStream.from([new TextEncoder().encode(`name=${LARGE}`)]);
    const streamed = await ask(server, path, { origin, "content-type": type }, stream);
    assert.equal(streamed.status, 413, path);
  }
  assert.deepEqual(server.logged, [], "no fault of ours");
});
