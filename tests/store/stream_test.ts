/** Exactly once: what a number means, however often and wherever it comes again. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { endSession, openSession, whoHas } from "../../lib/auth/mod.ts";
import { LIMITS, newClientId, type Once, type RoomId } from "../../lib/protocol/mod.ts";
import type { Store } from "../../lib/store/mod.ts";
import { given } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { Chatter, codeOf, memoryStore, openedAt } from "./chatter.ts";

interface Scene extends AsyncDisposable {
  store: Store;
  ada: Chatter;
  room: RoomId;
}

async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  return { store, ada, room, [Symbol.asyncDispose]: () => store.close() };
}

function send({ ground, user }: Chatter, room: RoomId, once: Once, body = "hello") {
  return actions.sendMessage(ground, user, { once, room, body });
}

Deno.test("a repeat in the same commit and in later ones gets the first answer, and stores nothing", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const once = ada.once();
  const [first, twin] = await Promise.all([send(ada, room, once), send(ada, room, once)]);
  assert.deepEqual(first, twin);
  const later = [ada.once(), ada.once()];
  const answers = await Promise.all(later.map((next) => send(ada, room, next)));
  await ada.sent(room, "one more");
  await ada.sent(room, "and another");
  assert.deepEqual(await send(ada, room, once), first);
  assert.deepEqual(await Promise.all(later.map((next) => send(ada, room, next))), answers);
  assert.equal((await ada.history(room)).length, 1 + 1 + 2 + 2);
});

Deno.test("results that were stored in one commit keep its stamp and their places", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const numbers = Array.from({ length: LIMITS.openNumbered }, () => ada.once());
  const first = await Promise.all(numbers.map((once) => send(ada, room, once)));
  const again = [];
  for (const once of numbers) again.push(await send(ada, room, once));
  assert.deepEqual(again, first);
});

Deno.test("a repeat is known after the store was opened again", async () => {
  await using temp = await tempFolder();
  const place = { data: `${temp.path}/data`, kv: "file" } as const;
  const store = await openedAt(place);
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  const once = ada.once();
  const first = given(await send(ada, room, once));
  await store.close();
  const again = await openedAt(place);
  const { user } = ada;
  const ground = { store: again, now: Date.now };
  const repeat = await actions.sendMessage(ground, user, { once, room, body: "hello" });
  assert.deepEqual(given(repeat), first);
  assert.equal((await actionsHistory(again, ada, room)).length, 2);
  await again.close();
});

async function actionsHistory(store: Store, { user }: Chatter, room: RoomId) {
  const ground = { store, now: Date.now };
  return given(await actions.pageHistory(ground, user, { room })).messages;
}

Deno.test("a room that is asked for twice is made once", async () => {
  await using scenery = await scene();
  const { ada, store } = scenery;
  const once = ada.once();
  const ask = { once, name: "Twice", visibility: "public", past: "everyone" } as const;
  const make = () => actions.createRoom(ada.ground, ada.user, ask);
  const [first, twin] = await Promise.all([make(), make()]);
  assert.deepEqual(first, twin);
  assert.deepEqual(await make(), first);
  const { rooms } = given(await actions.browseRooms({ store, now: Date.now }, ada.user, {}));
  assert.equal(rooms.filter(({ name }) => name === "Twice").length, 1);
});

Deno.test("the same number under another name is a conflict", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const once = ada.once();
  given(await send(ada, room, once));
  const other = { ...once, id: newClientId() };
  assert.equal(codeOf(await send(ada, room, other)), "stream_conflict");
  assert.equal((await ada.history(room)).length, 2);
});

Deno.test("as many results are remembered as may be open, and an older number is a conflict", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const numbers = Array.from({ length: LIMITS.openNumbered + 1 }, () => ada.once());
  for (const once of numbers) given(await send(ada, room, once));
  const [tooOld, oldest] = numbers;
  assert.equal((await send(ada, room, oldest!)).ok, true);
  assert.equal(codeOf(await send(ada, room, tooOld!)), "stream_conflict");
});

Deno.test("a number that leaves others out is refused with the one that is expected", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  await ada.sent(room, "the room took the first number, this the second");
  ada.once();
  const refused = await send(ada, room, ada.once());
  assert.deepEqual(refused, { ok: false, code: "stream_gap", expected: 3 });
});

Deno.test("a stream that is nobody's, or somebody else's, is unknown", async () => {
  await using scenery = await scene();
  const { ada, room, store } = scenery;
  const ben = await Chatter.named(store, "ben");
  await ben.joins(room);
  const nobodys = { ...ada.once(), stream: "s000000000000000" as Once["stream"] };
  assert.equal(codeOf(await send(ada, room, nobodys)), "unknown_stream");
  assert.equal(codeOf(await send(ben, room, ada.once())), "unknown_stream");
});

Deno.test("the streams of a session end with it, and those of others don't", async () => {
  await using scenery = await scene();
  const { ada, room, store } = scenery;
  const { token } = given(await openSession(store, ada.user, 0));
  const signed = (await whoHas(store, token, 1))!;
  const opened = await actions.openStream(ada.ground, ada.user, signed.session);
  const { stream } = given(opened);
  const numbered = (number: number) => ({ stream, number, id: newClientId() });
  given(await send(ada, room, numbered(1)));
  await Promise.all([send(ada, room, numbered(2)), endSession(store, signed)]);
  assert.equal(codeOf(await send(ada, room, numbered(3))), "unknown_stream");
  await ada.sent(room, "another session of hers");
  const late = await actions.openStream(ada.ground, ada.user, signed.session);
  assert.equal(codeOf(late), "unavailable", "its socket is closed soon, unless it has a new name");
});

Deno.test("of too many streams the oldest ends", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const others = [];
  for (let i = 0; i < LIMITS.streamsOfOne - 1; i++) {
    others.push(await Chatter.at(ada.store, ada.user));
  }
  await ada.sent(room, "still one of those that are known");
  const newest = await Chatter.at(ada.store, ada.user);
  assert.equal(codeOf(await ada.send(room, "hello")), "unknown_stream");
  for (const device of [...others, newest]) await device.sent(room, "hello");
});
