/** By a name to a room or a person, and to nothing that is none of one's business. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { LIMITS, newUserId, type RoomId, type UserId } from "../../lib/protocol/mod.ts";
import { personRow, roomCalledRow, schemaRow, type Store } from "../../lib/store/mod.ts";
import { bringUpToDate } from "../../lib/store/database/schema.ts";
import { Chatter, codeOf, memoryStore } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly ada: Chatter;
  readonly ben: Chatter;
}

async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  return { store, ada, ben, [Symbol.asyncDispose]: () => store.close() };
}

const find = ({ ground, user }: Chatter, name: string) =>
  actions.findRoomCalled(ground, user, { name });
const findPerson = ({ ground, user }: Chatter, name: string) =>
  actions.findPersonCalled(ground, user, { name });
const found = async (who: Chatter, name: string) => given(await find(who, name)).room;

async function named(
  who: Chatter,
  name: string,
  visibility: "public" | "private" = "public",
): Promise<RoomId> {
  const room = await who.makes({ visibility });
  await who.changes(room, { name });
  return room;
}

Deno.test("a room is found by what it is called and by all that it was, in any case", async () => {
  await using scenery = await scene();
  const { ada, ben } = scenery;
  const room = await named(ada, "Tea time");
  await ada.changes(room, { name: "Cake" });
  for (const name of ["tea time", " TEA TIME ", "cake"]) {
    assert.equal(await found(ada, name), room);
    assert.equal(await found(ben, name), room, "who may join it");
  }
  assert.equal(codeOf(await find(ada, "Tea")), "not_found");
  await ada.changes(room, { name: "Tea time" });
  assert.equal(await found(ada, "Cake"), room);
});

Deno.test("who is called so now comes before who was, and one's own before another's", async () => {
  await using scenery = await scene();
  const { ada, ben } = scenery;
  const old = await named(ada, "tools");
  await ada.changes(old, { name: "shed" });
  assert.equal(await found(ada, "tools"), old);
  const now = await named(ben, "tools");
  assert.equal(await found(ada, "tools"), now);
  const own = await named(ada, "tools", "private");
  assert.equal(await found(ada, "tools"), own);
  assert.equal(await found(ben, "tools"), now);
});

Deno.test("a room that one would not be shown is not found, nor once one is out of it", async () => {
  await using scenery = await scene();
  const { store, ada, ben } = scenery;
  const gus = await Chatter.placed(store, "gus", { role: "guest" });
  const room = await named(ada, "plans", "private");
  assert.deepEqual(await find(ben, "plans"), await find(ben, "no such room"));
  await ada.adds(room, ben);
  assert.equal(await found(ben, "plans"), room);
  await ada.removes(room, ben);
  assert.equal(codeOf(await find(ben, "plans")), "not_found");
  const lobby = await named(ada, "lobby");
  assert.equal(codeOf(await find(gus, "lobby")), "not_found");
  assert.equal(await found(ben, "lobby"), lobby);
  await ada.archives(lobby);
  assert.equal(codeOf(await find(ben, "lobby")), "not_found");
  assert.equal(await found(ada, "lobby"), lobby);
});

Deno.test("the longest name there can be is found, even where folding makes it longer", async () => {
  await using scenery = await scene();
  const { ada } = scenery;
  const name = "\ufdfa".repeat(LIMITS.roomNameChars);
  const room = await named(ada, name);
  assert.equal(await found(ada, name), room);
});

Deno.test("rooms from before names were kept are found after the next start, conversations never", async () => {
  await using scenery = await scene();
  const { store, ada } = scenery;
  const rooms: RoomId[] = [];
  for (let i = 0; i < 120; i++) rooms.push(await named(ada, `room ${i}`));
  given(await actions.openDirect(ada.ground, ada.user, { users: [] }));
  for (const [i, room] of rooms.entries()) {
    await store.kv.delete(roomCalledRow(`room ${i}`, room).key);
  }
  assert.equal(codeOf(await find(ada, "room 7")), "not_found");
  for (let start = 0; start < 2; start++) {
    await store.kv.set(schemaRow.key, 1);
    await bringUpToDate(store.kv);
    for (const [i, room] of rooms.entries()) assert.equal(await found(ada, `Room ${i}`), room);
    assert.equal(codeOf(await find(ada, "")), "not_found");
  }
});

Deno.test("a person is found by the name they sign in with, while they are here", async () => {
  await using scenery = await scene();
  const { store, ada, ben } = scenery;
  assert.deepEqual(given(await findPerson(ada, " BEN ")), { user: ben.user });
  assert.deepEqual(given(await findPerson(ada, "ada")), { user: ada.user });
  assert.equal(codeOf(await findPerson(ada, "be")), "not_found");
  const row = personRow(ben.user);
  await store.kv.set(row.key, { ...(await store.kv.get<object>(row.key)).value, banned: true });
  assert.equal(codeOf(await findPerson(ada, "ben")), "not_found");
});

Deno.test("guests find nobody by name, whether there is somebody or not", async () => {
  await using scenery = await scene();
  const { store } = scenery;
  for (const guestOf of ["invite", "place"] as const) {
    const guest = await Chatter.placed(store, `g${guestOf}`, { role: "guest", guestOf });
    for (const name of ["ada", "nobody"]) {
      assert.equal(codeOf(await findPerson(guest, name)), "forbidden");
    }
  }
});

Deno.test("a conversation is found once it is there, by those who are in it alone", async () => {
  await using scenery = await scene();
  const { store, ada, ben } = scenery;
  const eve = await Chatter.named(store, "eve");
  const at = ({ ground, user }: Chatter, other: UserId) => actions.findDirect(ground, user, other);
  assert.equal(await at(ada, ben.user), null);
  const { room } = given(await actions.openDirect(ada.ground, ada.user, { users: [ben.user] }));
  assert.equal(await at(ada, ben.user), room);
  assert.equal(await at(ben, ada.user), room);
  assert.equal(await at(eve, ada.user), null);
  assert.equal(await at(ada, newUserId()), null);
});
