/** The feed's rows: none is skipped, none comes back, and who missed some learns of it. */
import assert from "node:assert/strict";
import type { RoomId, Stamp } from "../../lib/protocol/mod.ts";
import {
  BEFORE_ALL,
  bellsOf,
  laneOf,
  lastOfLanes,
  readLane,
  type Store,
  trimLanes,
  trimmedUpTo,
} from "../../lib/store/mod.ts";
import { Chatter, memoryStore, SHARED, storeOver } from "./chatter.ts";

interface Shared extends AsyncDisposable {
  readonly store: Store;
  readonly kv: Deno.Kv;
}

async function shared(): Promise<Shared> {
  const kv = await Deno.openKv(":memory:");
  const store = await storeOver(kv, SHARED);
  return {
    store,
    kv,
    async [Symbol.asyncDispose]() {
      await store.close();
      kv.close();
    },
  };
}

async function allOf(store: Store, lane: number, after: Stamp): Promise<string[]> {
  const texts: string[] = [];
  for (let from = after;;) {
    const entries = (await readLane(store, lane, from))!;
    if (entries.length === 0) return texts;
    for (const { items } of entries) texts.push(...items.flatMap(({ text }) => text ?? []));
    from = entries.at(-1)!.stamp;
  }
}

async function roomInLane(who: Chatter, isMeant: (lane: number) => boolean): Promise<RoomId> {
  for (;;) {
    const room = await who.makes();
    if (isMeant(laneOf(room, who.store.lanes))) return room;
  }
}

Deno.test("what is committed into a lane that was just read is not skipped by reading the others", async () => {
  await using open = await shared();
  const { store } = open;
  const ada = await Chatter.named(store, "ada");
  const first = await roomInLane(ada, (lane) => lane === 0);
  const last = await roomInLane(ada, (lane) => lane === store.lanes - 1);
  const at = await lastOfLanes(store);
  const heard: string[] = [];
  const read = async (lane: number) => {
    for (const { stamp, items } of (await readLane(store, lane, at[lane]!))!) {
      heard.push(...items.flatMap(({ text }) => text ?? []));
      at[lane] = stamp;
    }
  };
  await read(0);
  const early = await ada.sent(first, "into the lane that was read");
  const late = await ada.sent(last, "into one that is still to be read");
  for (let lane = 1; lane < store.lanes; lane++) await read(lane);
  await read(0);
  for (const id of [early, late]) {
    assert.equal(heard.filter((text) => text.includes(id)).length, 1);
  }
});

Deno.test("a lane is read in pages, in the order of the commits, nothing twice", async () => {
  const store = await memoryStore();
  const [start] = await lastOfLanes(store);
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  const ids: string[] = [];
  for (let i = 0; i < 250; i++) ids.push(await ada.sent(room, `${i}`));
  const texts = await allOf(store, 0, start!);
  const told = texts.flatMap((text) =>
    /"message.sent","message":\{"id":"(\w+)"/.exec(text)?.[1] ?? []
  );
  assert.deepEqual(told.slice(1), ids, "the first is the room's own notice");
  await store.close();
});

Deno.test("what a file has told is told once: who asks again learns that it is gone", async () => {
  const store = await memoryStore();
  const [start] = await lastOfLanes(store);
  const ada = await Chatter.named(store, "ada");
  await ada.sent(await ada.makes(), "hello");
  assert.equal((await allOf(store, 0, start!)).length > 0, true);
  assert.equal(await readLane(store, 0, start!), null);
  await store.close();
});

Deno.test("an instance that comes later begins after all that is there", async () => {
  await using open = await shared();
  const ada = await Chatter.named(open.store, "ada");
  const room = await ada.makes();
  await ada.sent(room, "before");
  const later = await storeOver(open.kv, SHARED);
  const at = await lastOfLanes(later);
  const lane = laneOf(room, later.lanes);
  assert.deepEqual(await allOf(later, lane, at[lane]!), []);
  const id = await ada.sent(room, "after");
  const texts = await allOf(later, lane, at[lane]!);
  assert.equal(texts.length, 1);
  assert.ok(texts[0]!.includes(id));
  await later.close();
});

Deno.test("trimming leaves what is newer, in every lane", async () => {
  await using open = await shared();
  const { store } = open;
  const ada = await Chatter.named(store, "ada");
  const rooms = await Promise.all(Array.from({ length: 20 }, () => ada.makes()));
  await Promise.all(rooms.map((room) => ada.sent(room, "old")));
  const upTo = (await lastOfLanes(store)).toSorted().at(-1)!;
  await Promise.all(rooms.map((room) => ada.sent(room, "new")));
  const lanes = Array.from({ length: store.lanes }, (_, lane) => lane);
  const instance = await storeOver(open.kv, SHARED);
  const read = async () =>
    (await Promise.all(lanes.map((lane) => allOf(instance, lane, BEFORE_ALL)))).flat().join();
  assert.equal(count(await read(), '"body":"old"'), 20);
  await trimLanes(store, upTo);
  const left = await read();
  assert.deepEqual([count(left, '"body":"old"'), count(left, '"body":"new"')], [0, 20]);
  assert.equal(await trimmedUpTo(instance), upTo);
  await instance.close();
});

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

Deno.test("the mark is set before the first row goes", async () => {
  await using open = await shared();
  const ada = await Chatter.named(open.store, "ada");
  await ada.sent(await ada.makes(), "hello");
  const upTo = (await lastOfLanes(open.store)).toSorted().at(-1)!;
  const done: string[] = [];
  const spied = new Proxy(open.kv, {
    get(target, name) {
      if (name === "close") return () => {};
      if (name === "set" || name === "atomic") done.push(name);
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const store = await storeOver(spied, SHARED);
  done.length = 0;
  await trimLanes(store, upTo);
  assert.ok(done.includes("atomic"), "rows went");
  assert.equal(done.indexOf("set"), 0, "the mark was first");
  await store.close();
});

Deno.test("the bell of each lane rings for what is told there, and all ring at the start", async () => {
  await using open = await shared();
  const { store } = open;
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  await ada.sent(room, "so that its lane has a bell");
  const stop = new AbortController();
  const bells = bellsOf(store, stop.signal);
  const lane = laneOf(room, store.lanes);
  assert.ok((await bells.next()).value!.includes(lane));
  await ada.sent(room, "again");
  assert.ok((await bells.next()).value!.includes(lane));
  stop.abort();
  assert.equal((await bells.next()).done, true);
});
