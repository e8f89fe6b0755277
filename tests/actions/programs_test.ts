/** Tokens of programs: what one may be given, for how long, and how many there are. */
import assert from "node:assert/strict";
import {
  type AskedToken,
  endToken,
  listTokens,
  makeToken,
  type Proof,
  sweep,
} from "../../lib/actions/mod.ts";
import { whoHas } from "../../lib/auth/mod.ts";
import { addSession, MOST_TOKENS, sessionRow, type Store } from "../../lib/store/mod.ts";
import { codeOf } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import { AccountScene, granted, PASSWORD, type Person, problemsOf } from "./account_scene.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const ASKED = { name: "A script", scopes: ["read"], days: 1, password: PASSWORD };

async function made(scene: AccountScene, who: Person, asked: Partial<AskedToken> = {}) {
  return granted(await makeToken(scene.door(), who, { ...ASKED, ...asked })).token;
}

/** Nobody waits an hour for the next thirty. */
async function filled(scene: AccountScene, { user }: Person, count: number): Promise<void> {
  const at = scene.clock.now();
  const token = { name: "One of many", scopes: ["read"] } as const;
  const session = { user, createdAt: at, expiresAt: at + DAY_MS, token };
  for (let i = 0; i < count; i++) given(await addSession(scene.store, `many ${i} ${at}`, session));
}

Deno.test("a token has a name, at least one scope, and an end; and costs the password", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const wrong: [Partial<AskedToken & Proof>, (string | null)[][]][] = [
    [{ name: " " }, [["token", "empty"]]],
    [{ name: "x".repeat(61) }, [["token", "too_long"]]],
    [{ scopes: [] }, [["scopes", "none"]]],
    [{ scopes: ["everything"] }, [["scopes", "none"]]],
    [{ name: "", scopes: [], days: 0 }, [["token", "empty"], ["scopes", "none"], [
      "days",
      "range",
    ]]],
    ...[-1, 0, 0.5, 366, NaN, Infinity].map((days): [Partial<AskedToken>, string[][]] => [
      { days },
      [["days", "range"]],
    ]),
    [{ password: "" }, [["current", "wrong"]]],
  ];
  for (const [asked, problems] of wrong) {
    const answer = await makeToken(scene.door(), ada, { ...ASKED, ...asked });
    assert.deepEqual(problemsOf(answer), problems, JSON.stringify(asked));
  }
  assert.deepEqual(await listTokens(scene.door(), ada), []);
});

Deno.test("a token says what it was given, and ends at its very moment", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const token = await made(scene, ada, { scopes: ["write", "read", "read", "more"], days: 365 });
  assert.match(token, /^parley_[A-Za-z0-9_-]{43}$/);
  const signed = (await scene.has(token))!;
  assert.deepEqual([signed.user, signed.scopes], [ada.user, ["read", "write"]]);
  scene.clock.move(365 * DAY_MS - 1);
  assert.notEqual(await scene.has(token), null);
  scene.clock.move(1);
  assert.equal(await scene.has(token), null);
  assert.equal((await listTokens(scene.door(), ada)).length, 1, "one sees why the program stands");
});

Deno.test("only those who look after the place let a program do so", async () => {
  await using scene = await AccountScene.open();
  const scopes = ["read", "admin"];
  for (const [name, role] of [["olga", "owner"], ["adam", "admin"]] as const) {
    granted(await makeToken(scene.door(), await scene.placed(name, role), { ...ASKED, scopes }));
  }
  for (const [name, role] of [["mona", "moderator"], ["mel", "member"]] as const) {
    const who = await scene.placed(name, role);
    const answer = await makeToken(scene.door(), who, { ...ASKED, scopes });
    assert.deepEqual(problemsOf(answer), [["scopes", "not_yours"]], role);
  }
});

Deno.test("tokens are listed with their last use, and ended by their owner alone", async () => {
  await using scene = await AccountScene.open();
  const [ada, eve] = [await scene.person("ada"), await scene.person("eve")];
  const old = await made(scene, ada, { name: "Old" });
  scene.clock.move(60_000);
  const token = await made(scene, ada, { name: " New ", scopes: ["write"] });
  const listed = async () => await listTokens(scene.door(1), ada);
  assert.deepEqual((await listed()).map(({ name, seenAt }) => [name, seenAt]), [
    ["New", null],
    ["Old", null],
  ]);
  const used = scene.clock.now();
  await whoHas(scene.store, token, used, "192.0.2.9");
  await untilNoted(scene.store, token);
  assert.deepEqual((await listed()).map(({ seenAt }) => seenAt), [used, null]);
  const { id } = (await listed())[0]!;
  assert.equal(codeOf(await endToken(scene.door(), eve, id)), "not_found");
  assert.equal(codeOf(await endToken(scene.door(), ada, ada.session)), "not_found", "no device");
  given(await endToken(scene.door(), ada, id));
  assert.deepEqual(await scene.areIn({ token }, { token: old }, ada), [false, true, true]);
  assert.deepEqual((await listed()).map(({ name }) => name), ["Old"]);
});

/** What nobody waits for is before this in the turn of its row. */
async function untilNoted(store: Store, token: string): Promise<void> {
  const { session } = (await whoHas(store, token, 0))!;
  given(await store.writer.write({ rows: [sessionRow(session)], decide: () => ({ ok: true }) }));
}

Deno.test("one token too many is refused, however many ask at once on two instances", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  await filled(scene, ada, MOST_TOKENS - 2);
  const racing = await Promise.all(
    [0, 1, 2, 3, 4].map((at) => makeToken(scene.door(at), ada, ASKED)),
  );
  assert.equal(racing.filter(({ ok }) => ok).length, 2);
  for (const late of racing.filter(({ ok }) => !ok)) {
    assert.deepEqual(problemsOf(late), [[null, "too_many"]]);
  }
  assert.equal((await listTokens(scene.door(), ada)).length, MOST_TOKENS);
  const session = (await scene.has(ada.token))!;
  assert.equal(session.session, ada.session, "tokens push nobody out");
});

Deno.test("tokens that have been over for long make room for others", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  await filled(scene, ada, MOST_TOKENS);
  scene.clock.move(32 * DAY_MS);
  assert.deepEqual(problemsOf(await makeToken(scene.door(), ada, ASKED)), [[null, "too_many"]]);
  await sweep(scene.door());
  assert.deepEqual(await listTokens(scene.door(), ada), []);
  await made(scene, ada);
  assert.deepEqual(await scene.areIn(ada), [true]);
});
