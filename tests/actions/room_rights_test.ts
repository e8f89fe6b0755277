/** What one may in a room by one's role there, and by what one is on the place. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { type RoomId, type RoomRole, type UserId } from "../../lib/protocol/mod.ts";
import { listMembers, personRow, roomRow, seeRoom, type Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore, openedWithSpy, SHARED } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

interface Scene extends AsyncDisposable {
  store: Store;
  ada: Chatter;
  ben: Chatter;
  cleo: Chatter;
  eve: Chatter;
  /** Of ada; ben and cleo are in it. */
  room: RoomId;
}

async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const names = ["ada", "ben", "cleo", "eve"];
  const people = await Promise.all(names.map((name) => Chatter.named(store, name)));
  const [ada, ben, cleo, eve] = people as [Chatter, Chatter, Chatter, Chatter];
  const room = await ada.makes({ visibility: "private" });
  for (const one of [ben, cleo]) await ada.adds(room, one);
  return { store, ada, ben, cleo, eve, room, [Symbol.asyncDispose]: () => store.close() };
}

async function rolesIn(store: Store, room: RoomId): Promise<Map<UserId, RoomRole>> {
  const { members } = await listMembers(store, room, { limit: 100 });
  return new Map(members.map(({ user, role }) => [user, role]));
}

async function noticesOf(who: Chatter, room: RoomId) {
  return (await who.history(room)).flatMap(({ notice }) => notice ?? []);
}

Deno.test("who is not in a private room gets the answer to each verb that there is none", async () => {
  await using scenery = await scene();
  const { store, ada, ben, eve, room } = scenery;
  const outsiders = [eve, await Chatter.placed(store, "olga", { role: "owner" })];
  for (const { ground, user } of outsiders) {
    const attempts = [
      actions.joinRoom(ground, user, { room }),
      actions.changeRoom(ground, user, { room }),
      actions.changeRoom(ground, user, { room, slowSeconds: 5 }),
      actions.changeRoom(ground, user, { room, may: { add: "reader" } }),
      actions.archiveRoom(ground, user, { room, on: true }),
      actions.setRoomRole(ground, user, { room, user: ben.user, role: "reader" }),
      actions.transferRoom(ground, user, { room, user: ben.user }),
      actions.removeFromRoom(ground, user, { room, user: ben.user }),
      actions.addToRoom(ground, user, { room, user }),
    ];
    for (const attempt of await Promise.all(attempts)) assert.equal(codeOf(attempt), "not_found");
  }
  assert.equal((await noticesOf(ada, room)).length, 3, "made, and two added");
  assert.equal((await rolesIn(store, room)).size, 3);
});

Deno.test("a member may add, and no more than that of what a room is", async () => {
  await using scenery = await scene();
  const { store, ada, ben, cleo, eve, room } = scenery;
  await ben.adds(room, eve);
  const { ground, user } = ben;
  const attempts = [
    actions.changeRoom(ground, user, { room, name: "Ours" }),
    actions.changeRoom(ground, user, { room, description: "Ours" }),
    actions.changeRoom(ground, user, { room, posting: "moderators" }),
    actions.changeRoom(ground, user, { room, may: { rename: "member" } }),
    actions.archiveRoom(ground, user, { room, on: true }),
    ben.setsRole(room, cleo, "reader"),
    ben.transfers(room, ben),
    actions.removeFromRoom(ground, user, { room, user: eve.user }),
  ];
  for (const attempt of await Promise.all(attempts)) assert.equal(codeOf(attempt), "forbidden");
  const { view } = (await seeRoom(store, ada.user, room))!;
  assert.deepEqual(await ben.changes(room, {}), view.facts, "who names nothing changes nothing");
  assert.equal((await seeRoom(store, ada.user, room))!.view.cursor, view.cursor);
});

Deno.test("a moderator sees to names, rules and people; who may do what is the owner's", async () => {
  await using scenery = await scene();
  const { store, ada, ben, cleo, room } = scenery;
  given(await ada.setsRole(room, ben, "moderator"));
  const facts = await ben.changes(room, { description: "For all.\nCome in.", slowSeconds: 5 });
  assert.deepEqual([facts.description, facts.slowSeconds], ["For all.\nCome in.", 5]);
  const mixed = { room, slowSeconds: 0, may: { archive: "moderator" } } as const;
  assert.equal(codeOf(await actions.changeRoom(ben.ground, ben.user, mixed)), "forbidden");
  assert.equal(codeOf(await ben.setsRole(room, cleo, "moderator")), "forbidden");
  assert.equal(codeOf(await ben.setsRole(room, ada, "reader")), "forbidden");
  given(await ben.setsRole(room, cleo, "reader"));
  assert.equal((await rolesIn(store, room)).get(cleo.user), "reader");
  const after = await ada.changes(room, { may: { archive: "moderator" } });
  assert.deepEqual([after.slowSeconds, after.may.archive, after.may.add], [
    5,
    "moderator",
    "member",
  ]);
  await ben.archives(room);
});

Deno.test("a reader reads, and neither sends nor reacts; back a member, they do", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const id = await ada.sent(room, "hello");
  const own = await ben.sent(room, "mine");
  given(await ada.setsRole(room, ben, "reader"));
  assert.equal(codeOf(await ben.send(room, "no")), "forbidden");
  assert.equal(codeOf(await ben.react(room, id, "👍")), "forbidden");
  assert.equal(codeOf(await ben.edit(room, own, "other")), "forbidden");
  assert.equal(codeOf(await actions.sayTyping(ben.ground, ben.user, { room })), "forbidden");
  assert.equal((await ben.page(room)).messages.at(-1)!.id, own);
  given(await ben.delete(room, own));
  given(await ada.setsRole(room, ben, "member"));
  await ben.sent(room, "yes");
});

Deno.test("another role leaves what one may not see as it was", async () => {
  await using scenery = await scene();
  const { ada, eve } = scenery;
  const room = await ada.makes({ past: "those_present" });
  const before = await ada.sent(room, "from before");
  await eve.joins(room);
  given(await ada.setsRole(room, eve, "reader"));
  given(await ada.setsRole(room, eve, "moderator"));
  const { messages } = await eve.page(room);
  assert.deepEqual(messages.map(({ notice }) => notice?.what), ["joined"]);
  assert.equal(codeOf(await eve.delete(room, before)), "not_found");
});

Deno.test("an archived room is read, left and cleared, and in it nothing else is done", async () => {
  await using scenery = await scene();
  const { ada, ben, cleo, eve } = scenery;
  const room = await ada.makes();
  await ben.joins(room);
  await cleo.joins(room);
  const id = await ben.sent(room, "hello");
  await ada.archives(room);
  await ada.archives(room);
  for (const who of [ada, ben]) {
    assert.equal(codeOf(await who.send(room, "late")), "forbidden");
    assert.equal(codeOf(await who.react(room, id, "👍")), "forbidden");
  }
  assert.equal(codeOf(await ben.edit(room, id, "late")), "forbidden");
  assert.equal(codeOf(await actions.joinRoom(eve.ground, eve.user, { room })), "forbidden");
  const add = { room, user: eve.user };
  assert.equal(codeOf(await actions.addToRoom(ada.ground, ada.user, add)), "forbidden");
  assert.equal(codeOf(await actions.enterByInvite(eve.ground, eve.user, { room })), "forbidden");
  assert.deepEqual(given(await actions.browseRooms(eve.ground, eve.user, {})).rooms, []);
  given(await ben.delete(room, id));
  await cleo.leaves(room);
  assert.equal((await ben.page(room)).messages.length, 6);
  await ada.archives(room, false);
  await ben.sent(room, "again");
  await eve.joins(room);
  const whats = (await noticesOf(ada, room)).map(({ what }) => what);
  assert.deepEqual(whats.slice(-4), ["archived", "left", "reopened", "joined"]);
  const { rooms } = given(await actions.browseRooms(eve.ground, eve.user, {}));
  assert.deepEqual(rooms.map((card) => card.id), [room]);
});

Deno.test("in an announcement room few speak, and everyone reacts", async () => {
  await using scenery = await scene();
  const { store, ada, ben, cleo, room } = scenery;
  await ada.changes(room, { posting: "moderators" });
  const id = await ada.sent(room, "hear this");
  assert.equal(codeOf(await ben.send(room, "no")), "forbidden");
  given(await ben.react(room, id, "👍"));
  await cleo.isNow({ role: "admin" });
  await cleo.sent(room, "an admin may, by what the place says");
  await cleo.isNow({ role: "member" });
  assert.equal(codeOf(await cleo.send(room, "no longer")), "forbidden");
  given(await ada.setsRole(room, ben, "moderator"));
  await ben.sent(room, "yes");
  const { view } = (await seeRoom(store, ben.user, room))!;
  assert.deepEqual([view.role, view.facts.posting], ["moderator", "moderators"]);
});

Deno.test("a room's owner leaves it to somebody first, or as the last", async () => {
  await using scenery = await scene();
  const { store, ada, ben, cleo, eve, room } = scenery;
  assert.deepEqual(await actions.leaveRoom(ada.ground, ada.user, { room }), {
    ...{ ok: false, code: "forbidden", detail: "transfer the room first" },
  });
  assert.equal(codeOf(await ben.transfers(room, cleo)), "forbidden");
  assert.equal(codeOf(await ada.transfers(room, eve)), "not_found");
  given(await ada.transfers(room, ben));
  given(await ben.transfers(room, ben));
  assert.deepEqual(
    [...await rolesIn(store, room)].sort(),
    [
      [ada.user, "moderator"],
      [ben.user, "owner"],
      [cleo.user, "member"],
    ].sort(),
  );
  await ada.leaves(room);
  await cleo.leaves(room);
  await ben.leaves(room);
  assert.equal((await rolesIn(store, room)).size, 0);
});

Deno.test("an admin of the place who is in a room hands it on; its owner removes even them", async () => {
  await using scenery = await scene();
  const { store, ada, ben, cleo, room } = scenery;
  await cleo.isNow({ role: "admin" });
  const remove = { room, user: ada.user };
  assert.equal(codeOf(await actions.removeFromRoom(cleo.ground, cleo.user, remove)), "forbidden");
  given(await cleo.transfers(room, ben));
  const owners = [...await rolesIn(store, room)].filter(([, role]) => role === "owner");
  assert.deepEqual(owners, [[ben.user, "owner"]]);
  assert.deepEqual((await noticesOf(ben, room)).at(-1), { what: "transferred", who: ben.user });
  await ben.removes(room, cleo);
  assert.ok(!(await rolesIn(store, room)).has(cleo.user));
});

Deno.test("who comes first into a room that everybody has left owns it", async () => {
  await using scenery = await scene();
  const { store, ada, ben, eve } = scenery;
  const room = await ada.makes();
  await ada.leaves(room);
  const guest = await Chatter.placed(store, "gus", { role: "guest", guestOf: "place" });
  await guest.joins(room);
  assert.equal((await rolesIn(store, room)).get(guest.user), "member", "a guest owns nothing");
  await guest.leaves(room);
  await ben.joins(room);
  await eve.joins(room);
  const roles = await rolesIn(store, room);
  assert.deepEqual([roles.get(ben.user), roles.get(eve.user)], ["owner", "member"]);
});

Deno.test("a guest is let in by others, and opens, makes and joins no more than they may", async () => {
  await using scenery = await scene();
  const { store, ada, ben, room } = scenery;
  const open = await ada.makes();
  const invited = await Chatter.placed(store, "ines", { role: "guest", guestOf: "invite" });
  const placed = await Chatter.placed(store, "pia", { role: "guest", guestOf: "place" });
  const { ground } = invited;
  const browse = (who: Chatter) => actions.browseRooms(ground, who.user, {});
  assert.equal(codeOf(await browse(invited)), "forbidden");
  assert.equal(given(await browse(placed)).rooms.length, 1);
  assert.equal(codeOf(await actions.joinRoom(ground, invited.user, { room: open })), "not_found");
  assert.equal(codeOf(await invited.send(open, "hello?")), "not_found");
  await placed.joins(open);
  for (const guest of [invited, placed]) {
    await ada.adds(room, guest);
    await guest.sent(room, "hello");
    const { user } = guest;
    const ask = { once: guest.refused(), name: "Mine", visibility: "public" } as const;
    const attempts = [
      actions.createRoom(ground, user, { ...ask, past: "everyone" }),
      actions.openDirect(ground, user, { users: [ada.user] }),
      actions.openDirect(ground, user, { users: [] }),
      actions.addToRoom(ground, user, { room, user: ben.user }),
      ada.setsRole(room, guest, "moderator"),
      ada.transfers(room, guest),
    ];
    for (const attempt of await Promise.all(attempts)) assert.equal(codeOf(attempt), "forbidden");
    const direct = given(await actions.openDirect(ada.ground, ada.user, { users: [user] })).room;
    await guest.sent(direct, "you asked?");
    const again = await actions.openDirect(ground, user, { users: [ada.user] });
    assert.equal(given(again).room, direct, "it is there already");
  }
  await ada.changes(room, { may: { add: "reader", rename: "reader", archive: "reader" } });
  const archive = await actions.archiveRoom(ground, placed.user, { room, on: true });
  assert.equal(codeOf(archive), "forbidden", "whatever the room says");
});

Deno.test("a room stored before there were such facts is open to all, and is what it was", async () => {
  await using scenery = await scene();
  const { store, ada, ben, room } = scenery;
  const before = { kind: "private", name: "Old", topic: "", past: "everyone" } as const;
  await store.kv.set(roomRow(room).key, before);
  store.cache.forgetAll();
  await ben.sent(room, "as ever");
  const { view } = (await seeRoom(store, ben.user, room))!;
  const { kind, name, archived, posting, slowSeconds, may } = view.facts;
  assert.deepEqual([kind, name, archived, posting, slowSeconds], [
    ...["private", "Old", false, "everyone", 0],
  ]);
  assert.deepEqual(may, { add: "member", rename: "moderator", archive: "owner" });
  assert.equal((await ada.changes(room, { slowSeconds: 5 })).description, "");
});

Deno.test("one who was invited enters any room but a conversation, once", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room } = scenery;
  const enter = (room: RoomId) => actions.enterByInvite(eve.ground, eve.user, { room });
  for (const _ of ["once", "again"]) given(await enter(room));
  assert.deepEqual((await noticesOf(ada, room)).slice(3), [{ what: "joined", who: eve.user }]);
  const direct = given(await actions.openDirect(ada.ground, ada.user, { users: [ben.user] })).room;
  assert.equal(codeOf(await enter(direct)), "not_found");
  assert.equal((await actions.listRooms(eve.ground, eve.user)).length, 1);
});

Deno.test("a message of a member rests on no more rows than its stream and its room's head", async () => {
  await using open = await openedWithSpy(SHARED);
  const { store, spy } = open;
  const ada = await Chatter.named(store, "ada");
  const ben = await Chatter.named(store, "ben");
  const room = await ada.makes();
  await ben.joins(room);
  await ben.sent(room, "warm");
  const before = spy.commits.length;
  await ben.sent(room, "hello");
  assert.deepEqual(spy.commits.slice(before).map(({ checks }) => checks), [2]);
  assert.ok((await store.kv.get(personRow(ben.user).key)).value !== null);
});
