/** The passkeys of one's own account: another one, another name, one less, and the last way in. */
import assert from "node:assert/strict";
import {
  addPasskey,
  changeName,
  changePassword,
  findMe,
  hasPassword,
  listDevices,
  listPasskeys,
  logIn,
  offerPasskey,
  removePasskey,
  removePassword,
  renamePasskey,
  visit,
} from "../../lib/actions/mod.ts";
import { endSession, Passwords } from "../../lib/auth/mod.ts";
import { type AccountRow, accountRow, guestRow, MOST_PASSKEYS } from "../../lib/store/mod.ts";
import { SoftAuthenticator } from "../support/authenticator.ts";
import {
  added,
  loggedIn,
  newcomer,
  NO_PROOF,
  optionsOf,
  ORIGIN,
  PASSWORD,
  problemsOf,
  provenBy,
  REFUSED,
  reopened,
  scene,
  signedBy,
  withPassword,
} from "./passkey_scene.ts";

/** Something happens just after a password was found to be right. */
class Overtaken extends Passwords {
  constructor(private readonly meanwhile: () => Promise<unknown>) {
    super();
  }

  override async matches(password: string, stored: string | null): Promise<boolean> {
    const fits = await super.matches(password, stored);
    await this.meanwhile();
    return fits;
  }
}

Deno.test("a passkey that was removed does not come back by the answer that it was made with", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const me = await withPassword(door, "ada");
  const key = await SoftAuthenticator.at(ORIGIN);
  const proof = { password: PASSWORD };
  const answer = await key.create(optionsOf(await offerPasskey(door, me, proof)));
  assert.ok((await addPasskey(door, me, { answer, name: "" })).ok);
  assert.ok((await removePasskey(door, me, { id: key.name, ...proof })).ok);
  assert.deepEqual(problemsOf(await addPasskey(door, me, { answer, name: "" })), REFUSED);
  assert.deepEqual(problemsOf(await loggedIn(door, key)), REFUSED, "it is known no longer");
  assert.deepEqual(await listPasskeys(door, me), []);
});

Deno.test("a session that has ended meanwhile adds no passkey and changes no name", async () => {
  await using scenery = await scene();
  const { door, store } = scenery;
  const me = await withPassword(door, "ada");
  const key = await SoftAuthenticator.at(ORIGIN);
  const answer = await key.create(optionsOf(await offerPasskey(door, me, { password: PASSWORD })));
  assert.ok((await endSession(store, me)).ok);
  assert.deepEqual(problemsOf(await addPasskey(door, me, { answer, name: "" })), [
    [null, "not_yours"],
  ]);
  assert.deepEqual(problemsOf(await loggedIn(door, key)), REFUSED);
  assert.equal((await changeName(door, me, "eve")).ok, false);
});

Deno.test("adding one asks for the password or a passkey, and ends no session", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const me = await withPassword(door, "ada");
  await signedBy(door, await logIn(door, { name: "ada", password: PASSWORD }));
  const wrong = await offerPasskey(door, me, { password: "wrong" });
  assert.deepEqual(wrong, { ok: false, problems: [{ field: "current", problem: "wrong" }] });
  const phone = await added(door, me);
  const proof = await provenBy(door, { me, key: phone });
  const ring = await added(door, me, proof);
  const again = await offerPasskey(door, me, proof);
  assert.ok(!again.ok, "a proof is good for one time");
  const names = (await listPasskeys(door, me)).map(({ id, name }) => [id, name]);
  assert.deepEqual(names, [[phone.name, "Phone"], [ring.name, "Phone"]]);
  assert.equal((await listDevices(door, me)).length, 2);
  assert.equal((await signedBy(door, await loggedIn(door, ring))).user, me.user);
  const options = optionsOf(await offerPasskey(door, me, { password: PASSWORD }));
  assert.deepEqual(options.excludeCredentials?.map(({ id }) => id), [phone.name, ring.name]);
  const copied = await phone.copy().create(options);
  assert.deepEqual(problemsOf(await addPasskey(door, me, { answer: copied, name: "" })), REFUSED);
});

Deno.test("a guest who adds a passkey is a member, and keeps the name and the account", async () => {
  await using scenery = await scene();
  const { store, door } = scenery;
  const guest = await signedBy(door, await visit(door, { name: "gus" }));
  assert.equal((await findMe(door, guest.user))?.role, "guest");
  const key = await added(door, guest, NO_PROOF);
  const me = await findMe(door, guest.user);
  assert.deepEqual([me?.name, me?.role], ["gus", "member"]);
  assert.equal((await store.kv.get(guestRow(guest.user).key)).value, null);
  assert.equal((await signedBy(door, await loggedIn(door, key))).user, guest.user);
  const bare = await offerPasskey(door, guest, NO_PROOF);
  assert.ok(!bare.ok, "from now on there is something to prove");
});

Deno.test("one calls one's own passkeys what one likes, and nobody else's", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const ada = await newcomer(door, "ada");
  const eve = await newcomer(door, "eve");
  const { name: id } = ada.key;
  assert.deepEqual(problemsOf(await renamePasskey(door, ada.me, { id, name: " " })), [
    ["passkey", "empty"],
  ]);
  assert.deepEqual(problemsOf(await renamePasskey(door, ada.me, { id, name: "x".repeat(61) })), [
    ["passkey", "too_long"],
  ]);
  assert.deepEqual(problemsOf(await renamePasskey(door, eve.me, { id, name: "Mine" })), [
    [null, "not_yours"],
  ]);
  assert.ok((await renamePasskey(door, ada.me, { id, name: " Key ring " })).ok);
  assert.deepEqual((await listPasskeys(door, ada.me)).map(({ name }) => name), ["Key ring"]);
});

Deno.test("the last way in stays, and another's passkey too", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const ada = await newcomer(door, "ada");
  const eve = await newcomer(door, "eve");
  const removed = async (id: string) =>
    await removePasskey(door, ada.me, { id, ...await provenBy(door, ada) });
  assert.deepEqual(problemsOf(await removed(ada.key.name)), [[null, "last_way"]]);
  assert.deepEqual(problemsOf(await removed(eve.key.name)), [[null, "not_yours"]]);
  const spare = await added(door, ada.me, await provenBy(door, ada));
  const bare = await removePasskey(door, ada.me, { id: spare.name, ...NO_PROOF });
  assert.deepEqual(problemsOf(bare), [["current", "wrong"]]);
  assert.ok((await removed(ada.key.name)).ok, "also with the one that proves it");
  assert.deepEqual(problemsOf(await loggedIn(door, ada.key)), REFUSED);
  assert.equal((await signedBy(door, await loggedIn(door, spare))).user, ada.me.user);
});

Deno.test("of two passkeys that are removed at once, one stays where they are the only way in", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const ada = await newcomer(door, "ada");
  const spare = await added(door, ada.me, await provenBy(door, ada));
  const first = await provenBy(door, ada);
  const second = await provenBy(door, { me: ada.me, key: spare });
  const done = await Promise.all([
    removePasskey(door, ada.me, { id: ada.key.name, ...first }),
    removePasskey(door, ada.me, { id: spare.name, ...second }),
  ]);
  assert.equal(done.filter(({ ok }) => ok).length, 1);
  assert.equal((await listPasskeys(door, ada.me)).length, 1);
});

Deno.test("the password goes where a passkey is left, and comes back with one as the proof", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const me = await withPassword(door, "ada");
  const proof = { password: PASSWORD };
  assert.deepEqual(problemsOf(await removePassword(door, me, proof)), [[null, "last_way"]]);
  const key = await added(door, me);
  assert.deepEqual(problemsOf(await removePassword(door, me, { password: "wrong" })), [
    ["current", "wrong"],
  ]);
  assert.ok((await removePassword(door, me, proof)).ok);
  assert.equal(await hasPassword(door, me), false);
  assert.ok(!(await logIn(door, { name: "ada", password: PASSWORD })).ok);
  const last = { id: key.name, ...await provenBy(door, { me, key }) };
  assert.deepEqual(problemsOf(await removePasskey(door, me, last)), [[null, "last_way"]]);
  const newPassword = "four new blue words";
  const asked = { ...await provenBy(door, { me, key }), newPassword, keepTokens: false };
  assert.ok((await changePassword(door, me, asked)).ok);
  assert.ok((await logIn(door, { name: "ada", password: newPassword })).ok);
});

Deno.test("a password that was changed just now proves nothing any more", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const me = await withPassword(door, "ada");
  const key = await added(door, me);
  let password = PASSWORD;
  const overtaken = {
    ...door,
    passwords: new Overtaken(async () => {
      const newPassword = `${password} and one`;
      assert.ok((await changePassword(door, me, { password, newPassword, keepTokens: true })).ok);
      password = newPassword;
    }),
  };
  const removed = await removePasskey(overtaken, me, { id: key.name, password });
  assert.deepEqual(problemsOf(removed), [[null, "not_yours"]]);
  const me2 = await signedBy(door, await loggedIn(door, key));
  const emptied = await removePassword(
    {
      ...door,
      passwords: new Overtaken(async () => {
        const asked = { password, newPassword: PASSWORD, keepTokens: true };
        assert.ok((await changePassword(door, me2, asked)).ok);
      }),
    },
    me2,
    { password },
  );
  assert.deepEqual(problemsOf(emptied), [[null, "not_yours"]]);
  assert.ok((await logIn(door, { name: "ada", password: PASSWORD })).ok);
});

Deno.test("an account has at most twenty, and a banned one is not opened", async () => {
  await using scenery = await scene();
  const { store, door } = scenery;
  const { me, key } = await newcomer(door, "ada");
  const row = accountRow(me.user).key;
  const { value } = await store.kv.get<AccountRow>(row);
  const proof = await provenBy(door, { me, key });
  const options = optionsOf(await offerPasskey(door, me, proof));
  const full = Array.from({ length: MOST_PASSKEYS - 1 }, (_, i) => `key ${i}`);
  await store.kv.set(row, { ...value!, passkeys: [key.name, ...full] });
  await using late = await reopened(scenery);
  const answer = await (await SoftAuthenticator.at(ORIGIN)).create(options);
  assert.deepEqual(problemsOf(await addPasskey(late.door, me, { answer, name: "" })), [
    [null, "most_passkeys"],
  ]);
  const banned = { by: me.user, at: 0, reason: "" };
  await store.kv.set(row, { ...value!, banned });
  await using later = await reopened(scenery);
  assert.deepEqual(problemsOf(await loggedIn(later.door, key)), [[null, "banned"]]);
});
