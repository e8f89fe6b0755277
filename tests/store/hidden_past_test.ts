/** Where only those who were there may read the past, no call tells a newcomer of it. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { rowsToEnter } from "../../lib/actions/rooms/entering.ts";
import { cursorBefore, type MessageId, newClientId, type RoomId } from "../../lib/protocol/mod.ts";
import { lastOfLanes, readLane, type Store } from "../../lib/store/mod.ts";
import { given } from "../support/seed.ts";
import { ALONE, Chatter, codeOf, memoryStore, openedWithSpy, SHARED } from "./chatter.ts";

const SECRET = "before you came";

interface Scene extends AsyncDisposable {
  store: Store;
  ada: Chatter;
  eve: Chatter;
  room: RoomId;
}

async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const [ada, eve] = [await Chatter.named(store, "ada"), await Chatter.named(store, "eve")];
  const room = await ada.makes({ past: "those_present" });
  return { store, ada, eve, room, [Symbol.asyncDispose]: () => store.close() };
}

/** Every read there is, from every place, as one text. */
async function allThatIsRead(who: Chatter, room: RoomId, ids: readonly MessageId[]) {
  const { ground, user } = who;
  const read: unknown[] = [
    await actions.syncAll(
      ground,
      user,
      { me: null, rooms: [] },
      await actions.listRooms(ground, user),
    ),
  ];
  const cursors = [null, cursorBefore(ground.store.epoch)];
  for (const after of cursors) read.push(await actions.syncRoom(ground, user, { room, after }));
  read.push(await actions.pageHistory(ground, user, { room }));
  for (const id of ids) {
    for (const ask of [{ before: id }, { after: id }, { around: id }]) {
      for (const limit of [1, 2, 100]) {
        read.push(await actions.pageHistory(ground, user, { room, limit, ...ask }));
      }
    }
    read.push(await actions.listEdits(ground, user, { room, id }));
    for (const thread of ids) {
      read.push(await actions.pageThread(ground, user, { room, thread, before: id }));
      read.push(await actions.pageThread(ground, user, { room, thread }));
    }
  }
  return JSON.stringify(read);
}

/** A message with all that can hang on one. */
async function saySecret({ ada, room }: Scene, thread?: MessageId): Promise<MessageId[]> {
  const root = await ada.sent(room, SECRET);
  given(await ada.edit(room, root, `${SECRET} (edited)`));
  given(await ada.react(room, root, "👍"));
  const reply = await ada.sent(room, `${SECRET} in a thread`, { thread: thread ?? root });
  return [root, reply];
}

Deno.test("a newcomer reads nothing from before by any call, and all from then on", async () => {
  await using scenery = await scene();
  const { ada, eve, room } = scenery;
  const hidden = await saySecret(scenery);
  await eve.joins(room);
  const shown = [await ada.sent(room, "welcome"), await ada.sent(room, "welcome too")];
  const read = await allThatIsRead(eve, room, [...hidden, ...shown]);
  assert.ok(read.includes("welcome too"));
  assert.ok(!read.includes(SECRET));
  assert.ok((await allThatIsRead(ada, room, hidden)).includes(SECRET), "those present do");
});

Deno.test("a newcomer sees nothing that was said before them in the same moment", async () => {
  for (const limits of [ALONE, SHARED]) {
    await using open = await openedWithSpy(limits);
    const { store, spy } = open;
    const [ada, eve] = [await Chatter.named(store, "ada"), await Chatter.named(store, "eve")];
    const room = await ada.makes({ past: "those_present" });
    await ada.sent(room, "warm");
    const start = await lastOfLanes(store);
    const letGo = spy.hold();
    const begun = spy.commits.length;
    const first = ada.sent(room, "already under way");
    await spy.begun(begun + 1);
    // All of these are ready when the next commit is put together
    const rest = [ada.sent(room, SECRET), eve.joins(room)];
    await store.cache.load(rowsToEnter(room, eve.user));
    letGo();
    await Promise.all([first, ...rest]);
    await ada.sent(room, "welcome");
    const ids = (await ada.history(room)).map(({ id }) => id);
    const read = await allThatIsRead(eve, room, ids);
    assert.ok(read.includes("welcome"));
    assert.ok(!read.includes(SECRET));
    const told = (await Promise.all(start.map((after, lane) => readLane(store, lane, after))))
      .flatMap((entries) => entries!).flatMap(({ items }) => items);
    const letIn = told.filter(({ controls }) => controls?.some(({ do: what }) => what === "admit"));
    assert.equal(letIn.length, 1);
    assert.ok(!letIn[0]!.text!.includes(SECRET), "nor is she told of it when she is let in");
  }
});

Deno.test("what becomes of a hidden message is told without a word of it", async () => {
  await using open = await openedWithSpy(SHARED);
  const { store } = open;
  const [ada, eve] = [await Chatter.named(store, "ada"), await Chatter.named(store, "eve")];
  const room = await ada.makes({ past: "those_present" });
  const [hidden, other] = [await ada.sent(room, SECRET), await ada.sent(room, SECRET)];
  await eve.joins(room);
  const shown = await ada.sent(room, "welcome");
  const start = await lastOfLanes(store);
  given(await ada.edit(room, hidden, `${SECRET} (edited)`, [ada.user]));
  given(await ada.react(room, hidden, "👍"));
  await ada.sent(room, "in a thread", { thread: hidden });
  given(await ada.delete(room, other));
  given(await ada.edit(room, shown, "welcome, Eve"));
  given(await ada.react(room, shown, "🎉"));
  const entries = await Promise.all(start.map((after, lane) => readLane(store, lane, after)));
  const texts = entries.flatMap((some) => some!).sort((one, two) => one.stamp < two.stamp ? -1 : 1)
    .flatMap(({ items }) => items.flatMap(({ topic, text }) => topic === room ? text ?? [] : []));
  const events = texts.flatMap((text) => JSON.parse(text).events);
  assert.ok(!JSON.stringify(entries).includes(SECRET));
  assert.ok(!JSON.stringify(entries).includes("👍"));
  assert.deepEqual(events.map(({ type, body }) => [type, body]), [
    ["message.edited", undefined],
    ["message.changed", undefined],
    ["message.sent", undefined],
    ["message.changed", undefined],
    ["message.deleted", undefined],
    ["message.edited", "welcome, Eve"],
    ["message.reacted", undefined],
  ]);
});

Deno.test("what comes after a newcomer is told in full, replies and all", async () => {
  await using open = await openedWithSpy(SHARED);
  const { store } = open;
  const [ada, eve] = [await Chatter.named(store, "ada"), await Chatter.named(store, "eve")];
  const room = await ada.makes({ past: "those_present" });
  const root = await ada.sent(room, SECRET);
  await eve.joins(room);
  const reply = await ada.sent(room, "a repyl", { thread: root });
  const start = await lastOfLanes(store);
  given(await ada.edit(room, reply, "a reply"));
  given(await ada.react(room, reply, "🎉"));
  const entries = await Promise.all(start.map((after, lane) => readLane(store, lane, after)));
  const texts = entries.flatMap((some) => some!).flatMap(({ items }) => items);
  const told = JSON.stringify(texts);
  assert.ok(told.includes("a reply") && told.includes("🎉"));
});

Deno.test("who was away between two stays begins anew, and holds nothing of before", async () => {
  await using scenery = await scene();
  const { ada, eve, room } = scenery;
  await eve.joins(room);
  const before = await ada.sent(room, "while you were here");
  const [view] = given(
    await actions.syncAll(eve.ground, eve.user, { me: null, rooms: [] }, [room]),
  ).rooms;
  await ada.removes(room, eve);
  await ada.adds(room, eve);
  given(await ada.delete(room, before));
  const ask = { room, after: view!.cursor };
  const answer = given(await actions.syncRoom(eve.ground, eve.user, ask));
  assert.equal(answer.restart, true);
  const again = { room, after: answer.view.cursor };
  assert.equal(given(await actions.syncRoom(eve.ground, eve.user, again)).restart, false);
});

Deno.test("what hangs on a hidden message can be neither touched nor added to", async () => {
  await using scenery = await scene();
  const { ada, eve, room } = scenery;
  const [root] = await saySecret(scenery) as [MessageId];
  await eve.joins(room);
  assert.equal(codeOf(await eve.react(room, root, "👍")), "not_found");
  assert.equal(codeOf(await eve.send(room, "hello", { thread: root })), "not_found");
  assert.equal(codeOf(await eve.delete(room, root)), "not_found");
  assert.equal(codeOf(await eve.edit(room, root, "mine")), "not_found");
  const move = { room, to: root, version: 0, back: true } as const;
  assert.equal(codeOf(await actions.moveRead(eve.ground, eve.user, move)), "not_found");
  await ada.sent(room, "a later reply, in a thread that began before", { thread: root });
  given(await ada.react(room, root, "🎉"));
  given(await ada.edit(room, root, `${SECRET} again`));
  assert.ok(!(await allThatIsRead(eve, room, [root])).includes(SECRET));
});

Deno.test("what changes in the past is not told to a newcomer who catches up", async () => {
  await using scenery = await scene();
  const { ada, eve, room } = scenery;
  const [root] = await saySecret(scenery) as [MessageId];
  await eve.joins(room);
  const sync = async (after: Parameters<typeof actions.syncRoom>[2]["after"]) =>
    given(await actions.syncRoom(eve.ground, eve.user, { room, after }));
  const { view } = await sync(null);
  given(await ada.edit(room, root, `${SECRET} again`));
  const { restart, changed, messages } = await sync(view.cursor);
  assert.deepEqual({ restart, changed, messages }, { restart: false, changed: [], messages: [] });
});

Deno.test("someone who was removed and comes back reads nothing of the gap, nor what was before", async () => {
  await using scenery = await scene();
  const { ada, eve, room } = scenery;
  await eve.joins(room);
  const known = await eve.sent(room, "I was here");
  const { view } = given(await actions.syncRoom(eve.ground, eve.user, { room, after: null }));
  await ada.removes(room, eve);
  assert.equal(codeOf(await actions.pageHistory(eve.ground, eve.user, { room })), "not_found");
  const gap = await saySecret(scenery);
  await eve.joins(room);
  await ada.sent(room, "welcome back");
  const read = await allThatIsRead(eve, room, [known, ...gap]);
  assert.ok(read.includes("welcome back"));
  assert.ok(!read.includes(SECRET));
  const ask = { room, after: view.cursor };
  const caughtUp = JSON.stringify(await actions.syncRoom(eve.ground, eve.user, ask));
  assert.ok(caughtUp.includes("welcome back"));
  assert.ok(!caughtUp.includes(SECRET));
});

Deno.test("what became of one's own messages is told by their names, whenever one came and went", async () => {
  await using scenery = await scene();
  const { ada, eve, room } = scenery;
  await eve.joins(room);
  await eve.sent(room, "mine");
  const [own] = (await eve.page(room, { limit: 1 })).messages;
  const [ofAda] = (await ada.page(room, { before: own!.id })).messages;
  const ask = { room, ids: [own!.clientId!, newClientId()], after: null };
  const found = { found: [[own!.clientId!, own!.id]], next: null };
  await ada.removes(room, eve);
  assert.deepEqual(given(await actions.findMine(eve.ground, eve.user, ask)), found);
  await eve.joins(room);
  assert.deepEqual(given(await actions.findMine(eve.ground, eve.user, ask)), found);
  const others = { ...ask, ids: [ofAda!.clientId ?? newClientId()] };
  assert.deepEqual(given(await actions.findMine(eve.ground, eve.user, others)).found, []);
  const stranger = await Chatter.named(scenery.store, "mel");
  const asked = actions.findMine(stranger.ground, stranger.user, ask);
  assert.equal(codeOf(await asked), "not_found", "who was never there learns nothing");
});

Deno.test("where everyone may read the past a newcomer does", async () => {
  const store = await memoryStore();
  const [ada, eve] = [await Chatter.named(store, "ada"), await Chatter.named(store, "eve")];
  const room = await ada.makes({ past: "everyone" });
  const id = await ada.sent(room, "from before");
  await eve.joins(room);
  assert.equal((await eve.page(room, { around: id, limit: 1 })).messages[0]!.body, "from before");
  await store.close();
});
