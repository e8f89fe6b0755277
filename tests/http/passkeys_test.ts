/** The handlers behind the passkeys of pages, as a script calls them; also one of another site, and one that means harm. */
import assert from "node:assert/strict";
import { WAIT_RULES } from "../../lib/auth/mod.ts";
import { register } from "../../lib/actions/mod.ts";
import { placeRow } from "../../lib/store/mod.ts";
import { SoftAuthenticator } from "../support/authenticator.ts";
import { changePlace, STRANGER } from "../support/doors.ts";
import { startServer, type TestServer } from "../support/server.ts";

const PASSWORD = "three odd green words";
const PATHS = ["/passkeys/login", "/passkeys/register", "/passkeys/proof", "/passkeys/add"];

async function openServer(): Promise<TestServer> {
  const server = await startServer();
  const place = { name: "Here", hue: 172, door: "open", guests: false, rooms: [] };
  await server.chat.store.kv.set(placeRow.key, place);
  return server;
}

interface Call {
  readonly cookie?: string;
  readonly origin?: string;
  readonly at?: string;
}

/** By its name: at its number there are no passkeys. */
const named = ({ address }: TestServer) => address.replace("127.0.0.1", "localhost");

async function call(
  server: TestServer,
  path: string,
  body: unknown,
  { cookie = "", at = named(server), origin = at }: Call = {},
) {
  const response = await fetch(at + path, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  const set = response.headers.get("set-cookie");
  return { status: response.status, said: isJson ? JSON.parse(text) : null, set };
}

Deno.test("who has tried too often learns for how long to wait", async () => {
  await using server = await openServer();
  const tries = await Promise.all(
    Array.from({ length: WAIT_RULES.secret.free + 2 }, () => {
      return call(server, "/passkeys/login", { answer: "{}" });
    }),
  );
  const problems = tries.map(({ said }) => said.problem);
  assert.ok(
    problems.some((problem) =>
      /^That was tried too often. Wait (a|\d+) second/.test(problem ?? "")
    ),
  );
});

Deno.test("two calls make an account, and two open it again with a session of its own", async () => {
  await using server = await openServer();
  const key = await SoftAuthenticator.at(named(server));
  const asked = { name: "Ada" };
  const { said: offered } = await call(server, "/passkeys/register", asked);
  const answer = await key.create(offered.options);
  const made = await call(server, "/passkeys/register", { ...asked, answer });
  assert.deepEqual([made.status, made.said], [200, { ok: true, to: "/" }]);
  assert.match(made.set!, /^parley=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/);
  const { said: asks } = await call(server, "/passkeys/login", {});
  const entered = await call(server, "/passkeys/login", { answer: await key.use(asks.options) });
  assert.equal(entered.status, 200);
  assert.notEqual(entered.set, made.set);
});

Deno.test("what is wrong is said in words, with the field, and gives no session", async () => {
  await using server = await openServer();
  const { status, said, set } = await call(server, "/passkeys/register", { name: "a b" });
  assert.deepEqual([status, said.ok, said.field, set], [422, false, "name", null]);
  assert.match(said.problem, /Use letters and digits/);
  const refused = await call(server, "/passkeys/login", { answer: "{}" });
  assert.deepEqual([refused.status, refused.said.ok, refused.set], [422, false, null]);
});

Deno.test("another site, a body that is none and one without an end get nowhere", async () => {
  await using server = await openServer();
  for (const path of [...PATHS, "/account/passkeys"]) {
    const forged = await call(server, path, {}, { origin: "https://evil.example" });
    assert.equal(forged.status, 403, path);
  }
  for (const path of ["/passkeys/login", "/passkeys/register"]) {
    for (const body of ["{", "", "null"]) {
      assert.equal((await call(server, path, body)).status, 400, `${path} ${body}`);
    }
    const long = { answer: "x".repeat(70 * 1024) };
    assert.equal((await call(server, path, long)).status, 413, path);
  }
});

Deno.test("whoever is not logged in adds, changes and proves nothing", async () => {
  await using server = await openServer();
  for (const path of ["/passkeys/proof", "/passkeys/add"]) {
    const { status, said } = await call(server, path, { password: PASSWORD });
    assert.deepEqual([status, said.ok, said.options], [422, false, undefined], path);
  }
  assert.equal((await call(server, "/account/passkeys", "do=remove")).status, 303);
});

Deno.test("at a number there are no passkeys, and the page says why", async () => {
  await using server = await openServer();
  const { chat, address } = server;
  const { store, clock, passwords } = chat;
  const door = { store, passwords, now: () => clock.now(), caller: STRANGER };
  const entered = await register(door, { name: "ada", password: PASSWORD });
  assert.ok(entered.ok);
  const cookie = `parley=${entered.token}`;
  const response = await fetch(`${address}/account/passkeys`, { headers: { cookie } });
  assert.match(await response.text(), /This address is neither/);
  for (const path of PATHS) {
    const { said } = await call(server, path, { name: "eve", password: PASSWORD }, {
      cookie,
      at: address,
    });
    assert.equal(said.ok, false, path);
  }
  await changePlace(store, { door: "closed" });
  const closed = await call(server, "/passkeys/register", { name: "eve" });
  assert.match(closed.said.problem, /not open to newcomers/);
});
