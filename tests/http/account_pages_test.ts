/** The pages of one's own account, as a browser without scripts sees them. */
import assert from "node:assert/strict";
import {
  errorAt,
  filledIn,
  PASSWORD,
  saidIn,
  ScriptlessBrowser,
  setUp,
} from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";
import {
  endable,
  guest,
  isLoggedIn,
  logIn,
  matching,
  newcomer,
  OTHER_PASSWORD,
  OWN_PATHS,
  WRONG_PASSWORD,
} from "./account_scene.ts";

Deno.test("who is logged out is led to login, and from there back", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const stranger = new ScriptlessBrowser(server.address);
  for (const path of OWN_PATHS) {
    for (const { status, to } of [await stranger.get(path), await stranger.post(path, {})]) {
      assert.deepEqual([status, to], [303, `/login?to=${encodeURIComponent(path)}`]);
    }
    assert.equal((await ada.get(path)).headers.get("cache-control"), "no-store");
  }
  const to = "/login?to=%2Faccount%2Ftokens%2Fnew";
  const wrong = await stranger.fill(to, { name: "ada", password: "no" });
  assert.equal(wrong.status, 401);
  const right = await stranger.fill(to, { name: "ada", password: PASSWORD });
  assert.equal(right.to, "/account/tokens/new");
  assert.equal((await stranger.get(to)).to, "/account/tokens/new", "who is logged in goes on");
});

Deno.test("login leads to no other site", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  for (const elsewhere of ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/x"]) {
    const path = `/login?to=${encodeURIComponent(elsewhere)}`;
    const browser = new ScriptlessBrowser(server.address);
    const { status, to } = await browser.fill(path, { name: "ada", password: PASSWORD });
    assert.deepEqual([status, to], [303, "/"], elsewhere);
    assert.equal((await ada.get(path)).to, "/", elsewhere);
  }
});

Deno.test("a token of a program opens none of these pages", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const answer = await ada.fill("/account/tokens/new", { token: "script", current: PASSWORD });
  const token = matching(answer, /value="(parley_[^"]+)"/);
  for (const path of OWN_PATHS) {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(server.address + path, { headers, redirect: "manual" });
    await response.body?.cancel();
    assert.equal(response.status, 403, path);
  }
});

Deno.test("what was done is said in words of the house alone", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  assert.equal(saidIn((await ada.get("/account?done=name")).text), "Name changed.");
  for (const done of ["", "constructor", "<b>You won</b>"]) {
    const { text } = await ada.get(`/account?done=${encodeURIComponent(done)}`);
    assert.equal(saidIn(text), null);
    assert.ok(!text.includes("You won"));
  }
});

Deno.test("a name changes, and one that will not do stays in its field", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  await newcomer(server, "ben");
  const problems: [string, RegExp][] = [
    ["", /Give a name/],
    ["a b", /letters and digits/],
    ["x".repeat(33), /longer than 32/],
    ["admin", /means everyone/],
    ["Ben", /has that name/],
  ];
  for (const [name, words] of problems) {
    const { status, text } = await ada.fill("/account", { name });
    assert.equal(status, 422, name);
    assert.match(errorAt(text, "name")!, words);
    assert.equal(filledIn(text).name, name);
  }
  const { status, to } = await ada.fill("/account", { name: "Ada.L" });
  assert.deepEqual([status, to], [303, "/account?done=name"]);
  assert.equal(filledIn((await ada.get("/account")).text).name, "Ada.L");
  await logIn(server, "ada.l", PASSWORD);
});

Deno.test("a password that will not do, or a wrong one, is told beside its field and not sent back", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const path = "/account/security";
  const weak: [string, RegExp][] = [
    ["shorty", /shorter than 8/],
    ["x".repeat(1025), /longer than 1,024/],
    ["password1", /most common/],
  ];
  for (const [password, words] of weak) {
    const typed = { current: PASSWORD, password, keep: "on" };
    const { status, text } = await ada.fill(path, typed);
    assert.equal(status, 422);
    assert.match(errorAt(text, "password")!, words);
    assert.equal(errorAt(text, "current"), null);
    assert.equal(filledIn(text).keep, "on", "the tick stays");
    assert.ok(!text.includes(`"${password}"`) && !text.includes(PASSWORD));
  }
  const { status, text } = await ada.fill(path, { current: "wrong", password: OTHER_PASSWORD });
  assert.equal(status, 401);
  assert.match(errorAt(text, "current")!, WRONG_PASSWORD);
  assert.equal(filledIn(text).keep, undefined);
  assert.ok(!text.includes(OTHER_PASSWORD));
  await logIn(server, "ada", PASSWORD);
});

Deno.test("another password rotates the cookie, logs other devices out and ends tokens", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const phone = await logIn(server, "ada", PASSWORD);
  await ada.fill("/account/tokens/new", { token: "script", current: PASSWORD });
  const before = ada.cookie;
  const fields = { current: PASSWORD, password: OTHER_PASSWORD, keep: "on" };
  const { status, to } = await ada.fill("/account/security", fields);
  assert.deepEqual([status, to], [303, "/account/security?done=password"]);
  assert.notEqual(ada.cookie, before);
  assert.ok(await isLoggedIn(ada));
  assert.ok(!await isLoggedIn(phone));
  phone.cookie = before;
  assert.ok(!await isLoggedIn(phone), "the old cookie is worth nothing");
  const tokens = "/account/tokens";
  assert.equal(endable((await ada.get(tokens)).text).length, 1, "the tick kept it");
  const again = { current: OTHER_PASSWORD, password: PASSWORD };
  assert.equal((await ada.fill("/account/security", again)).status, 303);
  assert.deepEqual(endable((await ada.get(tokens)).text), []);
});

Deno.test("a guest is asked to stay, shows no password, and is a member then", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const zoe = await guest(server, "zoe");
  const path = "/account/security";
  assert.doesNotMatch((await ada.get(path)).text, /Stay here/);
  assert.match((await zoe.get(path)).text, /Stay here/);
  for (const page of OWN_PATHS) {
    assert.doesNotMatch((await zoe.get(page)).text, /name="current"/, page);
  }
  const { status, text } = await zoe.fill(path, { password: "zoe" });
  assert.equal(status, 422);
  assert.match(errorAt(text, "password")!, /shorter than 8/);
  const before = zoe.cookie;
  assert.equal((await zoe.fill(path, { password: PASSWORD })).to, `${path}?done=member`);
  assert.notEqual(zoe.cookie, before);
  const after = (await zoe.get("/account")).text;
  assert.match(after, /Member/);
  await logIn(server, "zoe", PASSWORD);
});

Deno.test("leaving asks what becomes of what one said, and keeps the choice when it cannot be done", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const path = "/account/delete";
  assert.equal(filledIn((await ada.get(path)).text).messages, "keep");
  const typed = { messages: "erase", current: "wrong" };
  const { status, text } = await ada.fill(path, typed);
  assert.ok(status >= 400);
  assert.deepEqual(filledIn(text), { messages: "erase", current: "" });
  assert.ok(await isLoggedIn(ada));
});

Deno.test("whoever shows the password once more goes on under another token, and a wrong one changes none", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const before = ada.cookie;
  assert.equal((await ada.fill("/account/codes", { current: "not my password" })).status, 401);
  assert.equal(ada.cookie, before);
  assert.equal((await ada.fill("/account/codes", { current: PASSWORD })).status, 200);
  assert.notEqual(ada.cookie, before);
  assert.ok(await isLoggedIn(ada));
  ada.cookie = before;
  assert.ok(!await isLoggedIn(ada), "the token of before opens nothing");
});

Deno.test("a profile is kept as it was typed, and what will not do is told beside its field", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const typed = {
    displayName: 'Ada "L" & <b',
    pronouns: "she/her",
    emoji: "🛠️",
    status: "At the bench",
  };
  const saved = await ada.fill("/account", {
    ...typed,
    zone: "Europe/Berlin",
    bio: "I mend\nclocks.",
  });
  assert.equal(saved.to, "/account?done=profile");
  const { text } = await ada.get("/account");
  assert.ok(!text.includes('Ada "L" & <b'));
  assert.equal(filledIn(text).displayName, 'Ada "L" & <b');
  assert.equal(filledIn(text).zone, "Europe/Berlin");
  await ada.fill("/account", { status: "At lunch", minutes: "60" });
  await ada.fill("/account", { pronouns: "she/her" });
  assert.equal(filledIn((await ada.get("/account")).text).minutes, "keep", "its end stays");
  const wrong = await ada.fill("/account", {
    ...{ displayName: "a\u202eb", zone: "Mars/North", emoji: "two words", status: "x".repeat(101) },
    pronouns: "kept",
  });
  assert.equal(wrong.status, 422);
  for (const field of ["displayName", "zone", "emoji", "status"]) {
    assert.ok(errorAt(wrong.text, field) !== null, field);
  }
  assert.equal(filledIn(wrong.text).pronouns, "kept");
  assert.equal(filledIn((await ada.get("/account")).text).pronouns, "she/her", "nothing was saved");
});
