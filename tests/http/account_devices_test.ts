/** What opens an account, and how it is ended: devices, the link to the phone, tokens of programs. */
import assert from "node:assert/strict";
import {
  alertIn,
  errorAt,
  filledIn,
  PASSWORD,
  ScriptlessBrowser,
  setUp,
} from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";
import {
  assertShownNowhere,
  endable,
  isLoggedIn,
  logIn,
  matching,
  newcomer,
  WRONG_PASSWORD,
} from "./account_scene.ts";

Deno.test("devices are listed with their times, one is ended, then all others", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const path = "/account/devices";
  const [phone, tablet, screen] = [
    await logIn(server, "ada", PASSWORD),
    await logIn(server, "ada", PASSWORD),
    await logIn(server, "ada", PASSWORD),
  ];
  assert.match((await ada.get(path)).text, /This device/);
  const [newest] = endable((await ada.get(path)).text);
  const ended = await ada.post(path, { end: newest! });
  assert.deepEqual([ended.status, ended.to], [303, `${path}?done=device`]);
  assert.deepEqual(
    [await isLoggedIn(screen), await isLoggedIn(tablet), await isLoggedIn(phone)],
    [false, true, true],
  );
  assert.equal((await ada.post(path, { end: newest! })).status, 404, "it has ended");
  assert.equal((await ada.post(path, {})).status, 404);
  assert.equal((await ada.fill(path, { end: "others" })).to, `${path}?done=others`);
  assert.deepEqual(
    [await isLoggedIn(tablet), await isLoggedIn(phone), await isLoggedIn(ada)],
    [false, false, true],
  );
  assert.deepEqual(endable((await ada.get(path)).text), [], "there is nothing left to end");
});

Deno.test("times are told from now for an hour, then by the clock, then by the date", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const shown = async () => {
    const { text } = await ada.get("/account/devices");
    return /<time datetime="2026-01-01T00:00:00.000Z" title="([^"]*)">([^<]*)</.exec(text)!;
  };
  assert.deepEqual((await shown()).slice(1), [
    "Thursday, 1 January 2026 at 00:00:00 UTC",
    "just now",
  ]);
  const MINUTE_MS = 60_000;
  server.clock.move(MINUTE_MS);
  assert.equal((await shown())[2], "a minute ago");
  server.clock.move(58 * MINUTE_MS);
  assert.equal((await shown())[2], "59 minutes ago");
  server.clock.move(MINUTE_MS);
  assert.equal((await shown())[2], "00:00 UTC");
  server.clock.move(23 * 60 * MINUTE_MS);
  assert.equal((await shown())[2], "1 January 2026");
});

Deno.test("what is somebody else's is not found, and stays", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const phone = await logIn(server, "ada", PASSWORD);
  await ada.fill("/account/tokens/new", { token: "script", current: PASSWORD });
  const eve = await newcomer(server, "eve");
  for (const path of ["/account/devices", "/account/tokens"]) {
    const before = endable((await ada.get(path)).text);
    assert.ok(before.length > 0);
    for (const end of before) assert.equal((await eve.post(path, { end })).status, 404, path);
    assert.deepEqual(endable((await ada.get(path)).text), before);
  }
  await eve.post("/account/devices", { end: "others" });
  assert.ok(await isLoggedIn(ada) && await isLoggedIn(phone));
});

Deno.test("the link to the phone is shown once, works once, and gives the phone a session of its own", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const path = "/account/phone";
  const wrong = await ada.fill(path, { current: "wrong" });
  assert.equal(wrong.status, 401);
  assert.match(errorAt(wrong.text, "current")!, WRONG_PASSWORD);
  const made = await ada.fill(path, { current: PASSWORD });
  const link = matching(made, /value="([^"]*\/link#[^"]+)"/);
  const [address, secret] = link.split("#") as [string, string];
  assert.equal(address, `${server.address}/link`);
  assert.match(made.text, /<svg[^>]*role="img" aria-label="QR code of the link below"/);
  assert.doesNotMatch(made.text, /style=/);
  await assertShownNowhere(ada, secret);

  const phone = new ScriptlessBrowser(server.address);
  for (const _ of [1, 2]) {
    const { status, text } = await phone.get("/link");
    assert.equal(status, 200, "looking uses nothing up");
    assert.match(text, /runs no scripts here/);
  }
  const unknown = await phone.fill("/link", { secret: `${secret}x` });
  assert.equal(unknown.status, 422);
  assert.match(alertIn(unknown.text)!, /leads nowhere/);
  assert.equal(filledIn(unknown.text).secret, `${secret}x`);
  assert.equal((await phone.fill("/link", { secret: ` ${secret} ` })).to, "/");
  assert.ok(await isLoggedIn(phone));
  assert.notEqual(phone.cookie, ada.cookie);
  assert.equal(endable((await ada.get("/account/devices")).text).length, 1);

  const eve = new ScriptlessBrowser(server.address);
  assert.match(alertIn((await eve.fill("/link", { secret })).text)!, /was used up/);
  assert.ok(!await isLoggedIn(eve));
});

Deno.test("the link to the phone runs out after two minutes", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const made = await ada.fill("/account/phone", { current: PASSWORD });
  const secret = matching(made, /\/link#([\w-]+)"/);
  server.clock.move(2 * 60_000);
  const phone = new ScriptlessBrowser(server.address);
  const { status, text } = await phone.fill("/link", { secret });
  assert.equal(status, 422);
  assert.match(alertIn(text)!, /has run out/);
  assert.ok(!await isLoggedIn(phone));
});

Deno.test("whoever opens a link while logged in is told as whom", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  assert.match((await ada.get("/link")).text, /You are logged in here as Ada/);
});

Deno.test("a token is made, shown once, listed and ended", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const fields = { token: "backup", "scope-write": "on", days: "7", current: PASSWORD };
  const made = await ada.fill("/account/tokens/new", fields);
  const token = matching(made, /value="(parley_[^"]+)"/);
  assert.ok(made.text.includes(`Authorization: Bearer ${token}`));
  await assertShownNowhere(ada, token);
  const path = "/account/tokens";
  const { text } = await ada.get(path);
  assert.match(text, /backup/);
  assert.match(text, /Read, Write/);
  assert.match(text, /ends <time[^>]*>8 January 2026</);
  server.clock.move(8 * 24 * 60 * 60_000);
  assert.match((await ada.get(path)).text, /ended <time[^>]*>8 January 2026</);
  const [end] = endable(text);
  assert.equal((await ada.post(path, { end: end! })).to, `${path}?done=token`);
  assert.equal((await ada.post(path, { end: end! })).status, 404);
  assert.match((await ada.get(path)).text, /No program has a token/);
});

Deno.test("a token that will not do keeps what was typed, but for the password", async () => {
  await using server = await startServer();
  await setUp(server);
  const ben = await newcomer(server, "ben");
  const path = "/account/tokens/new";
  const good = { token: "script", "scope-read": "on", days: "30", current: PASSWORD };
  const bad: [Record<string, string>, string, RegExp, number][] = [
    [{ token: "  " }, "token", /Give the token a name/, 422],
    [{ token: "x".repeat(61) }, "token", /longer than 60/, 422],
    [{ "scope-admin": "on" }, "scopes", /Only an owner or admin/, 422],
    [{ days: "0" }, "days", /Pick one of the times/, 422],
    [{ days: "soon" }, "days", /Pick one of the times/, 422],
    [{ current: "wrong" }, "current", WRONG_PASSWORD, 401],
  ];
  for (const [changes, field, words, expected] of bad) {
    const typed: Record<string, string> = { ...good, ...changes };
    const { status, text } = await ben.post(path, typed);
    assert.equal(status, expected, field);
    assert.match(errorAt(text, field)!, words);
    const { token, current } = filledIn(text);
    assert.deepEqual([token, current], [typed.token, ""]);
    assert.equal(filledIn(text)["scope-read"], "on");
  }
  const { "scope-read": _, ...none } = good;
  const { text } = await ben.post(path, none);
  assert.match(errorAt(text, "scopes")!, /at least one/);
  assert.equal(filledIn(text).days, "30");
  assert.doesNotMatch((await ben.get(path)).text, /scope-admin/);
  assert.match((await ben.get("/account/tokens")).text, /No program has a token/);
});
