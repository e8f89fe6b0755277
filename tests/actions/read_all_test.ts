/** All at once is read: what was said by then, in each of one's rooms, and nothing that comes after. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Cursor, RoomId } from "../../lib/protocol/mod.ts";
import { mentionsOf, unreadInThread, unreadOf } from "../../lib/rules/mod.ts";
import { type ReadRow, readRow } from "../../lib/store/mod.ts";
import { Chatter, memoryStore, SHARED, storeOver } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

const readAll = async ({ ground, user }: Chatter) => given(await actions.readAll(ground, user));

const sync = async ({ ground, user }: Chatter, me: Cursor | null = null) => {
  const there = await actions.listRooms(ground, user);
  return given(await actions.syncAll(ground, user, { me, rooms: [] }, there));
};

async function tallyOf(who: Chatter, room: RoomId) {
  return (await sync(who)).rooms.find(({ id }) => id === room)!.tally;
}

Deno.test("whatever was said in any room is read, mentions too, and others' counts stay", async () => {
  const store = await memoryStore();
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  const rooms = [await ben.makes(), await ben.makes(), await ben.makes()];
  for (const room of rooms) await ada.joins(room);
  for (const room of rooms.slice(0, 2)) {
    await ben.sent(room, "one");
    await ada.sent(room, "mine");
    await ben.sent(room, "to you, @ada", { mentions: [ada.user] });
  }
  for (const room of rooms.slice(0, 2)) {
    const tally = await tallyOf(ada, room);
    assert.deepEqual([unreadOf(tally), mentionsOf(tally)], [2, 1]);
  }
  const before = await sync(ada);
  await readAll(ada);
  for (const room of rooms) {
    const tally = await tallyOf(ada, room);
    assert.deepEqual([unreadOf(tally), mentionsOf(tally)], [0, 0]);
    assert.equal(tally.ownRead, tally.own);
  }
  assert.equal(unreadOf(await tallyOf(ben, rooms[0]!)), 1);
  const after = await sync(ada);
  assert.ok(after.me > before.me);
  await readAll(ada);
  assert.equal((await sync(ada)).me, after.me, "nothing was left to read");
  await ben.sent(rooms[0]!, "news");
  assert.equal(unreadOf(await tallyOf(ada, rooms[0]!)), 1);
  await store.close();
});

Deno.test("threads that one follows are read too, and what concerns one is new no more", async () => {
  const store = await memoryStore();
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  const room = await ada.makes();
  await ben.joins(room);
  const thread = await ada.sent(room, "Tea?");
  await ben.sent(room, "Yes", { thread });
  await ben.sent(room, "And cake, @ada", { thread, mentions: [ada.user] });
  const followed = async () => (await sync(ada)).rooms[0]!.followed![0]!.tally;
  assert.deepEqual([unreadInThread(await followed()), (await followed()).mentions], [2, [2]]);
  assert.ok((await sync(ada)).activity!.unread.length > 0);
  await readAll(ada);
  assert.deepEqual([unreadInThread(await followed()), (await followed()).mentions], [0, []]);
  assert.deepEqual((await sync(ada)).activity!.unread, []);
  await ben.sent(room, "And more", { thread });
  assert.equal(unreadInThread(await followed()), 1);
  assert.equal((await sync(ada)).activity!.unread.length, 1);
  await store.close();
});

Deno.test("what is hidden from who came later is in nobody's way", async () => {
  const store = await memoryStore();
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  const room = await ben.makes({ visibility: "private", past: "those_present" });
  await ben.sent(room, "before");
  await ben.adds(room, ada);
  await readAll(ada);
  await ben.sent(room, "after");
  await readAll(ada);
  assert.equal(unreadOf(await tallyOf(ada, room)), 0);
  await store.close();
});

Deno.test("what is said meanwhile, here or at another instance, is counted as unread or read, once", async () => {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const [ada, ben] = [await Chatter.named(here, "ada"), await Chatter.named(there, "ben")];
  const phone = await Chatter.at(there, ada.user);
  const room = await ben.makes();
  await ada.joins(room);
  await ben.sent(room, "a first one");
  await readAll(ada);
  for (let round = 0; round < 20; round++) {
    await Promise.all([
      ...[ben.sent(room, `${round}`), ada.sent(room, "mine"), ben.sent(room, `${round} again`)],
      ...[readAll(ada), phone.sent(room, "from the phone"), readAll(phone)],
    ]);
    const tally = await tallyOf(ada, room);
    const all = await ada.history(room);
    const said = all.filter(({ kind }) => kind !== "system");
    const read = said.filter(({ ordinal }) => ordinal <= tally.read);
    const [own, others] = [ada, ben].map(({ user }) => read.filter(({ from }) => from === user));
    assert.deepEqual([own!.length, own!.length + others!.length], [tally.ownRead, tally.read]);
    assert.equal(unreadOf(tally), 1 + 2 * (round + 1) - others!.length);
    const { value: position } = await kv.get<ReadRow>(readRow(ada.user, room).key);
    assert.equal(all.find(({ id }) => id === position!.at)!.ordinal, tally.read);
  }
  await Promise.all([here.close(), there.close()]);
  kv.close();
});
