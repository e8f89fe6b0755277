/** Everybody asks everything, and the page says what they are answered. */
import assert from "node:assert/strict";
import {
  type Actor,
  can,
  PLACE_RIGHTS,
  type PlaceVerb,
  ROOM_RIGHTS,
  type RoomVerb,
} from "../../lib/policy/mod.ts";
import {
  DEFAULT_MAY,
  IN_ROOMS,
  OUTSIDE_ROOMS,
  placeTargets,
  ROOM_ROLES,
  roomTargets,
} from "./every.ts";
import { PERMISSIONS_PAGE, withPermissions } from "./permissions.ts";

const ROOM_VERBS = Object.keys(ROOM_RIGHTS) as RoomVerb[];
const PLACE_VERBS = Object.keys(PLACE_RIGHTS) as PlaceVerb[];

Deno.test("docs/permissions.md says what `can` answers to everybody about everything", async () => {
  const page = await Deno.readTextFile(PERMISSIONS_PAGE);
  assert.equal(page, withPermissions(page), "to be written anew: deno task permissions");
});

/** An action asks as a guest first, and looks at who one is on the place only after a no. */
Deno.test("what a guest of an invite may in a room, everybody with that role in it may", () => {
  const guests = ROOM_ROLES.map((room): Actor => ({ place: "guest", room, isGuestOfInvite: true }));
  for (const verb of ROOM_VERBS) {
    for (const target of roomTargets(verb, DEFAULT_MAY)) {
      for (const guest of guests.filter((one) => can(one, verb, target))) {
        for (const actor of IN_ROOMS.filter(({ room }) => room === guest.room)) {
          assert.ok(can(actor, verb, target), JSON.stringify([verb, actor, target]));
        }
      }
    }
  }
});

Deno.test("on the place a higher role may what a lower one may", () => {
  const members = OUTSIDE_ROOMS.filter(({ isGuestOfInvite }) => !isGuestOfInvite);
  for (const verb of PLACE_VERBS) {
    for (const target of placeTargets(verb)) {
      const answers = members.map((actor) => can(actor, verb, target));
      assert.deepEqual(answers, answers.toSorted((one, other) => Number(other) - Number(one)));
    }
  }
});

const SETTINGS = [
  ["room.add", "add"],
  ["room.link", "add"],
  ["room.rename", "rename"],
  ["room.archive", "archive"],
] as const;

for (const [verb, setting] of SETTINGS) {
  Deno.test(`who may do ${verb} is what the room says, whatever it says; and never a guest`, () => {
    for (const least of ROOM_ROLES) {
      const may = { add: "owner", rename: "owner", archive: "owner", [setting]: least } as const;
      const target = { kind: "private", archived: false, posting: "everyone", may } as const;
      for (const room of ROOM_ROLES) {
        const isEnough = ROOM_ROLES.indexOf(room) <= ROOM_ROLES.indexOf(least);
        assert.equal(can({ place: "member", room }, verb, target), isEnough, `${room} ${least}`);
        assert.ok(can({ place: "admin", room }, verb, target));
        assert.ok(!can({ place: "guest", room }, verb, target));
      }
    }
  });
}
