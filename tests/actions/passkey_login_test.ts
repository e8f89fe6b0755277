/** In by a passkey, with an authenticator that can lie about anything. */
import assert from "node:assert/strict";
import {
  addPasskey,
  type Doorway,
  findMe,
  hasPassword,
  listDevices,
  listPasskeys,
  logIn,
  logInWithPasskey,
  offerFirstPasskey,
  offerLogin,
  offerPasskey,
  offerProof,
  registerWithPasskey,
  removePasskey,
} from "../../lib/actions/mod.ts";
import { CHALLENGE_MS, hashOf } from "../../lib/auth/mod.ts";
import {
  type AccountRow,
  accountRow,
  type InviteRow,
  personByNameRow,
  placeRow,
} from "../../lib/store/mod.ts";
import { SoftAuthenticator } from "../support/authenticator.ts";
import { testClock } from "../support/clock.ts";
import { addInvite } from "../support/doors.ts";
import { seedPerson } from "../support/seed.ts";
import { SHARED, storeOver } from "../store/chatter.ts";
import {
  doorOf,
  loggedIn,
  newcomer,
  openPlace,
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

const EVIL = "https://evil.example.org";

Deno.test("a name and a passkey make an account, and the passkey alone opens it again", async () => {
  await using scenery = await scene();
  const { store, door, clock } = scenery;
  const { me, key } = await newcomer(door, "Ada");
  assert.equal((await findMe(door, me.user))?.name, "Ada");
  clock.move(60_000);
  const again = await signedBy(door, await loggedIn(door, key));
  assert.equal(again.user, me.user);
  assert.notEqual(again.session, me.session);
  const [passkey] = await listPasskeys(door, me);
  assert.equal(passkey!.usedAt, clock.now());
  assert.equal(await hasPassword(door, me), false);
  assert.deepEqual(problemsOf(await logIn(door, { name: "ada", password: "" })), [[null, "wrong"]]);
  const { value } = await store.kv.get<AccountRow>(accountRow(me.user).key);
  assert.deepEqual(value!.passkeys, [key.name]);
});

Deno.test("what is in the way is said before a device keeps a passkey, and nobody comes in by it", async () => {
  await using scenery = await scene();
  const { store, door } = scenery;
  await withPassword(door, "ada");
  for (const [name, problem] of [["", "empty"], ["a b", "characters"], ["ADA", "taken"]]) {
    const offered = await offerFirstPasskey(door, { name: name! });
    assert.ok(!offered.ok);
    assert.deepEqual(offered.problems, [{ field: "name", problem }]);
  }
  const early = await SoftAuthenticator.at(ORIGIN);
  const answer = await early.create(optionsOf(await offerFirstPasskey(door, { name: "eve" })));
  assert.deepEqual(
    problemsOf(await registerWithPasskey(door, { name: "ada", answer })),
    [["name", "taken"]],
    "the name is looked at once more",
  );
  await store.kv.set(placeRow.key, { name: "", hue: 1, door: "invite", guests: false, rooms: [] });
  assert.deepEqual(problemsOf(await registerWithPasskey(door, { name: "eve", answer })), [
    [null, "closed"],
  ]);
  assert.equal((await offerFirstPasskey(door, { name: "eve" })).ok, false);
  assert.equal((await store.kv.get(personByNameRow("eve").key)).value, null);
});

Deno.test("an invitation lets somebody in with a passkey, once, and one for guests does not", async () => {
  await using scenery = await scene();
  const { store, door, clock } = scenery;
  await store.kv.set(placeRow.key, { name: "", hue: 1, door: "invite", guests: true, rooms: [] });
  const { user: by } = await seedPerson(store, "host");
  const invite: InviteRow = {
    ...{ as: "member", by, createdAt: clock.now(), expiresAt: null },
    ...{ left: 1, used: 0, rooms: [] },
  };
  await addInvite(store, hashOf("member"), invite);
  await addInvite(store, hashOf("guest"), { ...invite, as: "guest" });
  const { me } = await newcomer(door, "ada", "member");
  assert.equal((await findMe(door, me.user))?.role, "member");
  for (const secret of ["member", "guest", "unknown"]) {
    const offered = await offerFirstPasskey(door, { name: "ben", secret });
    assert.ok(!offered.ok && offered.problems[0]!.problem === "link", secret);
  }
});

Deno.test("what was signed for another site opens nothing", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const { me, key } = await newcomer(door, "ada");
  for (
    const lie of [{ origin: EVIL }, { rpId: "evil.example.org" }, { origin: `${ORIGIN}:8443` }]
  ) {
    const entered = await logInWithPasskey(
      door,
      await key.use(optionsOf(await offerLogin(door)), lie),
    );
    assert.deepEqual(problemsOf(entered), REFUSED, JSON.stringify(lie));
    const eve = await SoftAuthenticator.at(ORIGIN);
    const made = await eve.create(optionsOf(await offerFirstPasskey(door, { name: "eve" })), lie);
    assert.deepEqual(
      problemsOf(await registerWithPasskey(door, { name: "eve", answer: made })),
      REFUSED,
    );
  }
  assert.equal((await listDevices(door, me)).length, 1);
  assert.ok((await loggedIn(door, key)).ok, "and the honest one still does");
});

Deno.test("an answer is believed once, even when it comes twice at once on two instances", async () => {
  const kv = await Deno.openKv(":memory:");
  const stores = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const clock = testClock();
  const [here, there] = stores.map((store) => doorOf(store, clock)) as [Doorway, Doorway];
  await openPlace(stores[0]!);
  const { me, key } = await newcomer(here, "ada");
  const answer = await key.use(optionsOf(await offerLogin(here)));
  const entered = await Promise.all(
    [here, there, here, there].map((door) => logInWithPasskey(door, answer)),
  );
  assert.equal(entered.filter(({ ok }) => ok).length, 1);
  assert.deepEqual(problemsOf(await logInWithPasskey(there, answer)), REFUSED);
  assert.equal((await listDevices(here, me)).length, 2);
  for (const store of stores) await store.close();
  kv.close();
});

Deno.test("a passkey without a counter is held to one use of a challenge as well", async () => {
  await using scenery = await scene();
  const { door, clock } = scenery;
  const me = await withPassword(door, "ada");
  const key = await SoftAuthenticator.at(ORIGIN, { counts: false });
  const offered = optionsOf(await offerPasskey(door, me, { password: PASSWORD }));
  const made = await key.create(offered);
  assert.ok((await addPasskey(door, me, { answer: made, name: "" })).ok);
  const answer = await key.use(optionsOf(await offerLogin(door)));
  await signedBy(door, await logInWithPasskey(door, answer));
  clock.move(CHALLENGE_MS - 1);
  assert.deepEqual(problemsOf(await logInWithPasskey(door, answer)), REFUSED);
  clock.move(1);
  assert.deepEqual(problemsOf(await logInWithPasskey(door, answer)), REFUSED, "it has run out");
  await signedBy(door, await loggedIn(door, key));
});

Deno.test("a challenge serves the purpose and the person that it was made for", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const ada = await newcomer(door, "ada");
  const eve = await newcomer(door, "eve");
  const ofEve = await provenBy(door, eve);
  const removing = { id: ada.key.name };
  assert.deepEqual(
    problemsOf(await removePasskey(door, ada.me, { ...removing, ...ofEve })),
    REFUSED,
  );
  const options = optionsOf(await offerProof(door, ada.me));
  const mixed = { password: "", passkey: await eve.key.use(options) };
  assert.deepEqual(
    problemsOf(await removePasskey(door, ada.me, { ...removing, ...mixed })),
    REFUSED,
    "her challenge, another's passkey",
  );
  const hers = await ada.key.use(optionsOf(await offerProof(door, eve.me)));
  assert.deepEqual(
    problemsOf(await removePasskey(door, ada.me, { ...removing, password: "", passkey: hers })),
    REFUSED,
    "her passkey, another's challenge",
  );
  const login = { password: "", passkey: await ada.key.use(optionsOf(await offerLogin(door))) };
  assert.deepEqual(
    problemsOf(await removePasskey(door, ada.me, { ...removing, ...login })),
    REFUSED,
  );
  const proof = await ada.key.use(optionsOf(await offerProof(door, ada.me)));
  assert.deepEqual(problemsOf(await logInWithPasskey(door, proof)), REFUSED);
  const another = await SoftAuthenticator.at(ORIGIN);
  const toAdd = optionsOf(await offerPasskey(door, ada.me, await provenBy(door, ada)));
  const answer = await another.create(toAdd);
  assert.deepEqual(problemsOf(await addPasskey(door, eve.me, { answer, name: "" })), REFUSED);
  assert.deepEqual(
    problemsOf(await registerWithPasskey(door, { name: "new", answer })),
    REFUSED,
  );
  assert.equal((await listPasskeys(door, eve.me)).length, 1);
  assert.ok((await addPasskey(door, ada.me, { answer, name: "" })).ok);
});

Deno.test("a counter that does not rise is that of a copy", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const { key } = await newcomer(door, "ada");
  const copy = key.copy();
  await signedBy(door, await loggedIn(door, key));
  await signedBy(door, await loggedIn(door, key));
  assert.deepEqual(problemsOf(await loggedIn(door, copy)), REFUSED);
  const twin = key.copy();
  const atOnce = await Promise.all([loggedIn(door, key), loggedIn(door, twin)]);
  assert.equal(atOnce.filter(({ ok }) => ok).length, 1, "also when both come at the same moment");
  const back = await key.use(optionsOf(await offerLogin(door)), { counter: 0 });
  assert.deepEqual(problemsOf(await logInWithPasskey(door, back)), REFUSED);
  await signedBy(door, await loggedIn(door, key));
});

Deno.test("an unknown passkey, one that signs as somebody else and one of another key open nothing", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const ada = await newcomer(door, "ada");
  const eve = await newcomer(door, "eve");
  assert.deepEqual(problemsOf(await loggedIn(door, await SoftAuthenticator.at(ORIGIN))), REFUSED);
  const asAda = { userHandle: ada.key.userHandle };
  const entered = await logInWithPasskey(
    door,
    await eve.key.use(optionsOf(await offerLogin(door)), asAda),
  );
  assert.deepEqual(problemsOf(entered), REFUSED);
  const signed = JSON.parse(await eve.key.use(optionsOf(await offerLogin(door))));
  const renamed = { ...signed, id: ada.key.name, rawId: ada.key.name };
  renamed.response.userHandle = ada.key.userHandle;
  assert.deepEqual(problemsOf(await logInWithPasskey(door, JSON.stringify(renamed))), REFUSED);
});

Deno.test("a passkey that its account does not name any more opens nothing", async () => {
  await using scenery = await scene();
  const { store, door } = scenery;
  const { me, key } = await newcomer(door, "ada");
  const row = accountRow(me.user).key;
  const { value } = await store.kv.get<AccountRow>(row);
  await store.kv.set(row, { ...value!, passkeys: [] });
  await using later = await reopened(scenery);
  assert.deepEqual(problemsOf(await loggedIn(later.door, key)), REFUSED);
});

Deno.test("where browsers have no passkeys none is asked for, and none believed", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const { key } = await newcomer(door, "ada");
  const answer = await key.use(optionsOf(await offerLogin(door)));
  const { site: _, ...bare } = door;
  assert.equal((await offerLogin(bare)).ok, false);
  assert.deepEqual(problemsOf(await logInWithPasskey(bare, answer)), REFUSED);
});
