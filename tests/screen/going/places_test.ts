import assert from "node:assert/strict";
import { emptyState } from "../../../lib/client/mod.ts";
import { roomOf } from "../../../lib/client/state/room_state.ts";
import type { KnownPerson, RoomId, UserId } from "../../../lib/protocol/mod.ts";
import { findable, matchPlaces } from "../../../lib/rules/mod.ts";
import { placesOf } from "../../../lib/screen/going/places.ts";
import { chat } from "../../../lib/words/en.ts";
import { ADA, BEN, TALLY, view } from "../../client/samples.ts";

const CHI = "uchi00000000" as UserId;
const facts = view(1).facts;

function known(id: UserId, name: string, displayName: string): KnownPerson {
  return { id, name, displayName, role: "member" };
}

const ben = { ...known(BEN, "ben", "Benedict"), presence: "online", lastSeen: null } as const;
const direct = roomOf(view(3, {
  id: "ddirect00000" as RoomId,
  facts: { ...facts, kind: "direct", name: "", people: [ADA, BEN] },
}));
const kitchen = roomOf(view(5, { tally: { ...TALLY, count: 2 } }));
const cellar = roomOf(view(9, {
  id: "rcellar00000" as RoomId,
  facts: { ...facts, name: "Cellar", archived: true },
}));
const state = {
  ...emptyState(ADA),
  rooms: new Map([direct, kitchen, cellar].map((room) => [room.id, room])),
  people: new Map([[BEN, ben]]),
};
const everybody = [
  known(ADA, "ada", "Ada"),
  known(BEN, "ben", "Benedict"),
  known(CHI, "chi", "Chi"),
]
  .map((person) => findable(person, [person.displayName, person.name]));

const found = (query: string) =>
  matchPlaces(placesOf(state, everybody, ["browse"]), query, 9).map(({ name }) => name);

Deno.test("unread comes first, then by time and what is archived last, then pages, then people", () => {
  assert.deepEqual(found(""), ["Kitchen", "Benedict", "Cellar", chat.views.browse, "Chi"]);
});

Deno.test("somebody is found by either name, once, and oneself is no place to go to", () => {
  assert.deepEqual(found("ben"), ["Benedict"]);
  assert.deepEqual(found("@"), ["Benedict", "Chi"]);
  assert.ok(!found("ada").includes("Ada"));
});
