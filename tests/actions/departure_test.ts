/** Going for good: what is over at once, what is left to do, and what stays. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { hashOf, type Signed } from "../../lib/auth/mod.ts";
import { createLive } from "../../lib/live/mod.ts";
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import {
  ignoredRow,
  ignoresRow,
  inviteRow,
  knownDevicesRow,
  listMembers,
  passkeyRow,
  profileRow,
  sessionRow,
} from "../../lib/store/mod.ts";
import { HandSocket } from "../live/by_hand.ts";
import { codeOf, SHARED, storeOver } from "../store/chatter.ts";
import { SpiedKv } from "../store/spied_kv.ts";
import { within } from "../support/deadline.ts";
import { given } from "../support/seed.ts";
import {
  finishOver,
  goes,
  PASSWORD,
  problemsOf,
  TestPlace,
  textOf,
  untilClosed,
} from "./test_place.ts";

const OFFLINE = { presenceOf: () => "offline" as const };

async function rolesIn({ here }: TestPlace, room: RoomId): Promise<Record<UserId, string>> {
  const { members } = await listMembers(here, room, { limit: 100 });
  return Object.fromEntries(members.map(({ user, role }) => [user, role]));
}

Deno.test("who deletes their account is out at once, here and there, and the name is free", async () => {
  await using place = await TestPlace.open();
  const eve = await place.member("Eve");
  const room = await place.firstRoom();
  const chatter = await place.speaks(eve, place.there);
  const stores = [place.here, place.there];
  const lives = await Promise.all(
    stores.map((store) => createLive(store, Date.now, { pollMs: 20 })),
  );
  const sockets = lives.map((live) => {
    const socket = new HandSocket();
    live.connect(socket, eve.user, eve.session, false);
    return socket;
  });
  assert.deepEqual(problemsOf(await goes(place, eve, "keep", "wrong")), ["wrong"]);
  const program: Signed = { ...eve, scopes: ["read", "write", "admin"] };
  assert.deepEqual(problemsOf(await goes(place, program, "keep", PASSWORD)), ["not_yours"]);
  assert.ok(await place.account(eve.user));
  assert.deepEqual(await goes(place, eve, "keep", PASSWORD), { ok: true });

  await untilClosed(sockets);
  assert.deepEqual(sockets.map(({ closed }) => closed?.code), [4103, 4103]);
  for (const live of lives) await live.stop();
  assert.equal(await place.get(sessionRow(eve.session)), null);
  assert.equal(codeOf(await chatter.send(room, "still here")), "unknown_stream");
  const asked = { name: "eve", password: PASSWORD };
  assert.deepEqual(problemsOf(await actions.logIn(place.door(), asked)), ["wrong"]);
  const other = await place.signed(await actions.register(place.door(place.there), asked));
  assert.notEqual(other.user, eve.user);
  const card = await actions.lookAtCard(place.ground, place.ada.user, eve, OFFLINE);
  assert.deepEqual(given(card).person, {
    ...{ id: eve.user, name: "", displayName: "", role: "member", gone: true },
    ...{ presence: "offline", lastSeen: null },
  });
  assert.deepEqual(problemsOf(await goes(place, eve, "keep", PASSWORD)), ["not_yours"]);
});

Deno.test("afterwards they are out of their rooms, conversations keep their place, and what they said stays", async () => {
  await using place = await TestPlace.open();
  const ada = await place.speaks(place.ada);
  const eve = await place.speaks(await place.member("eve"));
  const room = await ada.makes();
  await eve.joins(room);
  const { room: direct } = given(
    await actions.openDirect(eve.ground, eve.user, { users: [ada.user] }),
  );
  for (const each of [room, direct]) await eve.sent(each, "I was here");
  const me = await place.signsIn(eve.user);
  assert.ok((await goes(place, me, "keep", PASSWORD)).ok);
  await finishOver(place.kv);
  for (const each of [room, await place.firstRoom()]) {
    assert.deepEqual(await rolesIn(place, each), { [ada.user]: "owner" });
    const { notice, from } = (await ada.history(each)).at(-1)!;
    assert.deepEqual([notice, from], [{ what: "left", who: eve.user }, eve.user]);
  }
  assert.deepEqual(await rolesIn(place, direct), { [ada.user]: "member", [eve.user]: "member" });
  for (const each of [room, direct]) {
    const said = (await ada.history(each)).filter(({ notice }) => notice === undefined);
    assert.deepEqual(said.map(({ body, from }) => [body, from]), [["I was here", eve.user]]);
  }
  assert.deepEqual(await place.rows("departing"), []);
  const again = given(await actions.openDirect(ada.ground, ada.user, { users: [eve.user] }));
  assert.equal(again.room, direct, "it is found as it was");
});

Deno.test("a room that was theirs gets a moderator before a member, a reader last, never a guest nor the banned", async () => {
  await using place = await TestPlace.open({ guests: true });
  const eve = await place.resident("eve", "member");
  const owner = await place.speaks(eve);
  const kinds = ["guest", "banned", "reader", "member", "moderator"] as const;
  const people = await Promise.all(kinds.map(async (kind) => {
    return await place.resident(`the-${kind}`, kind === "guest" ? "guest" : "member");
  }));
  const [guest, banned, reader, member, moderator] = people as [
    Signed,
    Signed,
    Signed,
    Signed,
    Signed,
  ];
  const roomWith = async (...users: Signed[]) => {
    const room = await owner.makes();
    for (const user of users) await owner.adds(room, user);
    if (users.includes(reader)) given(await owner.setsRole(room, reader, "reader"));
    if (users.includes(moderator)) given(await owner.setsRole(room, moderator, "moderator"));
    if (users.includes(banned)) given(await owner.setsRole(room, banned, "moderator"));
    return room;
  };
  const expected: [RoomId, Signed | null][] = [
    [await roomWith(member, moderator, guest, reader, banned), moderator],
    [await roomWith(guest, reader, member, banned), member],
    [await roomWith(guest, reader), reader],
    [await roomWith(guest, banned), null],
    [await roomWith(), null],
  ];
  given(await actions.banPerson(place.door(), place.ada, banned.user, ""));
  assert.ok((await goes(place, eve, "keep")).ok);
  await finishOver(place.kv);
  for (const [room, heir] of expected) {
    const roles = await rolesIn(place, room);
    assert.ok(!(eve.user in roles));
    const owners = Object.keys(roles).filter((user) => roles[user as UserId] === "owner");
    assert.deepEqual(owners, heir === null ? [] : [heir.user]);
  }
});

Deno.test("an heir who leaves while they are looked for does not leave the room without an owner", async () => {
  await using place = await TestPlace.open();
  const [eve, ben, cleo] = [
    await place.resident("eve", "member"),
    await place.resident("ben", "member"),
    await place.resident("cleo", "member"),
  ];
  const owner = await place.speaks(eve);
  const room = await owner.makes();
  for (const each of [ben, cleo]) await owner.adds(room, each);
  given(await owner.setsRole(room, ben, "moderator"));
  const heir = await place.speaks(ben, place.there);
  assert.ok((await goes(place, eve, "keep")).ok);
  let looks = 0;
  // The clock is looked at in the commit; before it decides, the heir is gone
  const spy = new SpiedKv(place.kv);
  const store = await storeOver(spy.kv, SHARED);
  const letGo = spy.hold();
  const finishing = actions.finishDepartures({ store, now: () => (looks++, place.clock.now()) });
  await within("the first commit", spy.begun(1));
  await heir.leaves(room);
  letGo();
  await finishing;
  assert.ok(looks > 1, "it was decided again");
  assert.deepEqual(await rolesIn(place, room), { [cleo.user]: "owner" });
});

Deno.test("one departure that fails holds up none of the others", async () => {
  await using place = await TestPlace.open();
  const room = await place.firstRoom();
  const people = [await place.resident("eve", "member"), await place.resident("ben", "member")];
  for (const me of people) {
    await (await place.speaks(me)).joins(room);
    assert.ok((await goes(place, me, "keep")).ok);
  }
  const spy = new SpiedKv(place.kv);
  const store = await storeOver(spy.kv, SHARED);
  spy.lose("request");
  const ground = { store, now: () => place.clock.now() };
  await assert.rejects(() => actions.finishDepartures(ground));
  assert.equal((await place.rows("departing")).length, 1);
  assert.equal(Object.keys(await rolesIn(place, room)).length, 2);
  await actions.finishDepartures(ground);
  assert.deepEqual(Object.keys(await rolesIn(place, room)), [place.ada.user]);
});

Deno.test("of who is gone nothing is kept but their place: no row has their name, nor what was theirs alone", async () => {
  await using place = await TestPlace.open();
  const eve = await place.member("Zebulon");
  const { user } = eve;
  const [ada, chatter] = [await place.speaks(place.ada), await place.speaks(eve)];
  const room = await place.firstRoom();
  const door = { ...place.door(), caller: { prefix: "192.0.2.0/24", device: "a browser" } };
  await place.signed(await actions.logIn(door, { name: "zebulon", password: PASSWORD }));
  await chatter.sent(room, "I say this, @ada", { mentions: [ada.user] });
  given(
    await actions.changeProfile(place.ground, user, { bio: "Zebulon's bio", pronouns: "they" }),
  );
  given(await actions.ignorePerson(place.ground, user, { user: ada.user, on: true }));
  given(await actions.ignorePerson(place.ground, ada.user, { user, on: true }));
  const id = await chatter.sent(room, "And this");
  const { ground } = place;
  given(await actions.saveMessage(ground, user, { room, id, on: true }));
  given(await actions.changeSettings(ground, user, { keywords: ["Zebulon"] }));
  given(await actions.preferRoom(ground, user, { room, favourite: true }));
  given(await actions.setDraft(ground, user, { room, text: "Zebulon says", base: 0 }));
  await place.put(passkeyRow("a passkey"), () => ({ user }));
  const passkeys = { passkeys: ["a passkey"] };
  await place.put({ ...accountKeyOf(user) }, (account) => ({ ...Object(account), ...passkeys }));
  const made = given(
    await actions.makeInvite(place.door(), eve, {
      as: "member",
      rooms: [],
      days: null,
      uses: null,
    }),
  );
  assert.ok(await namedIn(place) > 0);
  const own = [
    profileRow(user),
    ignoredRow(user),
    ignoresRow(user, ada.user),
    knownDevicesRow(user),
  ];
  for (const { key } of own) assert.notEqual((await place.kv.get(key)).value, null, String(key));

  assert.ok((await goes(place, eve, "keep", PASSWORD)).ok);
  for (const { key } of [...own, passkeyRow("a passkey"), accountKeyOf(user)]) {
    assert.equal((await place.kv.get(key)).value, null, String(key));
  }
  await finishOver(place.kv);
  assert.equal(await namedIn(place), 0);
  for (const kind of ["settings", "prefs", "drafts", "draft", "saved_of", "saved"]) {
    assert.deepEqual(await place.rows(kind), [], kind);
  }
  assert.equal(await place.get(inviteRow(hashOf(made.secret))), null);
  assert.notEqual(await place.get(ignoresRow(ada.user, user)), null);
  assert.ok((await ada.history(room)).some(({ body }) => body === "I say this, @ada"));
});

const accountKeyOf = (user: UserId) => ({ key: ["account", user], name: `account/${user}` });

/** In how many rows; what is told in the feed is gone within minutes. */
async function namedIn(place: TestPlace): Promise<number> {
  const rows = (await place.rows()).filter(({ key }) => key[0] !== "feed");
  return rows.filter(({ key, value }) => /zebulon/i.test(JSON.stringify(key) + textOf(value)))
    .length;
}

Deno.test("nobody brings somebody back who is gone, and they do nothing more themselves", async () => {
  await using place = await TestPlace.open();
  const ada = await place.speaks(place.ada);
  const eve = await place.resident("eve", "member");
  const room = await ada.makes();
  const secret = await place.invites(place.ada, { rooms: [room] });
  assert.ok((await goes(place, eve, "keep")).ok);
  const { ground } = ada;
  const add = await actions.addToRoom(ground, ada.user, { room, user: eve.user });
  assert.equal(codeOf(add), "not_found");
  const direct = await actions.openDirect(ground, ada.user, { users: [eve.user] });
  assert.equal(codeOf(direct), "not_found");
  // Of a socket that has not heard of it yet
  assert.equal(codeOf(await actions.joinRoom(place.ground, eve.user, { room })), "not_found");
  const back = await actions.enterByInvite(place.ground, eve.user, { room });
  assert.equal(codeOf(back), "not_found");
  const opens = await actions.openDirect(place.ground, eve.user, { users: [ada.user] });
  assert.equal(codeOf(opens), "forbidden");
  assert.equal(codeOf(await actions.browseRooms(place.ground, eve.user, {})), "forbidden");
  assert.ok(!(await actions.enterInvitedRooms(place.door(), eve, secret)).ok);
  assert.equal(
    codeOf(await actions.changeProfile(place.ground, eve.user, { bio: "x" })),
    "not_found",
  );
  assert.deepEqual(await actions.listRooms(place.ground, eve.user), []);
  assert.deepEqual(await rolesIn(place, room), { [ada.user]: "owner" });
});
