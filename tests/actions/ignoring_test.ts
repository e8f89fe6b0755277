/** Ignoring somebody: what they can do no more, what their commands say, and that nobody tells them. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { type Cursor, LIMITS, type RoomId, type UserId } from "../../lib/protocol/mod.ts";
import { ignoredRow, notedSince, ownCursorOf, type Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore, SHARED, storeOver } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

interface Scene extends AsyncDisposable {
  store: Store;
  ada: Chatter;
  ben: Chatter;
  eve: Chatter;
}

async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const people = await Promise.all(["ada", "ben", "eve"].map((name) => Chatter.named(store, name)));
  const [ada, ben, eve] = people as [Chatter, Chatter, Chatter];
  return { store, ada, ben, eve, [Symbol.asyncDispose]: () => store.close() };
}

const ignore = ({ ground, user: me }: Chatter, { user }: { user: UserId }, on = true) =>
  actions.ignorePerson(ground, me, { user, on });
const direct = ({ ground, user }: Chatter, ...others: Chatter[]) =>
  actions.openDirect(ground, user, { users: others.map((other) => other.user) });
const opened = async (...people: [Chatter, ...Chatter[]]): Promise<RoomId> =>
  given(await direct(...people)).room;
const sync = async ({ ground, user }: Chatter, me: Cursor | null) =>
  given(await actions.syncAll(ground, user, { me, rooms: [] }, []));

Deno.test("who is ignored opens no conversation for two, and the other one may", async () => {
  await using scenery = await scene();
  const { ada, ben, eve } = scenery;
  given(await ignore(ada, eve));
  const refused = await direct(eve, ada);
  assert.deepEqual(refused, { ok: false, code: "forbidden", detail: actions.NOT_TAKEN });
  assert.deepEqual(await actions.listRooms(ada.ground, ada.user), []);
  await opened(eve, ada, ben);
  await opened(eve, ben);
  const room = await opened(ada, eve);
  assert.equal(await opened(eve, ada), room, "what is there is found");
});

Deno.test("who is ignored writes nothing where the other one is alone with them, until that ends", async () => {
  await using scenery = await scene();
  const { ada, ben, eve } = scenery;
  const [two, three] = [await opened(eve, ada), await opened(eve, ada, ben)];
  const room = await ada.makes();
  await eve.joins(room);
  const before = await eve.sent(two, "before");
  given(await ignore(ada, eve));
  assert.equal(codeOf(await eve.send(two, "Hello?")), "forbidden");
  const target = { room: two, id: before };
  const edit = { once: eve.refused(), ...target, body: "Hello again" };
  assert.equal(codeOf(await actions.editMessage(eve.ground, eve.user, edit)), "forbidden");
  const reaction = { once: eve.refused(), ...target, emoji: "+", on: true };
  assert.equal(codeOf(await actions.reactTo(eve.ground, eve.user, reaction)), "forbidden");
  assert.equal(codeOf(await actions.sayTyping(eve.ground, eve.user, { room: two })), "forbidden");
  await ada.sent(two, "I may still write");
  for (const open of [three, room]) await eve.sent(open, "to everyone");
  given(await ignore(ada, eve, false));
  await eve.sent(two, "after");
  const bodies = (await ada.history(two)).map(({ body }) => body);
  assert.deepEqual(bodies, ["before", "I may still write", "after"]);
});

Deno.test("being ignored here holds for what is sent there, and so does its end", async () => {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const [ada, eve] = [await Chatter.named(here, "ada"), await Chatter.named(there, "eve")];
  const room = await opened(eve, ada);
  await eve.sent(room, "before");
  given(await ignore(ada, eve));
  assert.equal(codeOf(await eve.send(room, "Hello?")), "forbidden");
  given(await ignore(ada, eve, false));
  await eve.sent(room, "after");
  await Promise.all([here.close(), there.close()]);
  kv.close();
});

Deno.test("nothing of who is ignored lands behind the answer that they are", async () => {
  await using scenery = await scene();
  const { ada, eve } = scenery;
  const room = await opened(eve, ada);
  for (let round = 0; round < 20; round++) {
    const [sent] = await Promise.all([eve.send(room, `${round}`), ignore(ada, eve)]);
    const bodies = (await ada.history(room)).map(({ body }) => body);
    assert.equal(bodies.includes(`${round}`), sent.ok);
    assert.ok(!(await eve.send(room, "behind it")).ok);
    given(await ignore(ada, eve, false));
  }
});

Deno.test("one's own log tells who is ignored, each sync that missed it tells it, and others' logs nothing", async () => {
  await using scenery = await scene();
  const { store, ada, ben, eve } = scenery;
  const before = await sync(ada, null);
  const ofEve = await ownCursorOf(store, eve.user);
  assert.deepEqual(before.ignored, []);
  for (const other of [eve, ben]) given(await ignore(ada, other));
  const after = await sync(ada, null);
  assert.deepEqual(after.ignored, [eve.user, ben.user]);
  assert.ok(after.me > before.me);
  await opened(ada);
  const now = await sync(ada, after.me);
  assert.ok(!("ignored" in now) && now.me > after.me, "what moved since was something else");
  given(await ignore(ada, eve, false));
  assert.deepEqual((await sync(ada, now.me)).ignored, [ben.user]);
  assert.equal(await ownCursorOf(store, eve.user), ofEve);
  assert.deepEqual(await notedSince(store, eve.user, ofEve), new Set());
});

Deno.test("twice is once, oneself and nobody cannot be ignored, and there is a most", async () => {
  await using scenery = await scene();
  const { store, ada, ben, eve } = scenery;
  given(await ignore(ada, eve));
  const { me } = await sync(ada, null);
  given(await ignore(ada, eve));
  given(await ignore(ada, ben, false));
  assert.equal((await sync(ada, me)).me, me);
  assert.equal(codeOf(await ignore(ada, ada)), "bad_command");
  const nobody = { user: "unobody00000" as UserId };
  assert.equal(codeOf(await ignore(ada, nobody)), "not_found");
  given(await ignore(ada, nobody, false));
  const many = Array.from(
    { length: LIMITS.ignoredPeople },
    (_, i) => `u${String(i).padStart(11, "0")}` as UserId,
  );
  await store.kv.set(ignoredRow(ben.user).key, many);
  assert.equal(codeOf(await ignore(ben, eve)), "too_many");
  given(await ignore(ben, { user: many[0]! }, false));
  given(await ignore(ben, eve));
});
