/** Catching up: from every place of a room's history one gets exactly what has happened since. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import {
  type Cursor,
  cursorOf,
  type Message,
  type MessageId,
  partsOfCursor,
  type RoomId,
  type UserId,
} from "../../lib/protocol/mod.ts";
import type { Store } from "../../lib/store/mod.ts";
import { seeded } from "../client/seeded.ts";
import { given } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { Chatter, memoryStore, openedAt } from "./chatter.ts";

async function syncedAt({ ground, user }: Chatter, room: RoomId, after: Cursor | null) {
  return given(await actions.syncRoom(ground, user, { room, after }));
}

async function cursorAt(who: Chatter, room: RoomId): Promise<Cursor> {
  return (await syncedAt(who, room, null)).view.cursor;
}

/** What someone holds who has followed so far, and what a sync makes of it. */
function caughtUp(
  held: ReadonlyMap<MessageId, Message>,
  { messages, changed }: { messages: Message[]; changed: Message[] },
): Map<MessageId, Message> {
  const after = new Map(held);
  for (const message of changed) if (after.has(message.id)) after.set(message.id, message);
  for (const message of messages) after.set(message.id, message);
  return after;
}

async function heldBy(who: Chatter, room: RoomId): Promise<Map<MessageId, Message>> {
  return new Map((await who.history(room)).map((message) => [message.id, message]));
}

Deno.test("from every cursor there ever was, catching up gives what is there now", async () => {
  const store = await memoryStore();
  const chance = seeded(11);
  const ada = await Chatter.named(store, "ada");
  const devices = [ada, ...await Promise.all([1, 2, 3].map(() => Chatter.at(store, ada.user)))];
  const room = await ada.makes();
  const places: { cursor: Cursor; held: Map<MessageId, Message> }[] = [];
  const sent: MessageId[] = [];
  for (let i = 0; i < 60; i++) {
    const busy = devices.slice(0, 1 + Math.floor(chance() * devices.length));
    await Promise.all(busy.map((device) => changeSomething(device, room, sent, chance)));
    places.push({ cursor: await cursorAt(ada, room), held: await heldBy(ada, room) });
  }
  const now = await heldBy(ada, room);
  for (const { cursor, held } of places) {
    const answer = await syncedAt(ada, room, cursor);
    assert.equal(answer.restart, false);
    assert.deepEqual(caughtUp(held, answer), now);
    const told = answer.messages.map(({ id }) => id);
    assert.deepEqual(told, [...now.keys()].filter((id) => !held.has(id)), "nothing twice");
  }
  await store.close();
});

async function changeSomething(
  who: Chatter,
  room: RoomId,
  sent: MessageId[],
  chance: () => number,
): Promise<void> {
  const target = sent[Math.floor(chance() * sent.length)];
  const what = chance();
  if (target === undefined || what < 0.4) return void sent.push(await who.sent(room, "text"));
  if (what < 0.6) await who.edit(room, target, `text ${chance()}`);
  else if (what < 0.8) await who.react(room, target, "👍", chance() < 0.6);
  else if (what < 0.9) await who.send(room, "reply", { thread: target });
  else await who.delete(room, target);
}

Deno.test("a cursor that is not of this history leads to a fresh start, the first place of all too", async () => {
  const store = await memoryStore();
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  await ada.sent(room, "one");
  const cursor = await cursorAt(ada, room);
  await ada.sent(room, "two");
  const { epoch, stamp, word } = partsOfCursor(cursor);
  const strangers = [
    cursorOf(epoch, stamp, "anothers"),
    cursorOf("zzzzzz" as typeof epoch, stamp, word),
    cursorOf(epoch, "f".repeat(20) as typeof stamp, word),
    cursorOf(epoch, "0".repeat(20) as typeof stamp, word),
  ];
  for (const stranger of strangers) {
    assert.equal((await syncedAt(ada, room, stranger)).restart, true);
  }
  assert.equal((await syncedAt(ada, room, cursor)).restart, false);
  await store.close();
});

Deno.test("after five hundred messages or changes one starts afresh, not before", async () => {
  const store = await memoryStore();
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  const id = await ada.sent(room, "reacted to");
  const before = await cursorAt(ada, room);
  await sendMany(ada, room, 500);
  const { restart, messages } = await syncedAt(ada, room, before);
  assert.deepEqual([restart, messages.length], [false, 500]);
  await ada.sent(room, "one too many");
  assert.equal((await syncedAt(ada, room, before)).restart, true);
  const between = await cursorAt(ada, room);
  for (let i = 0; i < 500; i++) given(await ada.react(room, id, "👍", i % 2 === 0));
  const { changed, ...answer } = await syncedAt(ada, room, between);
  assert.deepEqual([answer.restart, changed.map((message) => message.id)], [false, [id]]);
  given(await ada.react(room, id, "👍", true));
  assert.equal((await syncedAt(ada, room, between)).restart, true);
  await store.close();
});

async function sendMany(who: Chatter, room: RoomId, count: number): Promise<MessageId[]> {
  return await Promise.all(Array.from({ length: count }, (_, i) => who.sent(room, `${i}`)));
}

Deno.test("catching up names who came, went and came again", async () => {
  const store = await memoryStore();
  const people = await Promise.all(["ada", "ben", "eve"].map((name) => Chatter.named(store, name)));
  const [ada, ben, eve] = people as [Chatter, Chatter, Chatter];
  const room = await ada.makes();
  await ben.joins(room);
  const cursor = await cursorAt(ada, room);
  await ben.leaves(room);
  await eve.joins(room);
  await eve.leaves(room);
  await eve.joins(room);
  const { members } = await syncedAt(ada, room, cursor);
  const roles = new Map<UserId, string | null>(members.map(({ user, role }) => [user, role]));
  assert.deepEqual(roles, new Map([[ben.user, null], [eve.user, "member"]]));
  await store.close();
});

Deno.test("the list of rooms names those that moved, those that are new, and those one is out of", async () => {
  const store = await memoryStore();
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  const rooms = [await ada.makes(), await ada.makes(), await ada.makes(), await ada.makes()];
  const [quiet, moved, left, read] = rooms as [RoomId, RoomId, RoomId, RoomId];
  await Promise.all(rooms.map((room) => ben.joins(room)));
  const id = await ada.sent(read, "to be read");
  const sync = async (ask: Parameters<typeof actions.syncAll>[2]) =>
    given(
      await actions.syncAll(
        ben.ground,
        ben.user,
        ask,
        await actions.listRooms(ben.ground, ben.user),
      ),
    );
  const first = await sync({ me: null, rooms: [] });
  assert.deepEqual(first.rooms.map((view) => view.id).sort(), rooms.toSorted());
  const known = first.rooms.map((view): [RoomId, Cursor] => [view.id, view.cursor]);
  assert.deepEqual((await sync({ me: first.me, rooms: known })).rooms, []);
  await ada.sent(moved, "news");
  await ben.leaves(left);
  given(await actions.moveRead(ben.ground, ben.user, { room: read, to: id, version: 0 }));
  const entered = await ben.makes();
  const second = await sync({ me: first.me, rooms: known });
  assert.deepEqual(second.rooms.map((view) => view.id).sort(), [moved, read, entered].sort());
  assert.deepEqual(second.gone, [left]);
  assert.ok(known.some(([room]) => room === quiet));
  await store.close();
});

Deno.test("a database that was put back restarts those who followed what was lost, and no others", async () => {
  await using temp = await tempFolder();
  const place = { data: `${temp.path}/data`, kv: "file" } as const;
  const [file, copy] = [`${place.data}/parley.db`, `${temp.path}/copy.db`];
  const before = await openedAt(place);
  const ada = await Chatter.named(before, "ada");
  const room = await ada.makes();
  const cursors: { cursor: Cursor; held: Map<MessageId, Message> }[] = [];
  for (let i = 0; i < 10; i++) {
    await ada.sent(room, `kept ${i}`);
    cursors.push({ cursor: await cursorAt(ada, room), held: await heldBy(ada, room) });
  }
  await before.close();
  await Deno.copyFile(file, copy);

  const lost = await withStore(place, async (store) => {
    const again = await Chatter.at(store, ada.user);
    const seen = [];
    for (let i = 0; i < 100; i++) {
      await again.sent(room, `lost ${i}`);
      seen.push(await cursorAt(again, room));
    }
    return seen;
  });
  await Deno.copyFile(copy, file);

  await withStore(place, async (store) => {
    const again = await Chatter.at(store, ada.user);
    for (let i = 0; i < 200; i++) await again.sent(room, `others ${i}`);
    for (const cursor of lost) assert.equal((await syncedAt(again, room, cursor)).restart, true);
    const now = await heldBy(again, room);
    for (const { cursor, held } of cursors) {
      const answer = await syncedAt(again, room, cursor);
      assert.equal(answer.restart, false);
      assert.deepEqual(caughtUp(held, answer), now);
    }
  });
});

async function withStore<T>(
  place: Parameters<typeof openedAt>[0],
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openedAt(place);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
