/** Guests: what they see and may, how they become members, and how they end. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { type Signed, whoHas } from "../../lib/auth/mod.ts";
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import { guestRow, markOffline, markOnline, placeRow, sessionRow } from "../../lib/store/mod.ts";
import { Chatter, codeOf } from "../store/chatter.ts";
import { within } from "../support/deadline.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";
import { PASSWORD, problemsOf, TestPlace } from "./test_place.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const OFFLINE = { presenceOf: () => "offline" as const };

/** Whom a look shows, and of whom it has one hear. */
async function looks({ ground, user }: Chatter, users: UserId[]) {
  const watched: UserId[] = [];
  const lookout = { ...OFFLINE, watch: (all: readonly UserId[]) => void watched.push(...all) };
  const { people } = given(await actions.watchPeople(ground, user, { users }, lookout));
  return [people.map(({ id }) => id).sort(), watched.sort()];
}

async function creates(chatter: Chatter): Promise<string> {
  const asked = { once: chatter.refused(), name: "Mine", visibility: "public", past: "everyone" };
  return codeOf(await actions.createRoom(chatter.ground, chatter.user, asked as never));
}

Deno.test("a guest of an invite sees its rooms and the people in them, and nothing else", async () => {
  await using place = await TestPlace.open();
  const [ben, cleo] = [await place.member("ben"), await place.member("cleo")];
  const ada = await place.speaks(place.ada);
  const rooms = [await ada.makes({ visibility: "private" }), await ada.makes()];
  await ada.adds(rooms[0]!, ben);
  const [open, first] = [await ada.makes(), await place.firstRoom()];
  const secret = await place.invites(place.ada, { as: "guest", rooms });
  const gus = await place.speaks(await place.signed(await place.accepts(secret, "gus")));
  assert.deepEqual((await actions.listRooms(gus.ground, gus.user)).sort(), rooms.sort());
  for (const room of rooms) await gus.sent(room, "hello");

  const { ground, user } = gus;
  assert.equal(codeOf(await actions.browseRooms(ground, user, {})), "forbidden");
  for (const room of [open, first]) {
    assert.equal(codeOf(await actions.joinRoom(ground, user, { room })), "not_found");
    assert.equal(codeOf(await actions.pageHistory(ground, user, { room })), "not_found");
    assert.equal(codeOf(await actions.pageMembers(ground, user, { room })), "not_found");
  }
  const seen = [place.ada.user, ben.user, user].sort();
  assert.deepEqual(await looks(gus, [...seen, cleo.user]), [seen, seen]);
  given(await actions.lookAtCard(ground, user, { user: ben.user }, OFFLINE));
  const card = await actions.lookAtCard(ground, user, { user: cleo.user }, OFFLINE);
  assert.equal(codeOf(card), "not_found");
  for (const users of [[ben.user], [cleo.user], []]) {
    assert.equal(codeOf(await actions.openDirect(ground, user, { users })), "forbidden");
  }
  assert.equal(await creates(gus), "forbidden");
  const adds = await actions.addToRoom(ground, user, { room: rooms[1]!, user: cleo.user });
  assert.equal(codeOf(adds), "forbidden");
});

Deno.test("a guest of the place sees its public rooms and everybody, and opens nothing", async () => {
  await using place = await TestPlace.open({ door: "invite", guests: true });
  const cleo = await place.resident("cleo", "member");
  const ada = await place.speaks(place.ada);
  const [open, hidden] = [await ada.makes(), await ada.makes({ visibility: "private" })];
  const gus = await place.speaks(await place.guest("gus"));
  const { ground, user } = gus;
  assert.deepEqual(await actions.listRooms(ground, user), [await place.firstRoom()]);
  const { rooms } = given(await actions.browseRooms(ground, user, {}));
  assert.ok(rooms.some(({ id }) => id === open) && !rooms.some(({ id }) => id === hidden));
  await gus.joins(open);
  assert.equal(codeOf(await actions.joinRoom(ground, user, { room: hidden })), "not_found");
  given(await actions.lookAtCard(ground, user, { user: cleo.user }, OFFLINE));
  assert.equal(codeOf(await actions.openDirect(ground, user, { users: [cleo.user] })), "forbidden");
  assert.equal(await creates(gus), "forbidden");
});

Deno.test("where the place is not open to guests nobody comes in by a name alone", async () => {
  await using place = await TestPlace.open({ door: "open", guests: false });
  assert.deepEqual(problemsOf(await actions.visit(place.door(), { name: "gus" })), ["closed"]);
  assert.deepEqual(problemsOf(await actions.logIn(place.door(), { name: "gus", password: "" })), [
    "wrong",
  ]);
  assert.equal((await place.rows("person")).length, 1);
});

Deno.test("a guest rises on the socket that is open, keeps everything, and is heard of", async () => {
  await using server = await startServer();
  const { store, passwords } = server.chat;
  const now = () => server.clock.now();
  const row = { name: "Here", hue: 1, door: "invite", guests: true, rooms: [] } as const;
  await store.kv.set(placeRow.key, row);
  const caller = { prefix: "192.0.2.0/24", device: null };
  const door = { store, passwords, now, caller };
  const entered = await actions.visit(door, { name: "gus" });
  assert.ok(entered.ok);
  const { token } = entered;
  const me = (await whoHas(store, token, now()))!;
  const ada = await Chatter.at(store, (await seedPerson(store, "ada")).user);
  const room = await ada.makes();
  await using gus = await WireClient.connect(server.address, token);
  await using other = await WireClient.connect(
    server.address,
    (await seedPerson(store, "ben")).token,
  );
  given(await other.ask("people.watch", { users: [me.user] }));
  given(await gus.ask("room.join", { room }));
  given(await gus.ask("message.send", { once: await gus.once(), room, body: "as a guest" }));
  const direct = () => gus.ask("direct.open", { users: [ada.user] });
  assert.deepEqual(await direct(), { ok: false, code: "forbidden" });

  const weak = await actions.stayAsMember(door, me, "short");
  assert.deepEqual(problemsOf(weak), ["short"]);
  assert.deepEqual(await direct(), { ok: false, code: "forbidden" });
  const risen = await actions.stayAsMember(door, me, PASSWORD);
  assert.ok(risen.ok && risen.token !== null && risen.token !== token);
  given(await direct());
  const once = await gus.once();
  const asked = { once, name: "Mine", visibility: "public", past: "everyone" } as const;
  given(await gus.ask("room.create", asked));
  given(await gus.ask("message.send", { once: await gus.once(), room, body: "as a member" }));
  const said = (await ada.history(room)).filter(({ from, notice }) => from === me.user && !notice);
  assert.deepEqual(said.map(({ body }) => body), ["as a guest", "as a member"]);
  const told = await other.hears("who has risen", (event) => event.type === "person.changed");
  const person = { id: me.user, name: "gus", displayName: "gus", role: "member" };
  assert.deepEqual(told, { type: "person.changed", person });

  const again = await actions.logIn(door, { name: "gus", password: PASSWORD });
  assert.ok(again.ok && again.user === me.user);
  assert.equal(await whoHas(store, token, now()), null, "the old token is no more");
  const renewed = (await whoHas(store, risen.token, now()))!;
  assert.deepEqual(problemsOf(await actions.stayAsMember(door, renewed, PASSWORD)), ["not_yours"]);
  assert.equal((await store.kv.get(guestRow(me.user).key)).value, null);
});

async function scene(): Promise<TestPlace & { gus: Signed; room: RoomId }> {
  const place = await TestPlace.open({ guests: true });
  const gus = await place.guest("Gus");
  return Object.assign(place, { gus, room: await place.firstRoom() });
}

const isGone = async (place: TestPlace, { user }: Signed) =>
  (await place.person(user)).gone === true;

Deno.test("a guest who was away for 30 days ends, and not a moment earlier", async () => {
  await using place = await scene();
  const { gus } = place;
  place.clock.move(5 * DAY_MS);
  const online = { user: gus.user, instance: "there" };
  given(await markOnline(place.there, online, "online", place.clock.now()));
  given(await markOffline(place.there, online, place.clock.now()));
  place.clock.move(30 * DAY_MS - 1);
  await actions.endLongGuests(place.ground);
  assert.ok(!await isGone(place, gus));
  place.clock.move(1);
  await actions.endLongGuests(place.ground);
  assert.ok(await isGone(place, gus));
  assert.equal(await place.account(gus.user), null);
});

Deno.test("a guest who has never been seen again ends 30 days after they came; a member never", async () => {
  await using place = await scene();
  const ben = await place.resident("ben", "member");
  place.clock.move(30 * DAY_MS - 1);
  await actions.endLongGuests(place.ground);
  assert.ok(!await isGone(place, place.gus));
  place.clock.move(400 * DAY_MS);
  await actions.endLongGuests(place.ground);
  assert.ok(await isGone(place, place.gus));
  for (const stays of [ben, place.ada]) assert.ok(!await isGone(place, stays));
});

Deno.test("a guest who is online, on whichever instance, does not end", async () => {
  await using place = await scene();
  const { user } = place.gus;
  place.clock.move(40 * DAY_MS);
  given(await markOnline(place.there, { user, instance: "there" }, "online", place.clock.now()));
  await actions.endLongGuests(place.ground);
  assert.ok(!await isGone(place, place.gus));
});

/** What may happen while the chore looks whether they are there. */
const COMES_BACK: Record<string, (place: TestPlace, me: Signed) => Promise<unknown>> = {
  "stays as a member": (place, me) => actions.stayAsMember(place.door(place.there), me, PASSWORD),
  "was here": async (place, { user }) => {
    const online = { user, instance: "there" };
    given(await markOnline(place.there, online, "online", place.clock.now()));
    given(await markOffline(place.there, online, place.clock.now()));
  },
};

for (const [how, comesBack] of Object.entries(COMES_BACK)) {
  Deno.test(`a guest who just then ${how} does not end`, async () => {
    await using place = await scene();
    const { gus } = place;
    place.clock.move(40 * DAY_MS);
    const { promise: looked, resolve: look } = Promise.withResolvers<void>();
    // The clock is looked at once the guest was
    const now = () => (look(), place.clock.now());
    const held = holdSecondList(place.kv);
    const ending = actions.endLongGuests({ store: place.here, now });
    await within("the look at the guest", looked);
    await comesBack(place, gus);
    held.release();
    await ending;
    assert.ok(!await isGone(place, gus));
    assert.notEqual(await place.account(gus.user), null);
  });
}

/** The list of guests is answered; where somebody is online is not until it is let go. */
function holdSecondList(kv: Deno.Kv): { release(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { list } = kv;
  let lists = 0;
  const held = async function* (...asked: Parameters<Deno.Kv["list"]>) {
    if (++lists > 1) await promise;
    yield* list.apply(kv, asked);
  };
  Object.assign(kv, { list: held });
  return {
    release() {
      delete (kv as Partial<Deno.Kv>).list;
      resolve();
    },
  };
}

Deno.test("of a guest who has ended the name is free, the sessions are over and the messages stay", async () => {
  await using place = await scene();
  const { gus, room, ada } = place;
  const chatter = await place.speaks(gus, place.there);
  await chatter.sent(room, "I was here");
  place.clock.move(40 * DAY_MS);
  await actions.endLongGuests(place.ground);
  await actions.finishDepartures(place.ground);

  assert.equal(await place.get(sessionRow(gus.session)), null);
  for (const store of [place.here, place.there]) {
    assert.equal(await store.sessions.find(gus.session), null);
  }
  assert.equal(codeOf(await chatter.send(room, "still here")), "unknown_stream");
  const reader = await place.speaks(ada);
  const said = (await reader.history(room)).find(({ body }) => body === "I was here");
  assert.equal(said?.from, gus.user);
  const card = await actions.lookAtCard(reader.ground, ada.user, { user: gus.user }, OFFLINE);
  const { person } = given(card);
  assert.deepEqual([person.name, person.displayName, person.gone], ["", "Gus", true]);
  const { members } = given(await actions.pageMembers(reader.ground, ada.user, { room }));
  assert.deepEqual(members.map(({ user }) => user), [ada.user]);
  assert.notEqual((await place.guest("gus")).user, gus.user);
});

Deno.test("whoever made a member of a guest has ended their being one", async () => {
  await using place = await scene();
  given(await actions.setRole(place.door(), place.ada, place.gus.user, "member"));
  place.clock.move(400 * DAY_MS);
  await actions.endLongGuests(place.ground);
  const { role, guestOf, gone } = await place.person(place.gus.user);
  assert.deepEqual([role, guestOf, gone], ["member", undefined, undefined]);
  assert.ok(await place.account(place.gus.user));
  assert.equal(await place.get(guestRow(place.gus.user)), null);
});
