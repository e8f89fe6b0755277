/** What somebody has set for themselves: told to them alone, and over with the room that it is about. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import {
  type Ask,
  type Cursor,
  DEFAULT_PREFS,
  DEFAULT_SETTINGS,
  type RoomId,
} from "../../lib/protocol/mod.ts";
import { notedSince, ownCursorOf, prefsRow } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore, SHARED, storeOver } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

const prefer = (
  { ground, user }: Chatter,
  room: RoomId,
  changes: Omit<Ask<"room.prefer">, "room">,
) => actions.preferRoom(ground, user, { room, ...changes });
const change = ({ ground, user }: Chatter, changes: Ask<"settings.change">) =>
  actions.changeSettings(ground, user, changes);
const sync = async ({ ground, user }: Chatter, me: Cursor | null) =>
  given(await actions.syncAll(ground, user, { me, rooms: [] }, []));

Deno.test("what is changed is told by each sync that missed it, whole; what is not stays", async () => {
  await using store = await openStore();
  const ada = await Chatter.named(store.store, "ada");
  const ben = await Chatter.named(store.store, "ben");
  // Before its first entry a log has nothing to go on from
  await ada.makes();
  const before = await sync(ada, null);
  assert.deepEqual(before.settings, DEFAULT_SETTINGS);
  const ofBen = await ownCursorOf(store.store, ben.user);
  given(await change(ada, { theme: "dark", keywords: ["tea"] }));
  given(await change(ada, { volume: 0 }));
  const settings = { ...DEFAULT_SETTINGS, theme: "dark", keywords: ["tea"], volume: 0 };
  const after = await sync(ada, before.me);
  assert.deepEqual(after.settings, settings);
  assert.ok(!("prefs" in after) && !("drafts" in after) && !("saved" in after));
  given(await change(ada, { theme: "dark" }));
  given(await change(ada, {}));
  assert.equal((await sync(ada, after.me)).me, after.me, "nothing was changed");
  assert.ok(!("settings" in await sync(ada, after.me)));
  assert.deepEqual(await notedSince(store.store, ben.user, ofBen), new Set());
  assert.deepEqual((await sync(ben, null)).settings, DEFAULT_SETTINGS);
});

Deno.test("a room is preferred by who is in it, and no more once they are out, whoever put them out", async () => {
  await using store = await openStore();
  const [ada, ben, eve] = await Promise.all(
    ["ada", "ben", "eve"].map((name) => Chatter.named(store.store, name)),
  ) as [Chatter, Chatter, Chatter];
  const room = await ada.makes({ visibility: "private" });
  await ada.adds(room, ben);
  const other = await ben.makes();
  assert.equal(codeOf(await prefer(eve, room, { favourite: true })), "not_found");
  for (const each of [room, other]) {
    given(await prefer(ben, each, { favourite: true, section: "gone" }));
  }
  const prefs = { ...DEFAULT_PREFS, favourite: true, section: "gone" };
  const before = await sync(ben, null);
  assert.deepEqual(new Map(before.prefs), new Map([[room, prefs], [other, prefs]]));
  await ada.removes(room, ben);
  assert.deepEqual((await sync(ben, before.me)).prefs, [[other, prefs]]);
  assert.equal(codeOf(await prefer(ben, room, { favourite: true })), "not_found");
  await ada.adds(room, ben);
  await ben.leaves(room);
  await ada.adds(room, ben);
  assert.deepEqual((await sync(ben, null)).prefs, [[other, prefs]], "nothing came back with them");
  assert.deepEqual((await sync(ada, null)).prefs, []);
});

Deno.test("nothing is preferred there of a room that one was put out of here", async () => {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const [ada, ben] = [await Chatter.named(here, "ada"), await Chatter.named(there, "ben")];
  const room = await ada.makes();
  await ben.joins(room);
  given(await prefer(ben, room, { favourite: true }));
  await ada.removes(room, ben);
  assert.equal(codeOf(await prefer(ben, room, { favourite: false })), "not_found");
  assert.equal((await kv.get(prefsRow(ben.user, room).key)).value, null);
  await Promise.all([here.close(), there.close()]);
  kv.close();
});

async function openStore() {
  const store = await memoryStore();
  return { store, [Symbol.asyncDispose]: () => store.close() };
}
