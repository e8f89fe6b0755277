/** Pins: who may, what everybody is told, and what a deletion takes with it. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { LIMITS, type MessageId, type RoomId } from "../../lib/protocol/mod.ts";
import { Chatter, codeOf } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import { storedRows } from "../support/stored_rows.ts";
import { threeWithTwoInside } from "./three_people.ts";

async function pinsOf({ ground, user }: Chatter, room: RoomId, after?: MessageId) {
  const ask = { room, ...(after === undefined ? {} : { after }) };
  return given(await actions.listPins(ground, user, ask));
}

async function idsOf(who: Chatter, room: RoomId): Promise<MessageId[]> {
  return (await pinsOf(who, room)).pins.map(({ message }) => message.id);
}

async function read(who: Chatter, room: RoomId, id: MessageId) {
  return (await who.page(room, { around: id, limit: 1 })).messages[0]!;
}

Deno.test("what was pinned last comes first, as it is now, and what was taken down is not there", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, ben, room } = scenery;
  const ids = [];
  for (const body of ["one", "two", "three"]) ids.push(await ben.sent(room, body));
  const [one, two, three] = ids as [MessageId, MessageId, MessageId];
  for (const id of [two, one, three]) given(await ada.pin(room, id));
  given(await ben.edit(room, one, "one, mended"));
  given(await ada.pin(room, two, false));
  const { pins, more } = await pinsOf(ben, room);
  assert.deepEqual(
    pins.map(({ message, by }) => [message.body, by]),
    [["three", ada.user], ["one, mended", ada.user]],
  );
  assert.equal(more, false);
  assert.deepEqual((await pinsOf(ben, room, three)).pins, pins.slice(1));
  assert.deepEqual([(await read(ben, room, two)).pinned?.by, pins[0]!.message.pinned?.version], [
    null,
    1,
  ]);
});

Deno.test("a second time changes nothing, and only a pin is noticed", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, ben, room } = scenery;
  const id = await ben.sent(room, "keep");
  const notices = async () =>
    (await ada.history(room)).flatMap(({ notice }) => notice?.what === "pinned" ? notice.id : []);
  given(await ada.pin(room, id));
  const before = await storedRows(scenery.store);
  given(await ada.pin(room, id));
  assert.deepEqual(await storedRows(scenery.store), before);
  assert.deepEqual(await notices(), [id]);
  given(await ada.pin(room, id, false));
  assert.deepEqual(await notices(), [id]);
});

Deno.test("members do not pin, moderators do; in a direct conversation everybody does", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, ben, eve, room } = scenery;
  const id = await ben.sent(room, "keep");
  assert.equal(codeOf(await ben.pin(room, id)), "forbidden");
  assert.equal(codeOf(await eve.pin(room, id)), "not_found");
  assert.deepEqual(await idsOf(ada, room), []);
  given(await ada.setsRole(room, ben, "moderator"));
  given(await ben.pin(room, id));
  assert.equal(codeOf(await actions.listPins(eve.ground, eve.user, { room })), "not_found");
  const asked = { users: [ben.user] };
  const { room: direct } = given(await actions.openDirect(eve.ground, eve.user, asked));
  given(await ben.pin(direct, await eve.sent(direct, "hello")));
  assert.equal((await idsOf(eve, direct)).length, 1);
  await ada.archives(room);
  assert.equal(codeOf(await ada.pin(room, id, false)), "forbidden");
  assert.deepEqual(await idsOf(ben, room), [id]);
});

Deno.test("who is ignored by the other pins nothing in front of them", async () => {
  await using scenery = await threeWithTwoInside();
  const { ben, eve } = scenery;
  const asked = { users: [ben.user] };
  const { room } = given(await actions.openDirect(eve.ground, eve.user, asked));
  const id = await eve.sent(room, "hello");
  given(await actions.ignorePerson(ben.ground, ben.user, { user: eve.user, on: true }));
  assert.equal(codeOf(await eve.pin(room, id)), "forbidden");
  given(await ben.pin(room, id));
});

Deno.test("a deleted message is pinned no more, and neither is it again", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, ben, room } = scenery;
  const [kept, id] = [await ben.sent(room, "stays"), await ben.sent(room, "goes")];
  for (const one of [kept, id]) given(await ada.pin(room, one));
  given(await ben.delete(room, id));
  assert.deepEqual(await idsOf(ada, room), [kept]);
  assert.equal((await read(ada, room, id)).pinned, undefined);
  assert.equal(codeOf(await ada.pin(room, id)), "gone");
  const rows = (await storedRows(scenery.store)).filter((row) => row.startsWith("pin/"));
  assert.equal(rows.length, 1, "that of the one that stays");
});

Deno.test("what the server said is not pinned, and a room has no more pins than the limit", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, room } = scenery;
  const [notice] = (await ada.page(room)).messages;
  assert.equal(codeOf(await ada.pin(room, notice!.id)), "forbidden");
  const first = await ada.sent(room, "0");
  given(await ada.pin(room, first));
  for (let i = 1; i < LIMITS.pinsOfRoom; i++) {
    given(await ada.pin(room, await ada.sent(room, `${i}`)));
  }
  const another = await ada.sent(room, "one more");
  assert.equal(codeOf(await ada.pin(room, another)), "too_many");
  given(await ada.pin(room, first, false));
  given(await ada.pin(room, another));
  assert.equal((await idsOf(ada, room)).length, LIMITS.pinsOfRoom);
});

Deno.test("long pinned messages come in several answers, none twice", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, room } = scenery;
  for (let i = 0; i < 20; i++) {
    given(await ada.pin(room, await ada.sent(room, `${i} `.padEnd(LIMITS.bodyBytes, "x"))));
  }
  const listed: number[] = [];
  for (let after: MessageId | undefined, goesOn = true; goesOn;) {
    const { pins, more } = await pinsOf(ada, room, after);
    assert.ok(pins.length > 0 && pins.length < 12);
    listed.push(...pins.map(({ message }) => parseInt(message.body)));
    [after, goesOn] = [pins.at(-1)!.message.id, more];
  }
  assert.deepEqual(listed, Array.from({ length: 20 }, (_, i) => 19 - i));
});

Deno.test("who may not see what was before is shown none of its pins", async () => {
  await using scenery = await threeWithTwoInside("those_present");
  const { ada, eve, room } = scenery;
  const early = await ada.sent(room, "before her time");
  given(await ada.pin(room, early));
  await ada.adds(room, eve);
  const late = await ada.sent(room, "in her time");
  given(await ada.pin(room, late));
  assert.deepEqual(await idsOf(eve, room), [late]);
  assert.deepEqual(await idsOf(ada, room), [late, early]);
});

Deno.test("who was away learns of pins by the room's sync", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, ben, room } = scenery;
  const id = await ben.sent(room, "keep");
  const sync = async (after: Parameters<typeof actions.syncRoom>[2]["after"]) =>
    given(await actions.syncRoom(ben.ground, ben.user, { room, after }));
  const { view } = await sync(null);
  given(await ada.pin(room, id));
  const pinned = await sync(view.cursor);
  assert.deepEqual(pinned.changed.map((one) => [one.id, one.pinned?.by]), [[id, ada.user]]);
  given(await ada.pin(room, id, false));
  const taken = await sync(pinned.view.cursor);
  assert.deepEqual(taken.changed.map(({ pinned }) => [pinned?.version, pinned?.by]), [[2, null]]);
});
