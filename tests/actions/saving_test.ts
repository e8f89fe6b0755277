/** Messages saved for later: of what one may read, as it is by now, for one's own eyes. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { type Cursor, LIMITS, type MessageId, type RoomId } from "../../lib/protocol/mod.ts";
import { savedOfRow, savedPrefix, type Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

interface Scene extends AsyncDisposable {
  store: Store;
  ada: Chatter;
  ben: Chatter;
  room: RoomId;
}

async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  const room = await ada.makes({ visibility: "private", past: "those_present" });
  return { store, ada, ben, room, [Symbol.asyncDispose]: () => store.close() };
}

const save = ({ ground, user }: Chatter, room: RoomId, id: MessageId, on = true) =>
  actions.saveMessage(ground, user, { room, id, on });
const page = async ({ ground, user }: Chatter, before?: number) =>
  given(await actions.pageSaved(ground, user, before === undefined ? {} : { before }));
const bodies = async (who: Chatter) => (await page(who)).saved.map(({ message }) => message.body);
const sync = async ({ ground, user }: Chatter, me: Cursor | null = null) =>
  given(await actions.syncAll(ground, user, { me, rooms: [] }, []));

Deno.test("what was saved last comes first, as it is by now, and each sync that missed it tells it", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const [one, two, three] = [
    await ada.sent(room, "one"),
    await ada.sent(room, "two"),
    await ada.sent(room, "three"),
  ];
  const before = await sync(ada);
  assert.deepEqual(before.saved, []);
  for (const id of [two, three, one]) given(await save(ada, room, id));
  const after = await sync(ada, before.me);
  assert.deepEqual(new Set(after.saved), new Set([one, two, three]));
  given(await save(ada, room, one));
  assert.equal((await sync(ada, after.me)).me, after.me, "twice is once");
  given(await ada.edit(room, two, "two, edited"));
  given(await ada.delete(room, three));
  assert.deepEqual(await bodies(ada), ["one", "", "two, edited"]);
  assert.ok((await page(ada)).saved[1]!.message.deleted);
  given(await save(ada, room, one, false));
  assert.deepEqual(new Set((await sync(ada, after.me)).saved), new Set([two, three]));
});

Deno.test("nobody saves what they may not read, nor sees any more what they may no longer read", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const hidden = await ada.sent(room, "from before");
  assert.equal(codeOf(await save(ben, room, hidden)), "not_found");
  await ada.adds(room, ben);
  assert.equal(codeOf(await save(ben, room, hidden)), "not_found");
  const seen = await ada.sent(room, "for ben too");
  const deleted = await ada.sent(room, "gone");
  given(await ada.delete(room, deleted));
  assert.equal(codeOf(await save(ben, room, deleted)), "gone");
  given(await save(ben, room, seen));
  assert.deepEqual(await bodies(ben), ["for ben too"]);
  assert.deepEqual(await bodies(ada), []);
  await ada.removes(room, ben);
  assert.deepEqual(await page(ben), { saved: [], more: false });
  given(await save(ben, room, seen, false));
  assert.deepEqual((await sync(ben)).saved, []);
});

Deno.test("pages follow each other without a gap, past what may not be read any more", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  await ada.adds(room, ben);
  const own = await ben.makes();
  for (let i = 0; i < 60; i++) given(await save(ben, own, await ben.sent(own, `own ${i}`)));
  for (let i = 0; i < 60; i++) given(await save(ben, room, await ada.sent(room, `${i}`)));
  await ada.removes(room, ben);
  const first = await page(ben);
  assert.deepEqual([first.saved.length, first.more], [50, true]);
  const second = await page(ben, first.saved.at(-1)!.at);
  assert.deepEqual([second.saved.length, second.more], [10, false]);
  const read = [...first.saved, ...second.saved].map(({ message }) => message.body);
  assert.deepEqual(read, Array.from({ length: 60 }, (_, i) => `own ${59 - i}`));
});

Deno.test("there is a most, and who lets go of one may save another", async () => {
  await using scenery = await scene();
  const { store, ada, room } = scenery;
  const [one, two] = [await ada.sent(room, "one"), await ada.sent(room, "two")];
  given(await save(ada, room, one));
  await store.kv.set(savedOfRow(ada.user).key, { count: LIMITS.savedMessages, last: 1 });
  store.cache.forgetAll();
  assert.equal(codeOf(await save(ada, room, two)), "too_many");
  given(await save(ada, room, one, false));
  given(await save(ada, room, two));
  const rows = await Array.fromAsync(store.kv.list({ prefix: savedPrefix(ada.user) }));
  assert.equal(rows.length, 1);
});
