/** Back into an account without its password, by those whose it is and nobody else. */
import assert from "node:assert/strict";
import {
  changePassword,
  findReset,
  listDevices,
  logIn,
  makeDeviceLink,
  makeRecoveryCodes,
  makeResetLink,
  makeToken,
  recoverByCode,
  RESET_LINK_MS,
  resetPassword,
} from "../../lib/actions/mod.ts";
import { codeOf } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import {
  AccountScene,
  granted,
  NEW_PASSWORD,
  PASSWORD,
  type Person,
  problemsOf,
} from "./account_scene.ts";

const PROOF = { password: PASSWORD };
const FOR_A_DAY = { name: "A script", scopes: ["read"], days: 1, ...PROOF };

async function codesOf(scene: AccountScene, person: Person): Promise<readonly string[]> {
  return granted(await makeRecoveryCodes(scene.door(), person, PROOF)).codes;
}

Deno.test("there are ten codes of eighty bits, and the store has their hashes alone", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  assert.deepEqual(
    problemsOf(await makeRecoveryCodes(scene.door(), ada, { password: NEW_PASSWORD })),
    [["current", "wrong"]],
  );
  const codes = await codesOf(scene, ada);
  assert.equal(new Set(codes).size, 10);
  const letters = new Set<string>();
  for (let i = 0; i < 20; i++) {
    for (const code of await codesOf(scene, ada)) {
      assert.match(code, /^(?:[a-z0-9]{4}-){3}[a-z0-9]{4}$/);
      for (const letter of code.replaceAll("-", "")) letters.add(letter);
    }
  }
  assert.equal(letters.size, 32, "five bits a letter");
  const last = await codesOf(scene, ada);
  for await (const { key, value } of scene.kv.list({ prefix: [] })) {
    const row = JSON.stringify([key, value]);
    for (const code of last) {
      assert.ok(!row.includes(code) && !row.includes(code.replaceAll("-", "")));
    }
  }
});

/** Which code is typed with an o in its place. */
const NOUGHT = 4;

Deno.test("a code is taken however it is typed, once, and lets one in with a new password", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("Ada");
  let codes = await codesOf(scene, ada);
  while (!codes[NOUGHT]!.includes("0")) codes = await codesOf(scene, ada);
  const typed: ((code: string) => string)[] = [
    (code) => code,
    (code) => ` ${code.toUpperCase()}\n`,
    (code) => code.replaceAll("-", ""),
    (code) => code.replaceAll("-", " – "),
    (code) => code.replaceAll("0", "O"),
    (code) => [...code.replaceAll("-", "")].join(" "),
  ];
  for (const [i, type] of typed.entries()) {
    const asked = { name: "ada", password: `${NEW_PASSWORD} ${i}`, code: type(codes[i]!) };
    const back = await scene.cameIn("Ada", await recoverByCode(scene.door(i), asked));
    assert.equal(back.user, ada.user);
    const again = await recoverByCode(scene.door(i + 1), { ...asked, password: PASSWORD });
    assert.deepEqual(problemsOf(again), [[null, "code"]]);
    await scene.loggedIn("ada", asked.password);
  }
});

Deno.test("who comes back by a code ends all else that opened the account", async () => {
  await using scene = await AccountScene.open();
  const [ada, eve] = [await scene.person("ada"), await scene.person("eve")];
  const [code] = await codesOf(scene, ada);
  const token = granted(await makeToken(scene.door(), ada, FOR_A_DAY));
  const asked = { name: "ada", password: NEW_PASSWORD, code: code! };
  const back = await scene.cameIn("ada", await recoverByCode(scene.door(), asked));
  assert.deepEqual(await scene.areIn(ada, token, back, eve), [false, false, true, true]);
  assert.equal((await listDevices(scene.door(), back)).length, 1);
  const old = await logIn(scene.door(), { name: "ada", password: PASSWORD });
  assert.deepEqual(problemsOf(old), [[null, "wrong"]]);
});

Deno.test("of twenty who use one code at once, on two instances, one sets the password", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const [code] = await codesOf(scene, ada);
  const passwords = Array.from({ length: 20 }, (_, i) => `${NEW_PASSWORD} ${i}`);
  const all = await Promise.all(
    passwords.map((password, i) =>
      recoverByCode(scene.door(i), { name: "ada", password, code: code! })
    ),
  );
  const won = all.findIndex(({ ok }) => ok);
  assert.equal(all.filter(({ ok }) => ok).length, 1);
  for (const lost of all.filter(({ ok }) => !ok)) {
    assert.deepEqual(problemsOf(lost), [[null, "code"]]);
  }
  const winner = await scene.cameIn("ada", all[won]!);
  assert.equal((await listDevices(scene.door(), winner)).length, 1);
  await scene.loggedIn("ada", passwords[won]!);
});

Deno.test("new codes end those of before", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const old = await codesOf(scene, ada);
  const fresh = await codesOf(scene, ada);
  const asked = { name: "ada", password: NEW_PASSWORD };
  const late = await recoverByCode(scene.door(), { ...asked, code: old[0]! });
  assert.deepEqual(problemsOf(late), [[null, "code"]]);
  granted(await recoverByCode(scene.door(), { ...asked, code: fresh[0]! }));
});

Deno.test("a wrong name and a wrong code have the same answer, and guessers come to wait", async () => {
  await using scene = await AccountScene.open();
  const [ada, eve] = [await scene.person("ada"), await scene.person("eve")];
  const [mine] = await codesOf(scene, ada);
  const [hers] = await codesOf(scene, eve);
  const wrong = [["ada", "aaaa-aaaa-aaaa-aaaa"], ["ada", ""], ["ada", hers!], ["nobody", mine!], [
    "",
    mine!,
  ]];
  for (const [name, code] of wrong) {
    const asked = { name: name!, code: code!, password: NEW_PASSWORD };
    assert.deepEqual(problemsOf(await recoverByCode(scene.door(), asked)), [[null, "code"]]);
    const weak = await recoverByCode(scene.door(), { ...asked, password: "short" });
    assert.deepEqual(problemsOf(weak), [["password", "short"]], "before anything is looked up");
  }
  const guess = { name: "ada", code: "b".repeat(16), password: NEW_PASSWORD };
  for (let i = 0; i < 36; i++) await recoverByCode(scene.door(i), guess);
  const waits = await recoverByCode(scene.door(), { ...guess, code: mine! });
  assert.deepEqual(problemsOf(waits), [[null, "waits"]], "the right one too");
  assert.deepEqual(await scene.areIn(ada, eve), [true, true]);
});

Deno.test("only an owner makes a link to a new password, and by their own device", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const owner = await scene.placed("olga", "owner");
  const others = [ada, await scene.placed("adam", "admin"), await scene.placed("mo", "moderator")];
  const scopes = ["read", "write", "admin"];
  const { token } = granted(await makeToken(scene.door(), owner, { ...FOR_A_DAY, scopes }));
  for (const eve of [...others, (await scene.has(token))!]) {
    assert.equal(codeOf(await makeResetLink(scene.door(), eve, ada.user)), "forbidden");
    assert.equal(codeOf(await makeResetLink(scene.door(), eve, owner.user)), "forbidden");
  }
  const { secret } = given(await makeResetLink(scene.door(), owner, ada.user));
  assert.equal(await findReset(scene.door(1), secret), "ada");
});

Deno.test("a link to a new password works once, lets its user in, and everybody else out", async () => {
  await using scene = await AccountScene.open();
  const owner = await scene.placed("olga", "owner");
  const ada = await scene.person("ada");
  const token = granted(await makeToken(scene.door(), ada, FOR_A_DAY));
  const { secret } = given(await makeResetLink(scene.door(), owner, ada.user));
  const other = given(await makeResetLink(scene.door(), owner, ada.user));
  for (const [password, problem] of [["short", "short"], ["password1", "common"]]) {
    const weak = await resetPassword(scene.door(), { secret, password: password! });
    assert.deepEqual(problemsOf(weak), [["password", problem]]);
  }
  assert.equal(await findReset(scene.door(), secret), "ada", "looking and failing use nothing up");
  assert.deepEqual(await scene.areIn(ada, token), [true, true]);
  const racing = await Promise.all(
    [0, 1, 2, 3].map((at) =>
      resetPassword(scene.door(at), { secret, password: `${NEW_PASSWORD} ${at}` })
    ),
  );
  const won = racing.filter(({ ok }) => ok);
  assert.equal(won.length, 1);
  for (const lost of racing.filter(({ ok }) => !ok)) {
    assert.deepEqual(problemsOf(lost), [[null, "link"]]);
  }
  const back = await scene.cameIn("ada", won[0]!);
  assert.equal(back.user, ada.user);
  assert.deepEqual(await scene.areIn(ada, token, owner), [false, false, true]);
  assert.equal((await listDevices(scene.door(), back)).length, 1);
  assert.equal(await findReset(scene.door(), other.secret), null, "the second link ends with it");
});

Deno.test("a link to a new password ends after a day, and with any new password", async () => {
  await using scene = await AccountScene.open();
  const owner = await scene.placed("olga", "owner");
  const ada = await scene.person("ada");
  const late = given(await makeResetLink(scene.door(), owner, ada.user));
  scene.clock.move(RESET_LINK_MS - 1);
  assert.equal(await findReset(scene.door(), late.secret), "ada");
  scene.clock.move(1);
  assert.equal(await findReset(scene.door(), late.secret), null);
  const overtaken = given(await makeResetLink(scene.door(), owner, ada.user));
  const change = { ...PROOF, newPassword: NEW_PASSWORD, keepTokens: true };
  granted(await changePassword(scene.door(1), ada, change));
  for (const { secret } of [late, overtaken]) {
    const asked = { secret, password: PASSWORD };
    assert.deepEqual(problemsOf(await resetPassword(scene.door(), asked)), [[null, "link"]]);
  }
  await scene.loggedIn("ada", NEW_PASSWORD);
});

Deno.test("a link to the next device sets no password, and the other one logs nobody in", async () => {
  await using scene = await AccountScene.open();
  const owner = await scene.placed("olga", "owner");
  const { secret } = granted(await makeDeviceLink(scene.door(), owner, PROOF));
  assert.equal(await findReset(scene.door(), secret), null);
  const reset = await resetPassword(scene.door(), { secret, password: NEW_PASSWORD });
  assert.deepEqual(problemsOf(reset), [[null, "link"]]);
  await scene.loggedIn("olga");
});
