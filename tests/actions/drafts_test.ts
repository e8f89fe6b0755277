/** Drafts: no text is written over by who has not seen it, and none stays where its writer is not. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { type Ask, type Cursor, LIMITS, type RoomId } from "../../lib/protocol/mod.ts";
import { draftPrefix, draftsRow, type Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore, SHARED, storeOver } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

interface Scene extends AsyncDisposable {
  store: Store;
  ada: Chatter;
  room: RoomId;
}

async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes({ visibility: "private" });
  return { store, ada, room, [Symbol.asyncDispose]: () => store.close() };
}

type Writing = Partial<Omit<Ask<"draft.set">, "room" | "text">>;
const set = ({ ground, user }: Chatter, room: RoomId, text: string, more: Writing = {}) =>
  actions.setDraft(ground, user, { room, text, base: 0, ...more });
const version = async (...asked: Parameters<typeof set>) => given(await set(...asked)).version;
const sync = async ({ ground, user }: Chatter, me: Cursor | null = null) =>
  given(await actions.syncAll(ground, user, { me, rooms: [] }, []));
const drafts = async (who: Chatter) =>
  (await sync(who)).drafts!.map(({ text, other }) => [text, other?.text]);

Deno.test("who goes on where the draft stands writes over it, and it is told by a sync that missed it", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const first = await version(ada, room, "Hel");
  const { me } = await sync(ada);
  const second = await version(ada, room, "Hello", { base: first });
  assert.ok(second > first);
  const [draft, ...more] = (await sync(ada, me)).drafts!;
  assert.deepEqual([draft!.text, draft!.version, draft!.other, more], [
    "Hello",
    second,
    undefined,
    [],
  ]);
  const gone = await version(ada, room, "", { base: second });
  assert.ok(gone > second);
  assert.deepEqual(await drafts(ada), []);
  const again = await version(ada, room, "Another one", { base: second });
  assert.ok(again > gone, "no version comes twice");
});

Deno.test("what a device had not seen goes beside what it writes, until it is put away by who saw it", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const phone = await version(ada, room, "from the phone");
  const laptop = await version(ada, room, "from the laptop");
  assert.deepEqual(await drafts(ada), [["from the laptop", "from the phone"]]);
  const longer = await version(ada, room, "from the laptop too", { base: laptop });
  assert.deepEqual(await drafts(ada), [["from the laptop too", "from the phone"]]);
  await version(ada, room, "from the phone again", { base: phone, dropOther: true });
  // It goes on where the other one ended, so that one is in it
  assert.deepEqual(await drafts(ada), [["from the phone again", "from the laptop too"]]);
  const third = await version(ada, room, "a third", { base: longer });
  const all = "from the laptop too\n\nfrom the phone again";
  assert.deepEqual(await drafts(ada), [["a third", all]]);
  await version(ada, room, "a third", { base: third, dropOther: true });
  assert.deepEqual(await drafts(ada), [["a third", undefined]]);
});

Deno.test("the same text from two devices is one, and a message that is sent takes only its own draft away", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const first = await version(ada, room, "Hello");
  const { me } = await sync(ada);
  assert.equal(await version(ada, room, "Hello"), first);
  assert.equal((await sync(ada, me)).me, me, "nothing was changed");
  await version(ada, room, "Hello and more", { base: first });
  await version(ada, room, "", { base: first });
  assert.deepEqual(await drafts(ada), [["", "Hello and more"]]);
});

Deno.test("a reply that was begun keeps what it answers, a thread its own draft", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const message = await ada.sent(room, "A question");
  await version(ada, room, "An answer", { replyTo: message });
  await version(ada, room, "In the thread", { thread: message });
  const kept = (await sync(ada)).drafts!;
  assert.deepEqual(kept.map(({ text, thread, replyTo }) => [text, thread, replyTo]), [
    ["An answer", undefined, message],
    ["In the thread", message, undefined],
  ]);
});

Deno.test("whoever is out of the room has no draft there, nor in its threads, nor when they come back", async () => {
  await using scenery = await scene();
  const { store, ada, room } = scenery;
  const ben = await Chatter.named(store, "ben");
  assert.equal(codeOf(await set(ben, room, "Let me in")), "not_found");
  await ada.adds(room, ben);
  const other = await ben.makes();
  const thread = await ada.sent(room, "A question");
  await version(ben, room, "Hello");
  await version(ben, room, "Yes", { thread });
  await version(ben, other, "stays");
  const { me } = await sync(ben);
  await ada.removes(room, ben);
  assert.deepEqual((await sync(ben, me)).drafts!.map(({ text }) => text), ["stays"]);
  assert.equal(codeOf(await set(ben, room, "Hello?")), "not_found");
  await ada.adds(room, ben);
  assert.deepEqual(await drafts(ben), [["stays", undefined]]);
  assert.deepEqual((await sync(ada)).drafts, []);
});

Deno.test("no draft is left there of a room that one was put out of here", async () => {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const [ada, ben] = [await Chatter.named(here, "ada"), await Chatter.named(there, "ben")];
  const room = await ada.makes();
  for (let round = 0; round < 20; round++) {
    await ben.joins(room);
    await Promise.all([set(ben, room, `${round}`), ada.removes(room, ben)]);
    const left = await Array.fromAsync(kv.list({ prefix: draftPrefix(ben.user) }));
    assert.deepEqual(left, []);
    assert.equal(codeOf(await set(ben, room, "late")), "not_found");
  }
  await Promise.all([here.close(), there.close()]);
  kv.close();
});

Deno.test("there is a most of drafts and of what one holds, and then what is there stays", async () => {
  await using scenery = await scene();
  const { store, ada, room } = scenery;
  const long = "a".repeat(LIMITS.bodyBytes);
  const first = await version(ada, room, long);
  assert.equal(codeOf(await set(ada, room, "b".repeat(LIMITS.bodyBytes))), "too_many");
  assert.deepEqual(await drafts(ada), [[long, undefined]]);
  await version(ada, room, "", { base: first });
  const elsewhere = "relsewhere00" as RoomId;
  const of = Array.from({ length: LIMITS.drafts }, () => [elsewhere, null] as const);
  await store.kv.set(draftsRow(ada.user).key, { last: 9, of });
  store.cache.forgetAll();
  assert.equal(codeOf(await set(ada, room, "one more")), "too_many");
});
