/** Coming into rooms and going out of them: who may, and what everyone is told. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { LIMITS, newRoomId, type RoomId, type UserId } from "../../lib/protocol/mod.ts";
import { listMembers, memberRow, roomCountRow, seeRoom, type Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore } from "../store/chatter.ts";
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

async function noticesOf(who: Chatter, room: RoomId) {
  return (await who.history(room)).flatMap(({ notice }) => notice ?? []);
}

async function membersOf(store: Store, room: RoomId): Promise<UserId[]> {
  return (await listMembers(store, room, { limit: 100 })).members.map(({ user }) => user);
}

Deno.test("each change of who is in a room is told in it, and one that is none is not", async () => {
  await using scenery = await scene();
  const { store, ada, ben, eve } = scenery;
  const room = await ada.makes();
  for (const _ of ["once", "again"]) await ben.joins(room);
  for (const _ of ["once", "again"]) await ada.adds(room, eve);
  for (const _ of ["once", "again"]) await ada.removes(room, eve);
  await ben.leaves(room);
  assert.deepEqual(await noticesOf(ada, room), [
    { what: "created" },
    { what: "joined", who: ben.user },
    { what: "added", who: eve.user },
    { what: "removed", who: eve.user },
    { what: "left", who: ben.user },
  ]);
  assert.deepEqual(await membersOf(store, room), [ada.user]);
  assert.equal((await seeRoom(store, ada.user, room))!.view.members, 1);
});

Deno.test("a private room is not there for those who are not in it", async () => {
  await using scenery = await scene();
  const { ada, eve } = scenery;
  const room = await ada.makes({ visibility: "private" });
  const { ground, user } = eve;
  const attempts = [
    actions.joinRoom(ground, user, { room }),
    actions.leaveRoom(ground, user, { room }),
    actions.addToRoom(ground, user, { room, user }),
    actions.removeFromRoom(ground, user, { room, user: ada.user }),
    actions.changeRoom(ground, user, { room, name: "Eves" }),
    actions.pageMembers(ground, user, { room }),
    actions.pageHistory(ground, user, { room }),
    actions.syncRoom(ground, user, { room, after: null }),
    actions.sayTyping(ground, user, { room }),
    eve.send(room, "hello"),
  ];
  for (const attempt of await Promise.all(attempts)) assert.equal(codeOf(attempt), "not_found");
  const { rooms } = given(await actions.browseRooms(ground, user, {}));
  assert.deepEqual(rooms, []);
});

Deno.test("a public room is seen by everyone, and done with by its members alone", async () => {
  await using scenery = await scene();
  const { ada, ben, eve } = scenery;
  const room = await ada.makes();
  assert.equal(codeOf(await eve.send(room, "hello")), "forbidden");
  await ben.joins(room);
  const { ground, user } = ben;
  assert.equal(codeOf(await actions.changeRoom(ground, user, { room, name: "x" })), "forbidden");
  const remove = { room, user: ada.user };
  assert.equal(codeOf(await actions.removeFromRoom(ground, user, remove)), "forbidden");
  assert.equal(codeOf(await actions.removeFromRoom(ada.ground, ada.user, remove)), "forbidden");
  await ben.adds(room, eve);
  const { rooms } = given(await actions.browseRooms(eve.ground, eve.user, {}));
  assert.deepEqual(rooms.map(({ id, members }) => [id, members]), [[room, 3]]);
});

Deno.test("nobody is added who does not exist, nor opens a conversation with them", async () => {
  await using scenery = await scene();
  const { store, ada } = scenery;
  const room = await ada.makes();
  const nobody = "unobody00000" as UserId;
  const add = { room, user: nobody };
  assert.equal(codeOf(await actions.addToRoom(ada.ground, ada.user, add)), "not_found");
  const open = { users: [nobody] };
  assert.equal(codeOf(await actions.openDirect(ada.ground, ada.user, open)), "not_found");
  assert.deepEqual(await membersOf(store, room), [ada.user]);
});

Deno.test("a direct conversation is left by nobody, and nobody is added, removed or let in", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, store } = scenery;
  const open = { users: [ben.user] };
  const { room } = given(await actions.openDirect(ada.ground, ada.user, open));
  const { ground, user } = ada;
  const deeds = [
    actions.leaveRoom(ground, user, { room }),
    actions.addToRoom(ground, user, { room, user: eve.user }),
    actions.removeFromRoom(ground, user, { room, user: ben.user }),
    actions.changeRoom(ground, user, { room, name: "Ours" }),
  ];
  for (const deed of await Promise.all(deeds)) assert.equal(codeOf(deed), "forbidden");
  assert.equal(codeOf(await actions.joinRoom(eve.ground, eve.user, { room })), "not_found");
  const id = await ben.sent(room, "hello");
  assert.equal((await ada.page(room)).messages[0]!.kind, "private");
  assert.equal(codeOf(await ada.delete(room, id)), "forbidden");
  assert.deepEqual(await membersOf(store, room), [ada.user, ben.user].sort());
});

Deno.test("more people than a conversation may have are refused", async () => {
  await using scenery = await scene();
  const { store, ada } = scenery;
  const others = await Promise.all(
    Array.from({ length: LIMITS.directPeople }, (_, i) => Chatter.named(store, `p${i}`)),
  );
  const users = others.map(({ user }) => user);
  assert.equal(codeOf(await actions.openDirect(ada.ground, ada.user, { users })), "too_many");
  given(await actions.openDirect(ada.ground, ada.user, { users: users.slice(1) }));
});

Deno.test("who is in as many rooms as one may be gets into no other, and hears of those they have", async () => {
  await using scenery = await scene();
  const { store, ada, ben } = scenery;
  const there = await ben.makes();
  const others = await ada.makes();
  const direct = { users: [ada.user] };
  const { room } = given(await actions.openDirect(ben.ground, ben.user, direct));
  const last = ben.once();
  const create = (once = ben.once()) =>
    actions.createRoom(ben.ground, ben.user, {
      ...{ once, name: "One more", visibility: "public", past: "everyone" },
    });
  const made = given(await create(last));
  await store.kv.set(roomCountRow(ben.user).key, LIMITS.roomsOfOne);
  store.cache.forgetAll();
  const deeds = [
    create(ben.refused()),
    actions.joinRoom(ben.ground, ben.user, { room: others }),
    actions.addToRoom(ada.ground, ada.user, { room: others, user: ben.user }),
    actions.openDirect(ada.ground, ada.user, { users: [ben.user, scenery.eve.user] }),
  ];
  for (const deed of await Promise.all(deeds)) assert.equal(codeOf(deed), "too_many");
  assert.deepEqual(await membersOf(store, others), [ada.user]);
  assert.deepEqual(given(await create(last)), made, "a repeat has the answer of the first time");
  assert.equal(given(await actions.openDirect(ben.ground, ben.user, direct)).room, room);
  await ben.joins(there);
  await ben.leaves(made.room);
  await ben.joins(others);
});

Deno.test("of many who let somebody in at once no more get through than there is room for", async () => {
  await using scenery = await scene();
  const { store, ada, eve } = scenery;
  const rooms = await Promise.all(Array.from({ length: 30 }, () => ada.makes()));
  await store.kv.set(roomCountRow(eve.user).key, LIMITS.roomsOfOne - 10);
  store.cache.forgetAll();
  const added = await Promise.all(
    rooms.map((room) => actions.addToRoom(ada.ground, ada.user, { room, user: eve.user })),
  );
  assert.equal(added.filter(({ ok }) => ok).length, 10);
  assert.equal((await actions.listRooms(eve.ground, eve.user)).length, 10);
  const nowhere = { room: newRoomId(), user: eve.user };
  const answer = await actions.addToRoom(ada.ground, ada.user, nowhere);
  assert.equal(
    codeOf(answer),
    "not_found",
    "a stranger to a room learns nothing of a third person",
  );
});

Deno.test("what is sent right after a room was asked for does not overtake it", async () => {
  await using scenery = await scene();
  const { ada } = scenery;
  const { room } = given(await actions.openDirect(ada.ground, ada.user, { users: [] }));
  const outcomes = await Promise.all([ada.makes(), ada.sent(room, "one"), ada.sent(room, "two")]);
  assert.equal(new Set(outcomes).size, 3);
});

Deno.test("what a room is called and is about changes together with a word about it", async () => {
  await using scenery = await scene();
  const { ada } = scenery;
  const room = await ada.makes();
  const change = async (ask: { name?: string; topic?: string; past?: "those_present" }) =>
    given(await actions.changeRoom(ada.ground, ada.user, { room, ...ask })).facts;
  assert.equal((await change({ name: "  Garden " })).name, "Garden");
  const facts = await change({ name: "Garden", topic: "Roses", past: "those_present" });
  assert.deepEqual(facts, {
    kind: "public",
    name: "Garden",
    topic: "Roses",
    description: "",
    past: "those_present",
    archived: false,
    posting: "everyone",
    slowSeconds: 0,
    may: { add: "member", rename: "moderator", archive: "owner" },
  });
  assert.deepEqual((await noticesOf(ada, room)).slice(1), [
    { what: "renamed", text: "Garden" },
    { what: "topic", text: "Roses" },
  ]);
});

Deno.test("someone who is in a room once is in it once, however often they ask at the same time", async () => {
  await using scenery = await scene();
  const { store, ada, ben } = scenery;
  const room = await ada.makes();
  const asks = Array.from({ length: 20 }, () => [ben.joins(room), ada.adds(room, ben)]).flat();
  await Promise.all(asks);
  assert.equal((await seeRoom(store, ada.user, room))!.view.members, 2);
  assert.equal((await noticesOf(ada, room)).length, 2);
  assert.equal((await store.kv.get(memberRow(room, ben.user).key)).value !== null, true);
});
