/** Back into an account whose password is lost. */
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
  isLoggedIn,
  logIn,
  newcomer,
  OTHER_PASSWORD,
  resetSecretFor,
  WRONG_PASSWORD,
} from "./account_scene.ts";

Deno.test("recovery codes are shown once, and one of them lets its owner back in", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const path = "/account/codes";
  const wrong = await ada.fill(path, { current: "wrong" });
  assert.equal(wrong.status, 401);
  assert.match(errorAt(wrong.text, "current")!, WRONG_PASSWORD);
  assert.match((await ada.get("/account/security")).text, /You have none/);
  const made = await ada.fill(path, { current: PASSWORD });
  const codes = [...made.text.matchAll(/<code[^>]*>([a-z0-9-]{19})</g)].map(([, code]) => code!);
  assert.equal(codes.length, 10);
  assert.equal(made.headers.get("cache-control"), "no-store");
  for (const code of [codes[0]!, codes[9]!]) await assertShownNowhere(ada, code);
  assert.match((await ada.get("/account/security")).text, /You have 10 left/);

  const lost = new ScriptlessBrowser(server.address);
  assert.match((await lost.get("/login")).text, /href="\/recover"/);
  const typed = { name: "ada", code: codes[3]!.toUpperCase(), password: "password1" };
  const weak = await lost.fill("/recover", typed);
  assert.equal(weak.status, 422);
  assert.match(errorAt(weak.text, "password")!, /most common/);
  assert.deepEqual(filledIn(weak.text), { ...typed, password: "" });
  const back = await lost.fill("/recover", { ...typed, password: OTHER_PASSWORD });
  assert.deepEqual([back.status, back.to], [303, "/account/security"]);
  assert.ok(!await isLoggedIn(ada));
  assert.match((await lost.get("/account/security")).text, /You have 9 left/);
  for (const name of ["ada", "nobody"]) {
    const fields = { name, code: typed.code, password: PASSWORD };
    const again = await new ScriptlessBrowser(server.address).fill("/recover", fields);
    assert.equal(again.status, 401, "used, or of nobody");
    assert.match(alertIn(again.text)!, /each code works once/);
    assert.deepEqual(filledIn(again.text), { ...fields, password: "" });
  }
});

Deno.test("a link of the owner sets a password, once", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  await newcomer(server, "ben");
  const secret = await resetSecretFor(server, ada, "ben");
  await assertShownNowhere(ada, secret);
  const ben = new ScriptlessBrowser(server.address);
  const weak = await ben.fill("/reset", { secret, password: "ben" });
  assert.equal(weak.status, 422);
  assert.match(errorAt(weak.text, "password")!, /shorter than 8/);
  assert.deepEqual(filledIn(weak.text), { secret, password: "" });
  assert.equal((await ben.fill("/reset", { secret, password: OTHER_PASSWORD })).to, "/");
  assert.ok(await isLoggedIn(ben));
  const eve = new ScriptlessBrowser(server.address);
  const again = await eve.fill("/reset", { secret, password: PASSWORD });
  assert.equal(again.status, 422);
  assert.match(alertIn(again.text)!, /leads nowhere/);
  await logIn(server, "ben", OTHER_PASSWORD);
});
