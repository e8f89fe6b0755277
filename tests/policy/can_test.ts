/** What must not go wrong, said by hand; the whole of it is in permissions_test.ts. */
import assert from "node:assert/strict";
import {
  type Actor,
  can,
  ROOM_RIGHTS,
  type RoomTarget,
  type RoomVerb,
} from "../../lib/policy/mod.ts";
import { GivenRole, Role } from "../../lib/protocol/checks.ts";
import type { RoomRole } from "../../lib/protocol/mod.ts";
import { DEFAULT_MAY, IN_ROOMS, ROLES, ROOM_ROLES, roomTargets } from "./every.ts";

const ROOM: RoomTarget = {
  kind: "private",
  archived: false,
  posting: "everyone",
  may: DEFAULT_MAY,
};
const PUBLIC: RoomTarget = { ...ROOM, kind: "public" };
const VERBS = Object.keys(ROOM_RIGHTS) as RoomVerb[];

const somebody = (room: RoomRole | null, place: Role = "member"): Actor => ({ place, room });

Deno.test("who is not in a room may do nothing there but come into a public one, whoever they are", () => {
  for (const verb of VERBS) {
    for (const target of roomTargets(verb, DEFAULT_MAY)) {
      for (const place of ROLES) {
        const may = verb === "room.join" && target.kind === "public" && !target.archived;
        assert.equal(can(somebody(null, place), verb, target), may, `${place} ${verb}`);
      }
    }
  }
});

Deno.test("a guest of an invite is shown no public room, and comes into none", () => {
  const guest: Actor = { place: "guest", room: null, isGuestOfInvite: true };
  assert.ok(!can(guest, "room.join", PUBLIC));
  assert.ok(!can(guest, "room.browse"));
  const guestOfPlace = somebody(null, "guest");
  assert.ok(can(guestOfPlace, "room.join", PUBLIC));
  assert.ok(can(guestOfPlace, "room.browse"));
  assert.ok(!can(guest, "person.card", { isNear: false }));
  assert.ok(can(guest, "person.card", { isNear: true }));
});

Deno.test("a guest talks in a room as its members do, and has no say in what it is", () => {
  const guest = somebody("member", "guest");
  for (const verb of ["room.read", "message.send", "message.react", "room.leave"] as const) {
    assert.ok(can(guest, verb, ROOM), verb);
  }
  const managing = VERBS.filter((verb) =>
    verb.startsWith("room.") && !/read|join|leave/.test(verb)
  );
  assert.equal(managing.length, 9);
  for (const verb of managing) {
    for (const room of ROOM_ROLES) assert.ok(!can(somebody(room, "guest"), verb, ROOM), verb);
  }
  for (const verb of ["room.create", "direct.open", "invite.make", "person.find"] as const) {
    assert.ok(!can(somebody(null, "guest"), verb), verb);
  }
});

Deno.test("no guest is made more than a member, not even by an owner", () => {
  const owner = somebody("owner", "owner");
  const whom = { place: "guest", room: "reader" } as const;
  assert.ok(can(owner, "room.setRole", { ...ROOM, whom, to: "member" }));
  assert.ok(!can(owner, "room.setRole", { ...ROOM, whom, to: "moderator" }));
  assert.ok(!can(owner, "room.transfer", { ...ROOM, whom, to: "owner" }));
});

Deno.test("nobody in a room acts on an equal, and nobody on its owner", () => {
  for (const room of ROOM_ROLES) {
    for (const place of ROLES) {
      const actor = somebody(room, place);
      const whom = { place, room };
      assert.ok(room === "owner" || !can(actor, "room.remove", { ...ROOM, whom }), room);
      const theOwner = { place: "member", room: "owner" } as const;
      assert.ok(!can(actor, "room.remove", { ...ROOM, whom: theOwner }));
      for (const to of GivenRole.options) {
        assert.ok(!can(actor, "room.setRole", { ...ROOM, whom: theOwner, to }));
      }
    }
  }
  const moderator = somebody("moderator");
  const admin = { place: "admin", room: "member" } as const;
  assert.ok(!can(moderator, "room.remove", { ...ROOM, whom: admin }));
  assert.ok(can(somebody("owner"), "room.remove", { ...ROOM, whom: admin }));
  const member = { place: "member", room: "member" } as const;
  assert.ok(can(moderator, "room.setRole", { ...ROOM, whom: member, to: "reader" }));
  assert.ok(!can(moderator, "room.setRole", { ...ROOM, whom: member, to: "moderator" }));
});

Deno.test("nobody on the place acts on an equal but owners, who give every role", () => {
  for (const place of ROLES) {
    assert.ok(!can(somebody(null, place), "person.ban", { place }), place);
    const mayGiveOwn = can(somebody(null, place), "person.setRole", { place: "guest", to: place });
    assert.equal(mayGiveOwn, place === "owner", place);
  }
  assert.ok(can(somebody(null, "owner"), "person.setRole", { place: "owner", to: "member" }));
  assert.ok(can(somebody(null, "moderator"), "person.ban", { place: "member" }));
  assert.ok(!can(somebody(null, "admin"), "person.reset", { place: "guest" }));
});

Deno.test("an archived room is read, left and cleared, and nothing else is done in it by members", () => {
  const archived = { ...ROOM, archived: true, isAlone: true };
  const mayStill = (actor: Actor, own: boolean) =>
    VERBS.filter((verb) => can(actor, verb, { ...archived, own }));
  const always = ["room.read", "room.join", "room.leave"];
  assert.deepEqual(mayStill(somebody("member"), false), always);
  assert.deepEqual(mayStill(somebody("member"), true), [...always, "message.delete"]);
  assert.ok(!can(somebody(null), "room.join", { ...archived, kind: "public" }));
  for (const actor of IN_ROOMS) {
    for (const verb of ["message.send", "message.edit", "message.react", "room.add"] as const) {
      assert.ok(!can(actor, verb, { ...archived, own: true }), verb);
    }
  }
  assert.ok(can(somebody("owner"), "room.archive", archived));
});

Deno.test("in an announcement room few send and all react; a reader does neither", () => {
  const announcement = { ...ROOM, posting: "moderators" } as const;
  const sending = (actor: Actor) => can(actor, "message.send", announcement);
  assert.deepEqual(ROOM_ROLES.map((room) => sending(somebody(room))), [true, true, false, false]);
  assert.ok(sending(somebody("member", "moderator")));
  assert.ok(can(somebody("member"), "message.react", announcement));
  assert.ok(!can(somebody("member"), "message.edit", { ...announcement, own: true }));
  for (const verb of ["message.send", "message.react"] as const) {
    assert.ok(!can(somebody("reader"), verb, ROOM));
    assert.ok(can(somebody("reader", "admin"), verb, ROOM), "who has a say in every room");
  }
});

Deno.test("nobody edits what another wrote", () => {
  for (const actor of IN_ROOMS) assert.ok(!can(actor, "message.edit", { ...ROOM, own: false }));
});

Deno.test("the owner of a room leaves it last, and one of the place's owners whenever they like", () => {
  assert.ok(!can(somebody("owner", "owner"), "room.leave", { ...ROOM, isAlone: false }));
  assert.ok(can(somebody("owner"), "room.leave", { ...ROOM, isAlone: true }));
  assert.ok(can(somebody("member", "owner"), "room.leave", { ...ROOM, isAlone: false }));
});
