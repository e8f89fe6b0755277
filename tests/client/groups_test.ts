import assert from "node:assert/strict";
import { emptyState, type Room } from "../../lib/client/mod.ts";
import { roomOf } from "../../lib/client/state/room_state.ts";
import { DEFAULT_PREFS, type RoomId, type RoomPrefs } from "../../lib/protocol/mod.ts";
import { groupsOf, movesFor } from "../../lib/client/rooms/groups.ts";
import { ADA, BEN, TALLY, view } from "./samples.ts";

const facts = view(1).facts;
const room = (name: string, movedAt: number, more: Partial<Room> = {}): Room => ({
  ...roomOf(view(movedAt, { id: name as RoomId, facts: { ...facts, name } })),
  ...more,
});
const unread = { ...TALLY, count: 2 };
const direct: Partial<Room> = {
  facts: { ...facts, kind: "direct", name: "", people: [ADA, BEN] },
};

function groups(
  rooms: Room[],
  { prefs = {}, sections = [] as string[], open = null as string | null, wasUnread = false } = {},
) {
  const state = { ...emptyState(ADA), rooms: new Map(rooms.map((room) => [room.id, room])) };
  const known = new Map<string, Partial<RoomPrefs>>(Object.entries(prefs));
  const wanted = {
    prefsOf: (room: RoomId): RoomPrefs => ({ ...DEFAULT_PREFS, ...known.get(room) }),
    isMuted: (room: RoomId) => known.get(room)?.level === "nothing",
    titleOf: ({ facts }: Room) => facts.name,
    language: "en-GB",
    sections: sections.map((id) => ({ id, name: id, folded: false })),
  };
  const all = groupsOf(state, wanted, { room: open as RoomId, wasUnread });
  return Object.fromEntries(
    all.filter(({ rooms }) => rooms.length > 0).map(({ key, rooms }) => [key, rooms.join(" ")]),
  );
}

Deno.test("unread first, who calls before what only moved; rooms by name, people by time", () => {
  const rooms = [
    room("b", 1),
    room("a", 2),
    room("news", 9, { tally: unread }),
    room("ben", 3, { tally: unread, ...direct }),
    room("old", 4, direct),
    room("new", 5, direct),
  ];
  assert.deepEqual(groups(rooms), { unread: "ben news", rooms: "a b", people: "new old" });
});

Deno.test("what is muted stays where it is, unless one is meant there", () => {
  const prefs = { a: { level: "nothing" }, ben: { level: "nothing" } } as const;
  const [news, named] = [{ tally: unread }, { tally: { ...unread, mentions: [2] } }];
  const others = [room("b", 2), room("c", 3, news), room("ben", 9, { ...news, ...direct })];
  assert.deepEqual(groups([room("a", 1, news), ...others], { prefs }), {
    ...{ unread: "c", rooms: "a b", people: "ben" },
  });
  assert.deepEqual(groups([room("a", 1, named), ...others], { prefs }), {
    ...{ unread: "a c", rooms: "b", people: "ben" },
  });
});

Deno.test("what is open stays where it was when it was opened", () => {
  const read = [room("a", 1), room("b", 2)];
  assert.deepEqual(groups(read, { open: "b", wasUnread: true }), { unread: "b", rooms: "a" });
  const more = [room("a", 1), room("b", 2, { tally: unread })];
  assert.deepEqual(groups(more, { open: "b" }), { rooms: "a b" });
});

Deno.test("favourites and sections take what is put there; a section that is gone gives it back", () => {
  const rooms = [room("a", 1), room("b", 2), room("c", 3)];
  const prefs = { a: { favourite: true, section: "work" }, b: { section: "work" } };
  assert.deepEqual(groups(rooms, { prefs, sections: ["work"] }), {
    ...{ favourites: "a", work: "b", rooms: "c" },
  });
  assert.deepEqual(groups(rooms, { prefs }), { favourites: "a", rooms: "b c" });
});

Deno.test("what is hidden is not there until something new is said, or while it is open", () => {
  const prefs = { a: { hiddenAt: 2 } };
  const read = { ...unread, read: 2 };
  assert.deepEqual(groups([room("a", 1, { tally: read })], { prefs }), {});
  assert.deepEqual(groups([room("a", 1, { tally: read })], { prefs, open: "a" }), { rooms: "a" });
  assert.deepEqual(groups([room("a", 1, { tally: { ...unread, count: 3 } })], { prefs }), {
    unread: "a",
  });
});

Deno.test("what was given a place stands before what has none", () => {
  const rooms = [room("a", 1), room("b", 2), room("c", 3)];
  const prefs = { c: { order: 0 }, b: { order: 0.5 } };
  assert.deepEqual(groups(rooms, { prefs }), { rooms: "c b a" });
});

Deno.test("a move gives each of the group its place, and nothing moves past its ends", () => {
  const rooms = ["a", "b", "c"] as RoomId[];
  assert.deepEqual(movesFor(rooms, rooms[2]!, -1).map(({ room }) => room), ["a", "c", "b"]);
  assert.deepEqual(movesFor(rooms, rooms[0]!, -1), []);
  assert.deepEqual(movesFor(rooms, rooms[2]!, 1), []);
});
