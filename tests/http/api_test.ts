/** The door for programs: JSON in and out, a token in place of a cookie, and the same waits as at the pages. */
import assert from "node:assert/strict";
import { banPerson } from "../../lib/actions/mod.ts";
import { endSession, whoHas } from "../../lib/auth/mod.ts";
import { changePlace } from "../support/doors.ts";
import { PASSWORD, type ScriptlessBrowser, setUp } from "../support/scriptless_browser.ts";
import { given } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { storedRows } from "../support/stored_rows.ts";
import { api } from "../../lib/words/mod.ts";
import { addProgram, somebody } from "./everybody.ts";
import { ROUTES } from "./route_table.ts";

const AGENT = "Parley terminal on elm-street-7";
const ADA = { name: "ada", password: PASSWORD };

type Sent = Readonly<Record<string, string>>;

async function answered(response: Response) {
  const { status, headers } = response;
  assert.deepEqual(headers.getSetCookie(), []);
  assert.equal(headers.get("cache-control"), "no-store");
  assert.match(headers.get("content-type")!, /^application\/json/);
  // deno-lint-ignore no-explicit-any -- each test says what it expects
  const body: any = await response.json();
  return { status, headers, body, code: body.error?.code };
}

async function ask({ address }: TestServer, path: string, body: unknown, headers: Sent = {}) {
  const own = { "content-type": "application/json", "user-agent": AGENT };
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  const init = { method: "POST", body: sent, headers: { ...own, ...headers } };
  return await answered(await fetch(`${address}/api/${path}`, init));
}

async function look({ address }: TestServer, path: string, headers: Sent = {}) {
  return await answered(await fetch(`${address}/api/${path}`, { headers }));
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** What the pages ask, by a link with a secret behind its #. */
async function phoneLink(ada: ScriptlessBrowser): Promise<string> {
  const { text } = await ada.post("/account/phone", { current: PASSWORD });
  return /\/link#([\w-]{43})/.exec(text)![1]!;
}

Deno.test("a program says what stands here and who may come in", async () => {
  await using server = await startServer();
  const place = { product: "Parley", protocol: 1, registering: false, guests: false };
  assert.deepEqual((await look(server, "place")).body, { ...place, name: null });
  await setUp(server);
  await changePlace(server.chat.store, { door: "open", guests: true });
  const open = { ...place, name: "Elm Street", registering: true, guests: true };
  assert.deepEqual((await look(server, "place")).body, open);
});

Deno.test("a login is a device of its own, listed by where it runs, and ends at its logout", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const { status, body: { token, device, person } } = await ask(server, "login", ADA);
  assert.equal(status, 200);
  assert.match(token, /^[\w-]{43}$/);
  assert.match(device, /^[\w-]{43}$/);
  const { body: me } = await look(server, "whoami", bearer(token));
  assert.deepEqual(me.person, person);
  assert.deepEqual([person.name, person.role, me.scopes], ["Ada", "owner", null]);
  assert.match((await ada.get("/account/devices")).text, /Terminal on elm-street-7/);
  assert.equal((await ask(server, "logout", {}, bearer(token))).status, 200);
  assert.equal((await look(server, "whoami", bearer(token))).code, "signed_out");
  assert.doesNotMatch((await ada.get("/account/devices")).text, /Terminal on/);
});

Deno.test("a login that its owner ends elsewhere is over", async () => {
  await using server = await startServer();
  await setUp(server);
  const { body: { token } } = await ask(server, "login", ADA);
  const { store, clock } = server.chat;
  given(await endSession(store, (await whoHas(store, token, clock.now()))!));
  assert.equal((await look(server, "whoami", bearer(token))).status, 401);
  assert.equal((await ask(server, "logout", {}, bearer(token))).code, "signed_out");
});

Deno.test("a cookie opens nothing here, and none is set", async () => {
  await using server = await startServer();
  const { cookie } = await setUp(server);
  const before = await storedRows(server.chat.store);
  for (const headers of [{ cookie }, { cookie, origin: server.address }]) {
    assert.equal((await look(server, "whoami", headers)).code, "signed_out");
    assert.equal((await ask(server, "logout", {}, headers)).code, "signed_out");
  }
  assert.deepEqual(await storedRows(server.chat.store), before);
});

Deno.test("no page of another site gets an answer, whatever it sends along", async () => {
  await using server = await startServer();
  await setUp(server);
  const { body: { token } } = await ask(server, "login", ADA);
  const before = await storedRows(server.chat.store);
  const elsewhere: Sent[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: server.address, "sec-fetch-site": "cross-site" },
  ];
  for (const headers of elsewhere) {
    const sent = { ...headers, ...bearer(token) };
    for (const path of ["login", "guest", "link", "logout"]) {
      assert.equal((await ask(server, path, ADA, sent)).code, "forbidden", path);
    }
    assert.equal((await look(server, "whoami", sent)).code, "forbidden");
    assert.equal((await look(server, "place", sent)).code, "forbidden");
  }
  assert.deepEqual(await storedRows(server.chat.store), before);
});

Deno.test("what is no JSON, or too much of it, is refused in words and does nothing", async () => {
  await using server = await startServer();
  await setUp(server);
  const before = await storedRows(server.chat.store);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  assert.equal((await ask(server, "login", "name=ada", form)).code, "not_json");
  const text = { "content-type": "text/plain" };
  assert.equal((await ask(server, "login", ADA, text)).code, "not_json");
  for (const body of ["", "{", "null", "[]", '"ada"', "7", "true"]) {
    assert.equal((await ask(server, "login", body)).code, "bad_request", body);
  }
  const large = await ask(server, "login", { name: "x".repeat(70_000) });
  assert.deepEqual([large.status, large.code], [413, "too_large"]);
  const nowhere = await ask(server, "nowhere", {});
  assert.deepEqual([nowhere.status, nowhere.code], [404, "not_found"]);
  const looked = await look(server, "login");
  assert.deepEqual([looked.status, looked.code], [405, "no_such_method"]);
  assert.deepEqual(await storedRows(server.chat.store), before);
  const utf = { "content-type": "Application/JSON; charset=utf-8" };
  assert.equal((await ask(server, "login", ADA, utf)).status, 200);
});

Deno.test("a wrong name and a wrong password get the same answer", async () => {
  await using server = await startServer();
  await setUp(server);
  const [one, other] = [
    await ask(server, "login", { ...ADA, password: "wrong" }),
    await ask(server, "login", { ...ADA, name: "eve" }),
  ];
  assert.deepEqual(one.body, other.body);
  assert.deepEqual([one.status, one.code], [401, "wrong"]);
  assert.match(one.body.error.message, /don't belong together/);
});

Deno.test("who guesses waits, here and at the pages together, and a device that is known does not", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const { body: { device } } = await ask(server, "login", ADA);
  const wrong = { ...ADA, password: "wrong" };
  let refused = await ask(server, "login", wrong);
  for (let i = 0; i < 3; i++) refused = await ask(server, "login", wrong);
  assert.equal(refused.code, "wrong", "a few slips are free");
  ada.cookie = "";
  for (let i = 0; i < 2; i++) await ada.post("/login", wrong);
  const waits = await ask(server, "login", ADA);
  assert.deepEqual([waits.status, waits.code], [429, "waits"]);
  assert.match(waits.body.error.message, /Wait/);
  assert.equal(waits.headers.get("retry-after"), `${waits.body.error.retryAfter}`);
  assert.ok(waits.body.error.retryAfter >= 1);
  assert.equal((await ask(server, "login", { ...ADA, device })).status, 200);
  server.clock.move(waits.body.error.retryAfter * 1000);
  assert.equal((await ask(server, "login", ADA)).status, 200);
});

Deno.test("guests come in by a name where the place lets them", async () => {
  await using server = await startServer();
  await setUp(server);
  const closed = await ask(server, "guest", { name: "gus" });
  assert.deepEqual([closed.status, closed.code], [422, "closed"]);
  await changePlace(server.chat.store, { door: "open", guests: true });
  const { body } = await ask(server, "guest", { name: "gus" });
  assert.deepEqual([body.person.name, body.person.role], ["gus", "guest"]);
  assert.equal((await look(server, "whoami", bearer(body.token))).body.person.name, "gus");
  assert.equal((await ask(server, "guest", { name: "gus" })).code, "name_taken");
  assert.equal((await ask(server, "guest", { name: "" })).code, "name_empty");
});

Deno.test("a link of another device opens once, for who has no password too", async () => {
  await using server = await startServer();
  const secret = await phoneLink(await setUp(server));
  const wrong = await ask(server, "link", { secret: `${secret.slice(1)}A` });
  assert.deepEqual([wrong.status, wrong.code], [422, "link"]);
  const { body } = await ask(server, "link", { secret: ` ${secret}\n` });
  assert.equal(body.person.name, "Ada");
  assert.equal((await look(server, "whoami", bearer(body.token))).status, 200);
  assert.equal((await ask(server, "link", { secret })).code, "link", "it works once");
});

Deno.test("who was banned hears so with the right password, and their login is over", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  await changePlace(server.chat.store, { door: "open", guests: true });
  const typed = { name: "ben", password: PASSWORD };
  await ada.post("/logout", {});
  await ada.post("/register", typed);
  const { body: { token, person } } = await ask(server, "login", typed);
  const { store, clock } = server.chat;
  const olga = await somebody(server, "olga", "owner");
  given(await banPerson({ store, now: () => clock.now() }, olga.signed, person.id, "Spam"));
  assert.equal((await look(server, "whoami", bearer(token))).code, "signed_out");
  assert.equal((await ask(server, "login", typed)).code, "banned");
  assert.equal((await ask(server, "login", { ...typed, password: "wrong" })).code, "wrong");
});

Deno.test("a token made by hand says whose it is and what it may, and is not ended here", async () => {
  await using server = await startServer();
  const ben = await somebody(server, "ben", "member");
  const token = await addProgram(server, ben.user, ["read"]);
  const { body } = await look(server, "whoami", bearer(token));
  assert.deepEqual([body.person.name, body.scopes], ["ben", ["read"]]);
  assert.ok(body.expiresAt > server.clock.now());
  assert.equal((await ask(server, "logout", {}, bearer(token))).code, "forbidden");
  assert.equal((await look(server, "whoami", bearer(token))).status, 200);
});

Deno.test("a login makes a link that brings somebody into a room, and others make none", async () => {
  await using server = await startServer();
  await setUp(server);
  const { body: { token } } = await ask(server, "login", ADA);
  const made = await ask(server, "invite", {}, bearer(token));
  assert.deepEqual([made.status, made.body.days], [200, 7]);
  assert.match(made.body.link, new RegExp(`^${server.address}/join#[\\w-]{43}$`));
  assert.equal((await ask(server, "invite", {})).code, "signed_out");
  for (const room of ["rnotthere123", "../place"]) {
    assert.equal((await ask(server, "invite", { room }, bearer(token))).code, "not_found", room);
  }
  const ben = await somebody(server, "ben", "member");
  const program = await addProgram(server, ben.user, ["read", "write"]);
  assert.equal((await ask(server, "invite", {}, bearer(program))).code, "forbidden");
  const gus = await somebody(server, "gus", "guest");
  assert.equal((await ask(server, "invite", {}, bearer(gus.token))).code, "forbidden");
  await changePlace(server.chat.store, { door: "closed" });
  assert.equal((await ask(server, "invite", {}, bearer(token))).code, "closed");
  const answers = [];
  for (let i = 0; i < 40; i++) answers.push((await ask(server, "invite", {}, bearer(token))).code);
  assert.ok(answers.includes("waits"), answers.join());
});

Deno.test("by a name that is not the place's own even programs are told so in JSON", async () => {
  await using server = await startServer({ env: { PARLEY_ORIGIN: "https://chat.example.org" } });
  const { status, code, body } = await look(server, "place");
  assert.deepEqual([status, code], [421, "other_host"]);
  assert.match(body.error.message, /PARLEY_ORIGIN/);
});

Deno.test("docs/api.md has every address and every word that stands for a refusal", async () => {
  const page = await Deno.readTextFile(new URL("../../docs/api.md", import.meta.url));
  for (const code of [...Object.keys(api), "wrong", "banned", "closed", "link", "waits", "busy"]) {
    assert.ok(page.includes(`\`${code}\``), code);
  }
  for (const { path } of Object.values(ROUTES)) {
    if (String(path).startsWith("/api/")) assert.ok(page.includes(`${path}\``), String(path));
  }
});
