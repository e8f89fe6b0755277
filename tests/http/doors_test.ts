/** The pages by which one comes in, as a browser without scripts sees them. */
import assert from "node:assert/strict";
import { newSetupSecret } from "../../lib/auth/mod.ts";
import { PASSWORD, ScriptlessBrowser, setUp } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";

const TO_ACCOUNT = "/login?to=%2Faccount";

Deno.test("from the link of the start to the account, and out again", async () => {
  await using server = await startServer();
  const stranger = new ScriptlessBrowser(server.address);
  assert.match((await stranger.get("/setup")).text, /Set up this place/);
  const ada = await setUp(server);
  assert.equal((await ada.get("/")).to, "/r");
  const { text } = await ada.get("/account/devices");
  assert.match(text, /Elm Street/);
  assert.match(text, /This device/);
  assert.equal((await stranger.get("/setup")).status, 404, "it is set up");
  assert.equal((await stranger.get("/")).to, "/login");
  assert.equal((await stranger.get("/account")).to, TO_ACCOUNT);
  const before = ada.cookie;
  assert.equal((await ada.post("/logout", {})).to, "/login");
  assert.equal((await ada.get("/account")).to, TO_ACCOUNT);
  stranger.cookie = before;
  assert.equal((await stranger.get("/account")).to, TO_ACCOUNT, "the session itself has ended");
});

Deno.test("a cookie is for this host and its requests alone, and no script sees it", async () => {
  await using server = await startServer();
  await setUp(server);
  const browser = new ScriptlessBrowser(server.address);
  const { headers } = await browser.post("/login", { name: "ada", password: PASSWORD });
  const [session, device] = headers.getSetCookie();
  assert.match(session!, /^parley=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/);
  assert.match(device!, /^parley-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=6307/);
});

Deno.test("what was typed stays, what is wrong stands beside it, and a password is never sent back", async () => {
  await using server = await startServer();
  const secret = (await newSetupSecret(server.chat.store))!;
  const browser = new ScriptlessBrowser(server.address);
  const typed = { place: 'Elm "Street" <b>', name: "a b", password: "password1", secret };
  const { status, text } = await browser.post("/setup", typed);
  assert.equal(status, 422);
  assert.match(text, /Use letters and digits/);
  assert.match(text, /most common passwords/);
  assert.ok(text.includes('value="Elm &quot;Street&quot; &lt;b>"'), "and as text alone");
  assert.ok(text.includes('value="a b"'));
  assert.ok(!text.includes("password1"));
  assert.equal(browser.cookie, "");
});

Deno.test("a wrong name and a wrong password get the same page", async () => {
  await using server = await startServer();
  await setUp(server);
  const browser = new ScriptlessBrowser(server.address);
  const answers = [];
  for (const [name, password] of [["ada", "wrong"], ["eve", "wrong"]]) {
    const { status, text } = await browser.post("/login", { name: name!, password: password! });
    const page = text.replaceAll(/nonce-[^"']+|nonce="[^"]*"/g, "").replaceAll(name!, "NAME");
    answers.push([status, page]);
  }
  assert.deepEqual(answers[0], answers[1]);
  assert.equal(answers[0]![0], 401);
});

const FORMS = [
  ...["/setup", "/register", "/login", "/logout", "/recover", "/reset", "/link"],
  ...["", "/security", "/codes", "/delete", "/devices", "/phone", "/tokens", "/tokens/new"].map((
    path,
  ) => `/account${path}`),
];

Deno.test("forms from another site change nothing", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const forger = new ScriptlessBrowser(server.address, "https://evil.example");
  forger.cookie = ada.cookie;
  for (const path of FORMS) {
    assert.equal((await forger.post(path, { end: "others" })).status, 403, path);
  }
  assert.equal((await ada.get("/account")).status, 200);
});

Deno.test("a form that is none, or lacks its fields, is answered like an empty one", async () => {
  await using server = await startServer();
  await setUp(server);
  const headers = { origin: server.address, "content-type": "application/json" };
  for (const path of ["/login", "/register"]) {
    const response = await fetch(server.address + path, { method: "POST", headers, body: "{" });
    assert.ok([401, 422].includes(response.status), `${path} ${response.status}`);
    await response.text();
  }
});
