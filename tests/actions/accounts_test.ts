/** The doors of a place: setting it up, registering, logging in, and one's devices. */
import assert from "node:assert/strict";
import {
  type Doorway,
  endDevices,
  type Entered,
  findMe,
  listDevices,
  listRooms,
  logIn,
  register,
  setUpPlace,
} from "../../lib/actions/mod.ts";
import { newSetupSecret, Passwords, type Signed, whoHas } from "../../lib/auth/mod.ts";
import { type Door, type PlaceRow, placeRow, type Store } from "../../lib/store/mod.ts";
import { memoryStore, SHARED, storeOver } from "../store/chatter.ts";

const PASSWORD = "three odd green words";
const STRANGER = { agent: "Firefox/1 ".repeat(100), prefix: "192.0.2.0/24", device: null };

const PLACE = (door: Door): PlaceRow => ({
  ...{ name: "Here", hue: 172, door, guests: false, rooms: [] },
});

interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly door: Doorway;
}

async function scene(door?: PlaceRow["door"]): Promise<Scene> {
  const store = await memoryStore();
  if (door !== undefined) await store.kv.set(placeRow.key, PLACE(door));
  return {
    store,
    door: doorOf(store),
    [Symbol.asyncDispose]: () => store.close(),
  };
}

const doorOf = (store: Store): Doorway => ({
  ...{ store, passwords: new Passwords(), now: Date.now, caller: STRANGER },
});

function problemsOf(entered: Entered): (string | null)[][] {
  if (entered.ok) throw new Error("Should have been refused");
  return entered.problems.map(({ field, problem }) => [field, problem]);
}

async function signedBy({ store, now }: Doorway, entered: Entered): Promise<Signed> {
  assert.ok(entered.ok, JSON.stringify(entered));
  return (await whoHas(store, entered.token, now()))!;
}

const founder = { name: "Ada", password: PASSWORD, place: " Elm Street ", hue: 30 };

Deno.test("whoever has the secret sets the place up, once, and owns it", async () => {
  await using scenery = await scene();
  const { store, door } = scenery;
  const old = (await newSetupSecret(store))!;
  const secret = (await newSetupSecret(store))!;
  for (const wrong of ["", old, `${secret}x`]) {
    assert.deepEqual(problemsOf(await setUpPlace(door, { ...founder, secret: wrong })), [
      [null, "secret"],
    ]);
  }
  const ada = await signedBy(door, await setUpPlace(door, { ...founder, secret }));
  const me = await findMe(door, ada.user);
  assert.deepEqual([me?.name, me?.role], ["Ada", "owner"]);
  const { rooms, ...place } = (await store.kv.get<PlaceRow>(placeRow.key)).value!;
  assert.deepEqual(place, { name: "Elm Street", hue: 30, door: "invite", guests: false });
  assert.deepEqual(await listRooms(door, ada.user), rooms, "the owner is in the first room");
  const again = { ...founder, name: "ben", secret };
  assert.deepEqual(problemsOf(await setUpPlace(door, again)), [[null, "gone"]]);
  assert.equal(await newSetupSecret(store), null, "no start offers it again");
  for await (const { key, value } of store.kv.list({ prefix: [] })) {
    const all = JSON.stringify([key, value]);
    assert.ok(!all.includes(secret) && !all.includes(PASSWORD), "no secret is kept as it is");
  }
});

Deno.test("of those who set a place up at once, on two instances, one becomes its owner", async () => {
  const kv = await Deno.openKv(":memory:");
  const stores = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const secret = (await newSetupSecret(stores[0]!))!;
  const doors = stores.map(doorOf);
  const all = await Promise.all(
    Array.from(
      { length: 10 },
      (_, i) => setUpPlace(doors[i % 2]!, { ...founder, name: `ada${i}`, secret }),
    ),
  );
  assert.equal(all.filter(({ ok }) => ok).length, 1);
  for (const store of stores) await store.close();
  kv.close();
});

Deno.test("what a form lacks is said field by field, and nothing is made", async () => {
  await using scenery = await scene("open");
  const { door } = scenery;
  const asked: [string, string, (string | null)[][]][] = [
    ["", PASSWORD, [["name", "empty"]]],
    ["a b", "short", [["name", "characters"], ["password", "short"]]],
    ["here", PASSWORD, [["name", "reserved"]]],
    ["ada", "password1", [["password", "common"]]],
    ["Ada.Lovelace", "ada.lovelace", [["password", "name"]]],
    ["ada", "x".repeat(1_025), [["password", "long"]]],
  ];
  for (const [name, password, problems] of asked) {
    assert.deepEqual(problemsOf(await register(door, { name, password })), problems, name);
  }
  assert.deepEqual(
    problemsOf(await setUpPlace(door, { ...founder, place: " ", name: "", secret: "" })),
    [["place", "empty"], ["name", "empty"]],
  );
});

Deno.test("a name, and one that looks like it, belongs to one person", async () => {
  await using scenery = await scene("open");
  const { door } = scenery;
  await signedBy(door, await register(door, { name: "Ada", password: PASSWORD }));
  for (const name of ["ada", "ADA", "аdа"]) {
    const entered = await register(door, { name, password: PASSWORD });
    assert.deepEqual(problemsOf(entered), [["name", "taken"]], name);
  }
});

Deno.test("where the door is not open nobody comes in by themselves", async () => {
  for (const how of ["invite", "closed", undefined] as const) {
    await using scenery = await scene(how);
    const { door } = scenery;
    const entered = await register(door, { name: "eve", password: PASSWORD });
    assert.deepEqual(problemsOf(entered), [[null, "closed"]], how);
    assert.deepEqual(problemsOf(await logIn(door, { name: "eve", password: PASSWORD })), [
      [null, "wrong"],
    ]);
  }
});

Deno.test("one logs in by any form of one's name, and by nothing but one's password", async () => {
  await using scenery = await scene("open");
  const { door } = scenery;
  const ada = await signedBy(door, await register(door, { name: "Ada", password: PASSWORD }));
  const again = await signedBy(door, await logIn(door, { name: " aDA ", password: PASSWORD }));
  assert.equal(again.user, ada.user);
  assert.notEqual(again.session, ada.session, "each login has a session of its own");
  for (
    const [name, password] of [["ada", "wrong"], ["eve", PASSWORD], ["", ""], ["ада", PASSWORD]]
  ) {
    const entered = await logIn(door, { name: name!, password: password! });
    assert.deepEqual(problemsOf(entered), [[null, "wrong"]], "the same answer for all of these");
  }
});

Deno.test("one ends one's own devices, one or all others, and nobody else's", async () => {
  await using scenery = await scene("open");
  const { door } = scenery;
  const eve = await signedBy(door, await register(door, { name: "eve", password: PASSWORD }));
  const asked = { name: "ada", password: PASSWORD };
  const ada = await signedBy(door, await register(door, asked));
  const phone = await signedBy(door, await logIn(door, asked));
  await signedBy(door, await logIn(door, asked));
  const devices = await listDevices(door, ada);
  assert.deepEqual(devices.map(({ isThis }) => isThis).sort(), [false, false, true]);
  assert.ok(devices.every(({ agent }) => agent!.length <= 300));
  const other = await endDevices(door, ada, eve.session);
  assert.ok(!other.ok && other.code === "not_found");
  assert.ok((await endDevices(door, ada, phone.session)).ok);
  assert.equal((await listDevices(door, ada)).length, 2);
  assert.ok((await endDevices(door, ada, "others")).ok);
  assert.deepEqual((await listDevices(door, ada)).map(({ id }) => id), [ada.session]);
  assert.equal((await listDevices(door, eve)).length, 1);
});
