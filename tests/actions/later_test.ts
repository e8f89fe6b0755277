/** Messages for later: when they come, what becomes of those that cannot, and who knows of them. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import {
  type Ask,
  type Cursor,
  type Later,
  LIMITS,
  newClientId,
  type RoomId,
  type UserId,
} from "../../lib/protocol/mod.ts";
import { notedSince, ownCursorOf, type Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore, openedWithSpy } from "../store/chatter.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { given } from "../support/seed.ts";
import { goes, TestPlace } from "./test_place.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly clock: TestClock;
  readonly ada: Writer;
  readonly ben: Writer;
  readonly eve: Writer;
  /** Ada's and Ben's. */
  readonly room: RoomId;
  /** Time goes by, and what is due then is gone about. */
  pass(ms: number): Promise<void>;
}

type Wish = Partial<Ask<"later.set">> & { readonly room: RoomId };

/** Somebody who writes for later, in a minute where nothing else is said. */
class Writer {
  constructor(readonly chatter: Chatter, readonly ground: actions.Ground) {}

  get user(): UserId {
    return this.chatter.user;
  }

  set(wish: Wish) {
    const at = this.ground.now() + MINUTE_MS;
    return actions.setLater(this.ground, this.user, {
      ...{ id: newClientId(), at, body: "Good morning" },
      ...wish,
    });
  }

  change(ask: Ask<"later.change">) {
    return actions.changeLater(this.ground, this.user, ask);
  }

  drop({ id }: Pick<Later, "id">) {
    return actions.dropLater(this.ground, this.user, { id });
  }

  async waiting(): Promise<readonly Later[]> {
    return given(await actions.listLater(this.ground, this.user)).later;
  }

  async heard(room: RoomId): Promise<string[]> {
    const messages = await this.chatter.history(room);
    return messages.filter(({ kind }) => kind !== "system").map(({ body }) => body);
  }

  async sync(me: Cursor | null) {
    return given(await actions.syncAll(this.ground, this.user, { me, rooms: [] }, []));
  }
}

async function sceneOver(store: Store): Promise<Scene> {
  const clock = testClock();
  const ground = { store, now: () => clock.now() };
  const people = await Promise.all(
    ["ada", "ben", "eve"].map(async (name) => new Writer(await Chatter.named(store, name), ground)),
  );
  const [ada, ben, eve] = people as [Writer, Writer, Writer];
  const room = await ada.chatter.makes({ visibility: "private" });
  await ada.chatter.adds(room, ben);
  return {
    ...{ store, clock, ada, ben, eve, room },
    async pass(ms) {
      clock.move(ms);
      await actions.sendDue(ground);
    },
    [Symbol.asyncDispose]: () => store.close(),
  };
}

const scene = async () => await sceneOver(await memoryStore());
const dueOf = ({ store }: Scene) => Array.fromAsync(store.kv.list({ prefix: ["due"] }));

Deno.test("it comes when it is due and not before, from its author, once, and waits no more", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room, pass, clock } = scenery;
  const replyTo = await ben.chatter.sent(room, "When?");
  const id = newClientId();
  const mentions = [ben.user, eve.user];
  given(await ada.set({ id, room, replyTo, mentions, body: "Good morning, @ben and @eve" }));
  await pass(MINUTE_MS - 1);
  assert.deepEqual(await ben.heard(room), ["When?"]);
  assert.equal((await ada.waiting()).length, 1);
  await pass(1);
  await pass(MINUTE_MS);
  const { messages } = await ben.chatter.page(room);
  const sent = messages.at(-1)!;
  assert.deepEqual(await ben.heard(room), ["When?", "Good morning, @ben and @eve"]);
  assert.deepEqual([sent.from, sent.clientId, sent.replyTo], [ada.user, id, replyTo]);
  assert.deepEqual(sent.mentions, [ben.user], "Eve could not come");
  assert.equal(sent.at, clock.now() - MINUTE_MS);
  assert.deepEqual(await ada.waiting(), []);
  assert.deepEqual(await dueOf(scenery), []);
});

Deno.test("those of one person come in the order of their times, and into a thread where they belong there", async () => {
  await using scenery = await scene();
  const { ada, ben, room, pass } = scenery;
  const thread = await ben.chatter.sent(room, "root");
  const now = ada.ground.now();
  for (const n of [3, 1, 2]) given(await ada.set({ room, at: now + n, body: `${n}` }));
  given(await ada.set({ room, at: now + 4, body: "reply", thread }));
  assert.deepEqual((await ada.waiting()).map(({ body }) => body), ["1", "2", "3", "reply"]);
  await pass(4);
  assert.deepEqual(await ben.heard(room), ["root", "1", "2", "3", "reply"]);
  assert.equal((await ben.chatter.page(room)).messages.at(-1)!.thread, thread);
});

Deno.test("setting it again changes nothing while it waits, and is too late when it was sent", async () => {
  await using scenery = await scene();
  const { ada, room, pass } = scenery;
  const wish = { id: newClientId(), room, at: ada.ground.now() + 1 };
  given(await ada.set(wish));
  given(await ada.set({ ...wish, body: "Other" }));
  await pass(1);
  assert.equal(codeOf(await ada.set(wish)), "bad_command");
  await pass(1);
  assert.deepEqual(await ada.heard(room), ["Good morning"]);
});

Deno.test("it is sent once though nobody hears that it was", async () => {
  const spied = await openedWithSpy();
  await using scenery = await sceneOver(spied.store);
  const { ada, room, pass } = scenery;
  given(await ada.set({ room }));
  spied.spy.lose("request");
  await pass(MINUTE_MS);
  assert.deepEqual(await ada.heard(room), []);
  spied.spy.lose("reply");
  await pass(1);
  await pass(1);
  assert.deepEqual(await ada.heard(room), ["Good morning"]);
  assert.deepEqual(await ada.waiting(), []);
  spied.spy.kv.close();
});

Deno.test("where the store takes one of them not, those behind it wait with it", async () => {
  await using spied = await openedWithSpy();
  await using scenery = await sceneOver(spied.store);
  const { ada, room, pass } = scenery;
  const now = ada.ground.now();
  for (const n of [1, 2, 3]) given(await ada.set({ room, at: now + n, body: `${n}` }));
  spied.spy.lose("request");
  await pass(3);
  assert.deepEqual(await ada.heard(room), []);
  await pass(1);
  assert.deepEqual(await ada.heard(room), ["1", "2", "3"]);
});

Deno.test("text, mentions and time can be changed, and it can be dropped", async () => {
  await using scenery = await scene();
  const { ada, ben, room, pass } = scenery;
  const [id, other] = [newClientId(), newClientId()];
  given(await ada.set({ id, room, mentions: [ben.user] }));
  given(await ada.set({ id: other, room, body: "Never" }));
  const at = ada.ground.now() + 2 * MINUTE_MS;
  given(await ada.change({ id, at }));
  assert.deepEqual((await ada.waiting())[1]!.mentions, [ben.user]);
  given(await ada.change({ id, body: "Good evening" }));
  given(await ada.drop({ id: other }));
  await pass(MINUTE_MS);
  assert.deepEqual(await ada.heard(room), []);
  assert.deepEqual(await ada.waiting(), [{ id, room, at, body: "Good evening" }]);
  await pass(MINUTE_MS);
  assert.deepEqual(await ada.heard(room), ["Good evening"]);
  assert.equal(codeOf(await ada.change({ id, body: "Too late" })), "not_found");
  assert.equal(codeOf(await ada.drop({ id })), "not_found");
});

Deno.test("nobody sees, changes or drops another's, nor writes where they may not", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room } = scenery;
  const id = newClientId();
  given(await ada.set({ id, room }));
  for (const other of [ben, eve]) {
    assert.deepEqual(await other.waiting(), []);
    assert.equal(codeOf(await other.change({ id, body: "Mine" })), "not_found");
    assert.equal(codeOf(await other.drop({ id })), "not_found");
  }
  assert.equal(codeOf(await eve.set({ room })), "not_found");
  await ada.chatter.changes(room, { posting: "moderators" });
  assert.equal(codeOf(await ben.set({ room })), "forbidden");
  assert.equal((await ada.waiting()).length, 1);
});

Deno.test("words that say nothing are not put aside", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const id = newClientId();
  given(await ada.set({ id, room }));
  for (const body of ["", " ", "\n\t\n", "\u00a0", "\u2003"]) {
    assert.equal(codeOf(await ada.set({ room, body })), "bad_command");
    assert.equal(codeOf(await ada.change({ id, body })), "bad_command");
  }
  assert.deepEqual((await ada.waiting()).map(({ body }) => body), ["Good morning"]);
});

Deno.test("who may call everyone does so later too, if they still may then", async () => {
  await using scenery = await scene();
  const { ada, ben, room, pass } = scenery;
  assert.equal(codeOf(await ben.set({ room, shout: "room" })), "forbidden");
  const id = newClientId();
  given(await ada.set({ room, body: "Good morning @room", shout: "room" }));
  given(await ada.set({ id, room, body: "@here?", shout: "here" }));
  given(await ada.change({ id, body: "nobody" }));
  await ada.chatter.setsRole(room, ben, "moderator");
  given(await ben.set({ room, body: "@room too late", shout: "room" }));
  await ada.chatter.setsRole(room, ben, "member");
  await pass(MINUTE_MS);
  const { messages } = await ada.chatter.page(room);
  const said = messages.filter(({ kind }) => kind !== "system");
  const shouts = said.map(({ body, shout }) => `${body} ${shout}`).sort();
  assert.deepEqual(shouts, ["Good morning @room room", "nobody undefined"]);
  assert.deepEqual((await ben.waiting()).map(({ failed }) => failed), ["forbidden"]);
});

Deno.test("there is a most of them, of their text and of time, and none is for the past", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const now = ada.ground.now();
  const last = now + LIMITS.laterDays * DAY_MS;
  for (const at of [now, now - 1, last + 1]) {
    assert.equal(codeOf(await ada.set({ room, at })), "bad_command");
  }
  const id = newClientId();
  given(await ada.set({ id, room, at: last }));
  assert.equal(codeOf(await ada.change({ id, at: now })), "bad_command");
  for (let n = 1; n < LIMITS.laterOfOne; n++) given(await ada.set({ room, body: `${n}` }));
  assert.equal(codeOf(await ada.set({ room })), "too_many");
  given(await ada.change({ id, body: "One of them" }));
  given(await ada.drop({ id }));
  given(await ada.set({ room }));
  const body = "x".repeat(LIMITS.bodyBytes);
  for (let n = LIMITS.laterBytes; n > 0; n -= body.length) given(await ben.set({ room, body }));
  assert.equal(codeOf(await ben.set({ room, body: "x" })), "too_many");
  const [{ id: first } = { id }] = await ben.waiting();
  given(await ben.change({ id: first, body: "x" }));
  given(await ben.set({ room, body: "y" }));
});

Deno.test("what cannot be sent stays with its reason, is not tried again, and waits anew with another time", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room, pass, store } = scenery;
  const two = given(await actions.openDirect(ben.ground, ben.user, { users: [eve.user] })).room;
  const other = await ben.chatter.makes();
  const id = newClientId();
  given(await ben.set({ id, room }));
  given(await ben.set({ room: other, body: "closed" }));
  given(await ben.set({ room: two, body: "unwanted" }));
  await ben.chatter.leaves(room);
  await ben.chatter.archives(other);
  given(await actions.ignorePerson(eve.ground, eve.user, { user: ben.user, on: true }));
  await pass(MINUTE_MS);
  const failed = new Map((await ben.waiting()).map(({ body, failed }) => [body, failed]));
  const wanted = { "Good morning": "not_found", closed: "forbidden", unwanted: "forbidden" };
  assert.deepEqual(Object.fromEntries(failed), wanted);
  assert.deepEqual(await dueOf(scenery), []);
  await ada.chatter.adds(room, ben);
  const before = await ownCursorOf(store, ben.user);
  await pass(MINUTE_MS);
  assert.equal(await ownCursorOf(store, ben.user), before, "nothing was tried");
  given(await ben.change({ id, body: "Good evening" }));
  await pass(MINUTE_MS);
  assert.deepEqual(await ada.heard(room), []);
  given(await ben.change({ id, at: ben.ground.now() + 1 }));
  await pass(1);
  assert.deepEqual(await ada.heard(room), ["Good evening"]);
  assert.equal((await ben.waiting()).length, 2);
});

Deno.test("a room that is slow has the second one wait for its turn", async () => {
  await using scenery = await scene();
  const { ada, ben, room, pass } = scenery;
  await ada.chatter.changes(room, { slowSeconds: 30 });
  for (const body of ["one", "two"]) given(await ben.set({ room, body }));
  await pass(MINUTE_MS);
  assert.equal((await ben.heard(room)).length, 1);
  assert.equal((await ben.waiting())[0]!.failed, undefined);
  await pass(29_999);
  assert.equal((await ben.heard(room)).length, 1);
  await pass(1);
  assert.deepEqual((await ben.heard(room)).toSorted(), ["one", "two"]);
});

Deno.test("one's own log tells of them, each sync that missed it tells it, and others' logs nothing", async () => {
  await using scenery = await scene();
  const { ada, ben, room, pass, store } = scenery;
  const first = await ada.sync(null);
  assert.deepEqual(first.later, []);
  const ofBen = await ownCursorOf(store, ben.user);
  const id = newClientId();
  given(await ada.set({ id, room }));
  const set = await ada.sync(first.me);
  assert.deepEqual(set.later?.map((later) => later.id), [id]);
  given(await ada.set({ id, room }));
  assert.ok(!("later" in await ada.sync(set.me)), "twice is once");
  await pass(MINUTE_MS);
  const sent = await ada.sync(set.me);
  assert.deepEqual(sent.later, []);
  assert.deepEqual(await notedSince(store, ben.user, ofBen), new Set());
});

Deno.test("whoever is banned has nothing wait any more, sets nothing, and finds nothing when they are back", async () => {
  await using place = await TestPlace.open();
  const eve = await place.member("eve");
  const chatter = await place.speaks(eve);
  const writer = new Writer(chatter, place.ground);
  const room = await chatter.makes();
  given(await writer.set({ room }));
  const before = await ownCursorOf(place.here, eve.user);
  given(await actions.banPerson(place.door(), place.ada, eve.user, ""));
  assert.deepEqual([await place.rows("later"), await place.rows("due")], [[], []]);
  assert.deepEqual((await writer.sync(before)).later, []);
  assert.equal(codeOf(await writer.set({ room })), "forbidden");
  given(await actions.letBackIn(place.door(), place.ada, eve.user));
  place.clock.move(MINUTE_MS);
  await actions.sendDue(place.ground);
  assert.deepEqual(await writer.heard(room), []);
});

Deno.test("nothing comes from whoever has gone, and nothing of it is left", async () => {
  await using place = await TestPlace.open();
  const eve = await place.resident("eve", "member");
  const [chatter, ada] = [await place.speaks(eve), await place.speaks(place.ada)];
  const writer = new Writer(chatter, place.ground);
  const room = await ada.makes();
  await chatter.joins(room);
  for (const minutes of [1, 9]) {
    given(await writer.set({ room, at: place.clock.now() + minutes * MINUTE_MS }));
  }
  assert.ok((await goes(place, eve, "keep")).ok);
  // Between the end of the account and the rooms that come after it
  place.clock.move(MINUTE_MS);
  await actions.sendDue(place.ground);
  assert.equal((await place.rows("later")).length, 1);
  await actions.finishDepartures(place.ground);
  for (const table of ["later", "laters", "due"]) assert.deepEqual(await place.rows(table), []);
  place.clock.move(DAY_MS);
  await actions.sendDue(place.ground);
  assert.deepEqual(await new Writer(ada, place.ground).heard(room), []);
});
