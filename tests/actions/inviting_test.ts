/** Links that let people in: who makes them, what they lead to, and when they lead nowhere. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { AskedInvite } from "../../lib/actions/mod.ts";
import { hashOf, type Signed, WAIT_RULES } from "../../lib/auth/mod.ts";
import { newRoomId, type Outcome } from "../../lib/protocol/mod.ts";
import { inviteRow, placeRow } from "../../lib/store/mod.ts";
import { codeOf } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import { problemsOf, TestPlace } from "./test_place.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

const asks = (place: TestPlace, by: Signed, asked: Partial<AskedInvite> = {}) =>
  actions.makeInvite(place.door(), by, {
    as: "member",
    rooms: [],
    days: null,
    uses: null,
    ...asked,
  });

const program = (me: Signed): Signed => ({ ...me, scopes: ["read", "write", "admin"] });

Deno.test("an invitation lets a member in, into the rooms of newcomers and its own, private ones too", async () => {
  await using place = await TestPlace.open({ door: "invite" });
  const ada = await place.speaks(place.ada);
  const rooms = [await ada.makes(), await ada.makes({ visibility: "private" })];
  const secret = await place.invites(place.ada, { rooms });
  const looked = await actions.lookAtInvite(place.door(place.there), secret);
  assert.deepEqual(looked, { as: "member", by: "Ada", rooms: ["A room", "A room"] });
  const ben = await place.signed(await place.accepts(secret, "ben", place.there));
  const entered = await actions.listRooms(place.door(), ben.user);
  assert.deepEqual(entered.sort(), [await place.firstRoom(), ...rooms].sort());
  assert.equal((await place.person(ben.user)).role, "member");
  for (const { value } of await place.rows()) {
    assert.ok(!(JSON.stringify(value) ?? "").includes(secret), "the store has its hash alone");
  }
});

Deno.test("an invitation leads nowhere from its very end on", async () => {
  await using place = await TestPlace.open({ door: "invite" });
  const secret = await place.invites(place.ada, { days: 1 });
  place.clock.move(DAY_MS - 1);
  await place.signed(await place.accepts(secret, "ben"));
  place.clock.move(1);
  assert.deepEqual(problemsOf(await place.accepts(secret, "cleo")), ["link"]);
});

Deno.test("looking uses nothing up, and of 50 who come at once on two instances as many get in as it is for", async () => {
  await using place = await TestPlace.open({ door: "invite" });
  const rooms = [await place.firstRoom()];
  const secret = await place.invites(place.ada, { as: "guest", rooms, uses: 3 });
  for (let looks = 0; looks < 5; looks++) {
    assert.ok("as" in await actions.lookAtInvite(place.door(), secret));
  }
  const stores = [place.here, place.there];
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, i) => place.accepts(secret, `person${i}`, stores[i % 2])),
  );
  assert.equal(all.filter(({ ok }) => ok).length, 3);
  for (const entered of all) if (!entered.ok) assert.deepEqual(problemsOf(entered), ["link"]);
  assert.equal((await place.rows("person")).length, 4);
  const value = await place.get(inviteRow(hashOf(secret)));
  assert.deepEqual([value?.left, value?.used], [0, 3]);
});

Deno.test("a name that is taken uses nothing up", async () => {
  await using place = await TestPlace.open({ door: "invite" });
  const secret = await place.invites(place.ada, { uses: 1 });
  assert.deepEqual(problemsOf(await place.accepts(secret, "ada")), ["taken"]);
  await place.signed(await place.accepts(secret, "ben"));
});

/** What shuts an invitation, by who made it. */
const SHUTS: Record<string, (place: TestPlace, by: Signed, secret: string) => Promise<unknown>> = {
  "a closed door": (place) => place.changes({ door: "closed" }),
  "its end": async (place, by, secret) =>
    given(await actions.endInvite(place.door(), by, hashOf(secret))),
  "a ban of who made it": async (place, { user }) =>
    given(await actions.banPerson(place.door(), place.ada, user, "")),
  "the departure of who made it": async (place, by) => {
    const proof = { password: "three odd green words", messages: "keep" } as const;
    assert.ok((await actions.deleteAccount(place.door(), by, proof)).ok);
  },
};

for (const [what, shut] of Object.entries(SHUTS)) {
  Deno.test(`an invitation leads nowhere after ${what}: not to a look, not in, not into its rooms`, async () => {
    await using place = await TestPlace.open();
    const [ben, cleo] = [await place.member("ben"), await place.member("cleo")];
    const room = await (await place.speaks(ben)).makes();
    const secret = await place.invites(ben, { rooms: [room] });
    assert.ok("as" in await actions.lookAtInvite(place.door(place.there), secret), "it is open");
    await shut(place, ben, secret);
    const there = () => place.door(place.there);
    assert.deepEqual(await actions.lookAtInvite(there(), secret), actions.refusedFor("link"));
    assert.deepEqual(problemsOf(await place.accepts(secret, "dan", place.there)), ["link"]);
    assert.ok(!(await actions.enterInvitedRooms(there(), cleo, secret)).ok);
    assert.ok(!(await actions.listRooms(there(), cleo.user)).includes(room));
    assert.equal((await place.rows("person")).length, 3);
  });
}

Deno.test("a secret that was never given leads nowhere", async () => {
  await using place = await TestPlace.open();
  for (const secret of ["", "x", hashOf("x")]) {
    assert.deepEqual(await actions.lookAtInvite(place.door(), secret), actions.refusedFor("link"));
    assert.deepEqual(problemsOf(await place.accepts(secret, "eve")), ["link"]);
  }
});

Deno.test("whoever is here already enters its rooms, the owner too, and stays what they are", async () => {
  await using place = await TestPlace.open({ door: "open", guests: true });
  const ben = await place.member("ben");
  const gus = await place.guest("gus");
  const room = await (await place.speaks(ben)).makes({ visibility: "private" });
  const secret = await place.invites(ben, { rooms: [room], uses: 2 });
  for (const me of [place.ada, gus]) {
    assert.deepEqual(await actions.enterInvitedRooms(place.door(place.there), me, secret), {
      ok: true,
    });
    assert.ok((await actions.listRooms(place.door(), me.user)).includes(room));
  }
  assert.equal((await place.person(gus.user)).role, "guest");
  const more = await actions.enterInvitedRooms(place.door(), await place.member("dan"), secret);
  assert.deepEqual(more, actions.refusedFor("link"), "each of them used it once");
});

Deno.test("whoever is in all its rooms takes nobody else's turn, however often they come", async () => {
  await using place = await TestPlace.open();
  const [ben, cleo] = [await place.member("ben"), await place.member("cleo")];
  const rooms = [await (await place.speaks(place.ada)).makes({ visibility: "private" })];
  const secret = await place.invites(place.ada, { rooms, uses: 2 });
  for (const me of [place.ada, ben, ben, ben, cleo]) {
    assert.deepEqual(await actions.enterInvitedRooms(place.door(), me, secret), { ok: true });
  }
  assert.ok((await actions.listRooms(place.door(), cleo.user)).includes(rooms[0]!));
  assert.deepEqual(problemsOf(await place.accepts(secret, "dan")), ["link"], "two have used it");
});

Deno.test("a program enters no rooms by an invitation, whatever it may do", async () => {
  await using place = await TestPlace.open();
  const ben = await place.member("ben");
  const rooms = [await (await place.speaks(place.ada)).makes({ visibility: "private" })];
  const secret = await place.invites(place.ada, { rooms });
  const entered = await actions.enterInvitedRooms(place.door(), program(ben), secret);
  assert.deepEqual(entered, actions.refusedFor("not_yours"));
  assert.ok(!(await actions.listRooms(place.door(), ben.user)).includes(rooms[0]!));
});

Deno.test("an invitation without an end lets nobody fill the place: who goes on coming from one address waits", async () => {
  await using place = await TestPlace.open();
  const rooms = [await place.firstRoom()];
  const secret = await place.invites(place.ada, { as: "guest", rooms });
  const [here, elsewhere] = [place.door(), place.door()];
  const comes = (name: string, door = here) =>
    actions.acceptInvite(door, { name, password: "", secret });
  const { free } = WAIT_RULES.arrival;
  for (let i = 0; i <= free; i++) await place.signed(await comes(`gus${i}`));
  assert.deepEqual(problemsOf(await comes("eve")), ["waits"]);
  assert.equal((await place.rows("guest")).length, free + 1);
  await place.signed(await comes("fay", elsewhere));
});

Deno.test("who has lost the say over a room lets nobody into it any more, not even themselves", async () => {
  await using place = await TestPlace.open();
  const ada = await place.speaks(place.ada);
  const [ben, eve] = [await place.member("ben"), await place.member("eve")];
  const room = await ada.makes({ visibility: "private" });
  for (const each of [ben, eve]) await ada.adds(room, each);
  const [bens, eves] = [ben, eve].map((by) => place.invites(by, { rooms: [room] }));
  const secrets = [await bens!, await eves!] as const;
  await ada.removes(room, eve);
  await actions.enterInvitedRooms(place.door(), eve, secrets[1]);
  const cleo = await place.signed(await place.accepts(secrets[1], "cleo"));
  for (const each of [eve, cleo]) {
    assert.deepEqual(await actions.listRooms(place.door(), each.user), [await place.firstRoom()]);
  }
  const dan = await place.signed(await place.accepts(secrets[0], "dan"));
  assert.ok((await actions.listRooms(place.door(), dan.user)).includes(room));
  await ada.changes(room, { may: { add: "moderator" } });
  const finn = await place.signed(await place.accepts(secrets[0], "finn"));
  assert.deepEqual(await actions.listRooms(place.door(), finn.user), [await place.firstRoom()]);
});

Deno.test("who may make which invitation", async () => {
  await using place = await TestPlace.open({ door: "open", guests: true });
  const [mia, mod, admin] = [
    await place.member("mia"),
    await place.member("max", "moderator"),
    await place.member("ann", "admin"),
  ];
  const gus = await place.guest("gus");
  const rooms = [await place.firstRoom()];
  const makes = async (by: Signed, as: AskedInvite["as"]) => {
    const made = await asks(place, by, { as, rooms: as === "guest" ? rooms : [] });
    return made.ok ? "made" : codeOf(made);
  };
  const table: [Signed, string, string][] = [
    [place.ada, "made", "made"],
    [admin, "made", "made"],
    [mod, "made", "forbidden"],
    [mia, "made", "forbidden"],
    [gus, "forbidden", "forbidden"],
    [program(place.ada), "forbidden", "forbidden"],
  ];
  for (const [by, member, guest] of table) {
    assert.deepEqual([await makes(by, "member"), await makes(by, "guest")], [member, guest]);
  }
  await place.changes({ door: "closed" });
  assert.equal(await makes(place.ada, "member"), "forbidden");
});

Deno.test("nobody makes one for a room where they may not add people", async () => {
  await using place = await TestPlace.open();
  const ada = await place.speaks(place.ada);
  const ben = await place.member("ben");
  const room = async () => {
    const made = await ada.makes({ visibility: "private" });
    await ada.adds(made, ben);
    return made;
  };
  const [theirs, read, guarded, archived] = [
    await room(),
    await room(),
    await room(),
    await room(),
  ];
  given(await ada.setsRole(read, ben, "reader"));
  await ada.changes(guarded, { may: { add: "moderator" } });
  await ada.archives(archived);
  const hidden = await ada.makes({ visibility: "private" });
  const { room: direct } = given(
    await actions.openDirect(ada.ground, ben.user, { users: [ada.user] }),
  );
  const code = async (...rooms: (typeof theirs)[]) => {
    const made = await asks(place, ben, { rooms });
    return made.ok ? "made" : codeOf(made);
  };
  assert.equal(await code(theirs), "made");
  for (const closed of [read, guarded, archived, direct]) {
    assert.equal(await code(closed), "forbidden");
  }
  assert.equal(await code(hidden), "not_found");
  assert.equal(await code(newRoomId()), "not_found");
  assert.equal(await code(theirs, hidden), "not_found", "one of them is enough");
  await ada.removes(theirs, ben);
  assert.equal(await code(theirs), "not_found");
});

Deno.test("what cannot be is not made", async () => {
  await using place = await TestPlace.open();
  const wrong: [Partial<AskedInvite>, string][] = [
    [{ as: "guest" }, "bad_command"],
    [{ days: 0 }, "bad_command"],
    [{ days: 366 }, "bad_command"],
    [{ days: 1.5 }, "bad_command"],
    [{ uses: 0 }, "bad_command"],
    [{ uses: -1 }, "bad_command"],
    [{ uses: 10_001 }, "bad_command"],
    [{ uses: NaN }, "bad_command"],
    [{ rooms: Array.from({ length: 6 }, newRoomId) }, "too_many"],
  ];
  for (const [asked, code] of wrong) {
    assert.equal(codeOf(await asks(place, place.ada, asked)), code, JSON.stringify(asked));
  }
  const room = await place.firstRoom();
  const secret = await place.invites(place.ada, { rooms: Array.from({ length: 50 }, () => room) });
  const value = await place.get(inviteRow(hashOf(secret)));
  assert.deepEqual(value?.rooms, [room], "a room that is named twice is one");
});

Deno.test("nobody takes the place of all others' invitations with theirs", async () => {
  await using place = await TestPlace.open();
  const ben = await place.member("ben");
  let last: Outcome<unknown> = { ok: true, value: null };
  for (let made = 0; last.ok; made++) {
    assert.ok(made <= 100);
    last = await asks(place, ben);
    place.clock.move(DAY_MS);
  }
  assert.equal(codeOf(last), "too_many");
  given(await asks(place, place.ada));
});

Deno.test("one sees and ends one's own; who looks after the place all of them; a program none", async () => {
  await using place = await TestPlace.open();
  const [ben, eve] = [await place.member("ben"), await place.member("eve")];
  const mod = await place.member("max", "moderator");
  const [adas, bens] = [await place.invites(place.ada), await place.invites(ben)];
  const sees = async (me: Signed) =>
    (await actions.listInvites(place.door(), me)).map(({ id }) => id).sort();
  const [adasHash, bensHash] = [hashOf(adas), hashOf(bens)];
  const all = [adasHash, bensHash].sort();
  assert.deepEqual([await sees(ben), await sees(eve)], [[bensHash], []]);
  assert.deepEqual([await sees(place.ada), await sees(mod)], [all, all]);
  assert.deepEqual(await sees(program(place.ada)), []);
  const ends = (me: Signed, hash: string) => actions.endInvite(place.door(), me, hash);
  for (const me of [ben, eve, program(place.ada)]) {
    assert.equal(codeOf(await ends(me, adasHash)), "not_found");
  }
  assert.equal(codeOf(await ends(eve, "x")), "not_found");
  assert.ok("as" in await actions.lookAtInvite(place.door(), adas), "it stands");
  given(await ends(ben, bensHash));
  given(await ends(mod, adasHash));
  assert.deepEqual(await sees(mod), []);
});

Deno.test("newcomers are led into public rooms, and into private ones by those alone who may", async () => {
  await using place = await TestPlace.open();
  const ben = await place.speaks(await place.member("ben"));
  const admin = await place.member("ann", "admin");
  const [open, hidden, archived] = [
    await ben.makes(),
    await ben.makes({ visibility: "private" }),
    await ben.makes(),
  ];
  await ben.archives(archived);
  const leads = (me: Signed, ...rooms: (typeof open)[]) =>
    actions.changePlace(place.door(), me, { rooms });
  const first = await place.firstRoom();
  assert.ok((await leads(admin, first, open)).ok);
  for (const room of [hidden, archived, newRoomId()]) {
    const outcome = await leads(admin, first, room);
    assert.ok(!outcome.ok && "code" in outcome && outcome.code === "not_found");
  }
  await ben.adds(hidden, admin);
  assert.ok((await leads(admin, first, open, hidden, open)).ok);
  const { rooms } = (await place.get(placeRow))!;
  assert.deepEqual(rooms, [first, open, hidden]);
  const cleo = await place.member("cleo");
  const entered = await actions.listRooms(place.door(), cleo.user);
  assert.deepEqual(entered.sort(), [first, open, hidden].sort());
});
