import assert from "node:assert/strict";
import { apply, applyAll, emptyState, stateHash, stateText } from "../../../lib/client/mod.ts";
import { afterSyncOfAll, withPeople } from "../../../lib/client/state/chat_state.ts";
import type { FileId, Later, Result, RoomEvent, ServerEvent } from "../../../lib/protocol/mod.ts";
import { ADA, BEN, cursorAt, EPOCH, message, ROOM, TALLY, view } from "../samples.ts";

const SYNC: Result<"sync"> = { me: cursorAt(5), rooms: [view(5)], gone: [] };
const START = afterSyncOfAll(emptyState(ADA, EPOCH), SYNC);

const moved = (n: number, ...events: RoomEvent[]): ServerEvent => ({
  ...{ type: "moved", room: ROOM, cursor: cursorAt(n), events },
});
const sent = (n: number, ordinal: number) =>
  moved(n, { type: "message.sent", message: message(n, { ordinal }) });
const named = (n: number, name: string) =>
  moved(n, { type: "room.changed", facts: { ...view(5).facts, name } });
const read = (n: number, to: number): ServerEvent => ({
  ...{ type: "own.moved", cursor: cursorAt(n) },
  events: [{ type: "read.moved", room: ROOM, read: to, ownRead: 0, version: 0, back: false }],
});

Deno.test("a repeat or a late event gives the same state back", () => {
  const events = [named(6, "Hall"), sent(7, 1), read(8, 1), named(9, "Den")];
  const after = applyAll(START, events, 0);
  assert.equal(after.rooms.get(ROOM)?.facts.name, "Den");
  assert.equal(after.rooms.get(ROOM)?.cursor, cursorAt(9));
  assert.equal(after.cursor, cursorAt(8));
  for (const event of events) assert.equal(apply(after, event, 0), after);
  assert.equal(applyAll(after, events, 0), after);
  assert.equal(apply(after, named(5, "Attic"), 0), after);
});

Deno.test("events taken at once come to the same as one by one", () => {
  const events = [sent(6, 1), read(7, 1), sent(8, 2), named(9, "Den"), sent(10, 3)];
  const one = events.reduce((state, event) => apply(state, event, 0), START);
  assert.deepEqual(applyAll(START, events, 0), one);
  assert.equal(stateHash(applyAll(START, events, 0)), stateHash(one));
});

Deno.test("what happens in a room that is not held changes nothing", () => {
  const elsewhere = { ...sent(6, 1), room: "rother000000" } as ServerEvent;
  assert.equal(apply(START, elsewhere, 0), START);
});

Deno.test("a room appears when it is entered and vanishes when it is left", () => {
  const none = emptyState(ADA, EPOCH);
  const inside = apply(none, { type: "room.entered", view: view(5) }, 0);
  assert.deepEqual(inside.rooms, START.rooms);
  const later = apply(inside, sent(6, 1), 0);
  assert.equal(apply(later, { type: "room.entered", view: view(5) }, 0), later, "a repeat");
  assert.equal(apply(later, { type: "room.left", room: ROOM }, 0).rooms.size, 0);
});

Deno.test("somebody is typing until their message comes", () => {
  const typing = apply(START, { type: "typing", room: ROOM, user: BEN }, 7);
  assert.deepEqual(typing.rooms.get(ROOM)?.typing, new Map([[BEN, 7]]));
  assert.equal(apply(typing, sent(6, 1), 8).rooms.get(ROOM)?.typing.size, 0);
  assert.equal(apply(START, { type: "typing", room: ROOM, user: ADA }, 7), START);
});

Deno.test("what only a newer server tells of changes nothing, and what comes with it is taken", () => {
  const unheard = { type: "poll.closed", id: "p1" } as never;
  assert.equal(apply(START, unheard, 0), START);
  const facts = { ...view(5).facts, name: "Den" };
  const renamed = moved(6, unheard, { type: "room.changed", facts }, unheard);
  const after = apply(START, renamed, 0).rooms.get(ROOM);
  assert.deepEqual([after?.facts.name, after?.cursor], ["Den", cursorAt(6)]);
  const own = apply(START, { type: "own.moved", cursor: cursorAt(6), events: [unheard] }, 0);
  assert.deepEqual(own, { ...START, cursor: cursorAt(6) });
});

const later = (
  id: string,
  at: number,
  body = "",
) => ({ id, room: ROOM, at, body } as unknown as Later);
const waiting = (n: number, id: string, now: Later | null): ServerEvent => ({
  ...{ type: "own.moved", cursor: cursorAt(n) },
  events: [{ type: "later.changed", id: id as Later["id"], later: now }],
});

Deno.test("what waits is what was told last of each, the next first, or what a sync says", () => {
  const [one, two, three] = [later("one", 9), later("two", 3), later("three", 9)];
  const both = [waiting(6, "one", one), waiting(7, "two", two), waiting(8, "three", three)]
    .reduce((state, event) => apply(state, event, 0), START);
  assert.deepEqual(both.later, [two, one, three]);
  assert.equal(apply(both, waiting(7, "two", null), 0), both, "a repeat");
  const moved = later("two", 10, "changed");
  assert.deepEqual(apply(both, waiting(9, "two", moved), 0).later, [one, three, moved]);
  assert.deepEqual(apply(both, waiting(9, "two", null), 0).later, [one, three]);
  assert.deepEqual(afterSyncOfAll(both, { ...SYNC, me: cursorAt(9) }).later, [two, one, three]);
  assert.deepEqual(
    afterSyncOfAll(both, { ...SYNC, me: cursorAt(9), later: [one] }).later,
    [one],
  );
  assert.notEqual(stateHash(both), stateHash({ ...both, later: [two] }));
});

const ignoring = (n: number, ...users: (typeof ADA)[]): ServerEvent => ({
  ...{ type: "own.moved", cursor: cursorAt(n), events: [{ type: "ignored.changed", users }] },
});

Deno.test("who is ignored is what was told last, by an event or by a sync that says so", () => {
  const after = apply(START, ignoring(6, BEN), 0);
  assert.deepEqual(after.ignored, new Set([BEN]));
  assert.equal(apply(after, ignoring(6), 0), after, "a repeat");
  assert.deepEqual(afterSyncOfAll(after, { ...SYNC, me: cursorAt(7) }).ignored, new Set([BEN]));
  const synced = afterSyncOfAll(after, { ...SYNC, me: cursorAt(7), ignored: [] });
  assert.deepEqual(synced.ignored, new Set());
  assert.equal(apply(after, { type: "typing", room: ROOM, user: BEN }, 7), after);
  const both = [ignoring(6, ADA, BEN), ignoring(6, BEN, ADA)].map((event) =>
    apply(START, event, 0)
  );
  assert.equal(stateHash(both[0]!), stateHash(both[1]!), "in whatever order");
});

const saying = (n: number, as: "auto" | "dnd"): ServerEvent => ({
  ...{ type: "own.moved", cursor: cursorAt(n) },
  events: [{ type: "presence.said", as, until: null }],
});

Deno.test("what one says of one's presence is what was told last, by an event or a sync that says so", () => {
  const after = apply(START, saying(6, "dnd"), 0);
  assert.deepEqual([START.said.as, after.said.as], ["auto", "dnd"]);
  assert.equal(apply(after, saying(6, "auto"), 0), after, "a repeat");
  const synced = (presence?: typeof after.said) =>
    afterSyncOfAll(after, { ...SYNC, me: cursorAt(7), ...(presence && { presence }) }).said.as;
  assert.deepEqual([synced(), synced({ as: "away", until: 7 })], ["dnd", "away"]);
});

Deno.test("a person who is watched changes, and is as much there as before", () => {
  const known = { id: BEN, name: "ben", displayName: "Ben", role: "member" } as const;
  const there = { presence: "online", lastSeen: null } as const;
  const status = { text: "Tea", until: null };
  const picture = "fab12cd34ef56gh7" as FileId;
  const watching = withPeople(START, [{ ...known, ...there, status, picture }]);
  const person = { ...known, displayName: "Ben L.", role: "guest" } as const;
  const after = apply(watching, { type: "person.changed", person }, 0);
  assert.deepEqual(after.people.get(BEN), { ...person, ...there });
  assert.equal(apply(START, { type: "person.changed", person }, 0), START, "nobody watches");
});

Deno.test("members come, change and go, and one's own role with them", () => {
  const member = (user: typeof ADA, role: "owner" | "member") => ({ user, role });
  const after = applyAll(START, [
    moved(6, { type: "member.joined", member: member(BEN, "member"), members: 3 }),
    moved(7, { type: "member.changed", member: member(ADA, "owner") }),
    moved(8, { type: "member.left", user: BEN, members: 2 }),
  ], 0).rooms.get(ROOM);
  assert.deepEqual([after?.members, after?.role], [2, "owner"]);
});

Deno.test("the hash tells apart whatever is held, and nothing that is passing", () => {
  const typing = apply(START, { type: "typing", room: ROOM, user: BEN }, 7);
  assert.equal(stateHash(typing), stateHash(START));
  const others = [sent(6, 1), named(6, "Den"), read(6, 1), ignoring(6, BEN), saying(6, "dnd")];
  const hashes = others.map((event) => stateHash(apply(START, event, 0)));
  assert.equal(new Set([...hashes, stateHash(START)]).size, 6);
  const mixed = { ...TALLY, gone: [2, 1] };
  const sorted = { ...TALLY, gone: [1, 2] };
  const texts = [mixed, sorted].map((tally) =>
    stateText(afterSyncOfAll(START, { ...SYNC, rooms: [view(5, { tally })] }))
  );
  assert.equal(texts[0], texts[1], "the order in which rows were read does not matter");
});
