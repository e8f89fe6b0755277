/** What passkeys sign: made here alone, for five minutes, and kept nowhere before it was used. */
import assert from "node:assert/strict";
import { logInWithPasskey, offerFirstPasskey, offerLogin } from "../../lib/actions/mod.ts";
import { CHALLENGE_MS } from "../../lib/auth/mod.ts";
import { loggedIn, newcomer, optionsOf, problemsOf, REFUSED, scene } from "./passkey_scene.ts";

Deno.test("a challenge holds for five minutes, and none but our own does", async () => {
  await using scenery = await scene();
  const { door, clock } = scenery;
  const { key } = await newcomer(door, "ada");
  const late = await key.use(optionsOf(await offerLogin(door)));
  clock.move(CHALLENGE_MS);
  assert.deepEqual(problemsOf(await logInWithPasskey(door, late)), REFUSED);
  const options = optionsOf(await offerLogin(door));
  const longer = new TextDecoder().decode(
    Uint8Array.fromBase64(options.challenge, { alphabet: "base64url" }),
  ).replace(/\.\d+\./, `.${clock.now() + 10 * CHALLENGE_MS}.`);
  const forged = [
    longer,
    "login..9999999999999.nonce.code",
    "login",
    "",
  ].map((text) => new TextEncoder().encode(text).toBase64({ alphabet: "base64url" }));
  for (const challenge of forged) {
    const entered = await logInWithPasskey(door, await key.use(options, { challenge }));
    assert.deepEqual(problemsOf(entered), REFUSED, challenge);
  }
  for (const answer of ["", "{", "null", "[]", '{"id":"x"}', '{"id":1,"response":{}}']) {
    assert.deepEqual(problemsOf(await logInWithPasskey(door, answer)), REFUSED, answer);
  }
});

Deno.test("asking for challenges writes nothing", async () => {
  await using scenery = await scene();
  const { store, door } = scenery;
  const countRows = async () => (await Array.fromAsync(store.kv.list({ prefix: [] }))).length;
  await offerLogin(door);
  const before = await countRows();
  for (let i = 0; i < 50; i++) {
    await offerLogin(door);
    await offerFirstPasskey(door, { name: `eve${i}` });
  }
  assert.equal(await countRows(), before);
});

Deno.test("used challenges are forgotten once they have run out", async () => {
  await using scenery = await scene();
  const { store, door, clock } = scenery;
  const { key } = await newcomer(door, "ada");
  for (let i = 0; i < 200; i++) {
    await loggedIn(door, key);
    clock.move(CHALLENGE_MS);
  }
  const rows = store.kv.list<unknown[]>({ prefix: ["used_challenges"] });
  const used = await Array.fromAsync(rows, ({ value }) => value.length);
  assert.ok(used.every((length) => length === 1) && used.length <= 64);
});
