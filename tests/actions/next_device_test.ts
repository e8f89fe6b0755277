/** To the phone by a link: by whose password, for how long, and how often. */
import assert from "node:assert/strict";
import {
  changePassword,
  DEVICE_LINK_MS,
  endDevices,
  enterByLink,
  findDeviceLink,
  listDevices,
  makeDeviceLink,
  makeResetLink,
} from "../../lib/actions/mod.ts";
import { hashOf, openSession } from "../../lib/auth/mod.ts";
import { byLink, MOST_SESSIONS } from "../../lib/store/mod.ts";
import { given } from "../support/seed.ts";
import { AccountScene, granted, NEW_PASSWORD, PASSWORD, problemsOf } from "./account_scene.ts";

const PROOF = { password: PASSWORD };

async function secretOf(scene: AccountScene, person: Parameters<typeof makeDeviceLink>[1]) {
  return granted(await makeDeviceLink(scene.door(), person, PROOF)).secret;
}

Deno.test("a link to the next device is made with the password alone", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  for (const password of ["", NEW_PASSWORD]) {
    const made = await makeDeviceLink(scene.door(), ada, { password });
    assert.deepEqual(problemsOf(made), [["current", "wrong"]]);
  }
  assert.equal((await listDevices(scene.door(), ada)).length, 1);
});

Deno.test("the next device has a session of its own, which the first one sees and ends", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const secret = await secretOf(scene, ada);
  assert.equal(await findDeviceLink(scene.door(1), secret), "ada");
  assert.equal(await findDeviceLink(scene.door(1), secret), "ada", "looking uses nothing up");
  const door = scene.door(1);
  const there = { ...door, caller: { ...door.caller, agent: "A phone", from: "198.51.100.7" } };
  const phone = await scene.cameIn("ada", await enterByLink(there, { secret }));
  assert.equal(phone.user, ada.user);
  assert.deepEqual(await scene.areIn(ada, phone), [true, true]);
  const [seen, own] = await listDevices(scene.door(), ada);
  assert.deepEqual([seen!.agent, seen!.from, seen!.isThis], ["A phone", "198.51.100.7", false]);
  assert.equal(own!.isThis, true);
  given(await endDevices(scene.door(), ada, seen!.id));
  assert.deepEqual(await scene.areIn(ada, phone), [true, false]);
  assert.deepEqual(problemsOf(await enterByLink(door, { secret })), [[null, "link"]]);
});

Deno.test("of those who use a link at once, on two instances, one comes in", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const secret = await secretOf(scene, ada);
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, at) => enterByLink(scene.door(at), { secret })),
  );
  assert.equal(all.filter(({ ok }) => ok).length, 1);
  for (const lost of all.filter(({ ok }) => !ok)) {
    assert.deepEqual(problemsOf(lost), [[null, "link"]]);
  }
  assert.equal((await listDevices(scene.door(), ada)).length, 2);
});

Deno.test("a link to the next device ends after two minutes, and with a new password", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const late = await secretOf(scene, ada);
  scene.clock.move(DEVICE_LINK_MS - 1);
  assert.equal(await findDeviceLink(scene.door(), late), "ada");
  scene.clock.move(1);
  assert.equal(await findDeviceLink(scene.door(), late), null);
  assert.deepEqual(problemsOf(await enterByLink(scene.door(), { secret: late })), [[null, "link"]]);
  const overtaken = await secretOf(scene, ada);
  const change = { ...PROOF, newPassword: NEW_PASSWORD, keepTokens: true };
  granted(await changePassword(scene.door(1), ada, change));
  for (const secret of [late, overtaken, "", "x".repeat(43)]) {
    assert.equal(await findDeviceLink(scene.door(), secret), null);
    assert.deepEqual(problemsOf(await enterByLink(scene.door(), { secret })), [[null, "link"]]);
  }
});

Deno.test("who uses a link while the password changes is either out again or never in", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  let own = ada.token;
  let password = PASSWORD;
  for (let round = 0; round < 10; round++) {
    const me = (await scene.has(own))!;
    const { secret } = granted(await makeDeviceLink(scene.door(), me, { password }));
    const newPassword = `${NEW_PASSWORD} ${round}`;
    const changing = changePassword(scene.door(), me, { password, newPassword, keepTokens: true });
    const entered = await enterByLink(scene.door(1), { secret });
    own = granted(await changing).token!;
    password = newPassword;
    const left = await listDevices(scene.door(), (await scene.has(own))!);
    assert.deepEqual(left.map(({ isThis }) => isThis), [true], `came in: ${entered.ok}`);
    scene.clock.move(10 * 60_000);
  }
});

Deno.test("who had found a link before the password changed opens nothing with it", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const claim = byLink(hashOf(await secretOf(scene, ada)));
  const change = { ...PROOF, newPassword: NEW_PASSWORD, keepTokens: true };
  granted(await changePassword(scene.door(), ada, change));
  const door = scene.door(1);
  const late = await openSession(door.store, ada.user, door.now(), door.caller, claim);
  assert.ok(!late.ok && late.detail === "overtaken");
});

Deno.test("a link to a new password logs nobody in by itself", async () => {
  await using scene = await AccountScene.open();
  const owner = await scene.placed("olga", "owner");
  const ada = await scene.person("ada");
  const { secret } = given(await makeResetLink(scene.door(), owner, ada.user));
  assert.equal(await findDeviceLink(scene.door(), secret), null);
  assert.deepEqual(problemsOf(await enterByLink(scene.door(), { secret })), [[null, "link"]]);
});

Deno.test("with one login too many the oldest one ends, on both instances", async () => {
  await using scene = await AccountScene.open();
  const ada = await scene.person("ada");
  const tokens = [ada];
  for (let i = 1; i < MOST_SESSIONS; i++) tokens.push(await scene.loggedIn("ada"));
  assert.ok((await scene.areIn(...tokens)).every(Boolean));
  const last = await scene.loggedIn("ada");
  const [oldest, ...others] = await scene.areIn(...tokens);
  assert.deepEqual([oldest, others.every(Boolean)], [false, true]);
  assert.equal((await listDevices(scene.door(), last)).length, MOST_SESSIONS);
});
