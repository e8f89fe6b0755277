import assert from "node:assert/strict";
import { trimLanes, trimmedUpTo } from "../../lib/store/mod.ts";
import type { Stamp } from "../../lib/protocol/mod.ts";
import { deadline, within } from "../support/deadline.ts";
import { GatedStore, LANES, roomOfLane } from "./gated_store.ts";
import { HandClocks, HeardFeed } from "./heard.ts";

Deno.test("a feed begins in the middle: what was told before is not told again", async () => {
  await using gated = await GatedStore.open();
  await gated.tell("before", roomOfLane(1));
  await using heard = await HeardFeed.start(gated.store);
  await gated.tell("after", roomOfLane(1), roomOfLane(2));
  await heard.until("both lanes", () => heard.texts.length === 2);
  assert.deepEqual(heard.texts, ["after", "after"]);
});

Deno.test("the bells are enough, and where they are silent the poll is", async () => {
  for (const deaf of [false, true]) {
    await using gated = await GatedStore.open({ deaf });
    await using heard = await HeardFeed.start(gated.store, deaf ? { pollMs: 5 } : {});
    for (let i = 0; i < 5; i++) {
      await gated.tell(`${i}`, roomOfLane(i));
      await heard.hears(`${i}`);
    }
    assert.equal(heard.texts.length, 5);
  }
});

Deno.test("what is committed between the reads of two lanes is not skipped in the first", async () => {
  await using gated = await GatedStore.open();
  await using heard = await HeardFeed.start(gated.store);
  const [first, second] = [roomOfLane(1), roomOfLane(2)];
  // Both bells ring at once; the first lane is read at once, the second only later
  const held = gated.hold(2, "start");
  await gated.tell("one", first, second);
  await heard.hears("one");
  await held.arrived;
  const afterFirst = gated.hold(1, "start");
  await gated.tell("in the first", first);
  await afterFirst.arrived;
  await gated.tell("in the second", second);
  held.release();
  await heard.hears("in the second");
  afterFirst.release();
  await heard.hears("in the first");
  assert.equal(heard.texts.length, 4);
});

Deno.test("what comes while a lane is read is read right after, and never by two at once", async () => {
  await using gated = await GatedStore.open();
  await using heard = await HeardFeed.start(gated.store);
  const room = roomOfLane(3);
  const first = gated.hold(3, "end");
  await gated.tell("one", room);
  await first.arrived;
  const last = gated.hold(3, "end");
  first.release();
  await last.arrived;
  // That read has found nothing more, but is not over: this bell rings for a lane that is read
  await gated.tell("two", room);
  await gated.tell("elsewhere", roomOfLane(4));
  await heard.hears("elsewhere");
  assert.deepEqual(heard.texts, ["one", "elsewhere"]);
  last.release();
  await heard.hears("two");
  assert.deepEqual(heard.texts, ["one", "elsewhere", "two"]);
  assert.equal(gated.mostAtOnce, 1);
});

Deno.test("a lane that is far behind is read page after page", async () => {
  await using gated = await GatedStore.open();
  await using heard = await HeardFeed.start(gated.store);
  const room = roomOfLane(5);
  const held = gated.hold(5, "start");
  const texts = Array.from({ length: 350 }, (_, i) => `${i}`);
  await gated.tell(texts[0]!, room);
  await held.arrived;
  for (const text of texts.slice(1)) await gated.tell(text, room);
  held.release();
  await heard.hears(texts.at(-1)!);
  assert.deepEqual(heard.texts, texts);
});

Deno.test("under load every lane is told in its order, each entry once", async () => {
  await using gated = await GatedStore.open();
  await using heard = await HeardFeed.start(gated.store, { pollMs: 3 });
  const rooms = Array.from({ length: LANES }, (_, lane) => roomOfLane(lane));
  const sent = rooms.map((room, lane) =>
    Promise.all(Array.from({ length: 200 }, (_, i) => gated.tell(`${lane} ${i}`, room)))
  );
  await Promise.all(sent);
  await heard.until("all of it", () => heard.texts.length >= rooms.length * 200);
  for (const lane of rooms.keys()) {
    const ofLane = heard.texts.filter((text) => text.startsWith(`${lane} `));
    assert.deepEqual(ofLane, Array.from({ length: 200 }, (_, i) => `${lane} ${i}`));
  }
});

Deno.test("who was away while entries were trimmed is told so, once, and goes on from now", async () => {
  await using gated = await GatedStore.open();
  const clocks = new HandClocks();
  await using heard = await HeardFeed.start(gated.store, { lifeMs: 1_000 }, clocks);
  const held = [1, 2].map((lane) => gated.hold(lane, "start"));
  const rooms = [roomOfLane(1), roomOfLane(2)];
  const gone = await gated.tell("gone before it was read", ...rooms);
  await Promise.all(held.map(({ arrived }) => arrived));
  // The process is stopped here, in the middle of asking, for longer than entries live
  await trimLanes(gated.store, gone as Stamp);
  await gated.tell("too late to be the first", ...rooms);
  clocks.pass(2_000);
  for (const { release } of held) release();
  await heard.until("that it missed some", () => heard.notes.includes("missed"));
  await gated.tell("after", roomOfLane(1), roomOfLane(6));
  await heard.until("both", () => heard.texts.filter((text) => text === "after").length === 2);
  assert.deepEqual(heard.texts, ["after", "after"]);
  assert.deepEqual(heard.notes, ["missed"]);
  assert.equal(heard.feed.counts.missed, 1);
});

Deno.test("a sleep that only the clock on the wall shows is noticed too", async () => {
  await using gated = await GatedStore.open();
  const clocks = new HandClocks();
  await using heard = await HeardFeed.start(gated.store, { lifeMs: 1_000 }, clocks);
  const held = gated.hold(1, "start");
  const gone = await gated.tell("gone", roomOfLane(1));
  await held.arrived;
  await trimLanes(gated.store, gone as Stamp);
  clocks.jump(2_000);
  held.release();
  await heard.until("that it missed some", () => heard.notes.includes("missed"));
});

Deno.test("who was only a little late has missed nothing, even where a lane was quiet for long", async () => {
  await using gated = await GatedStore.open();
  const clocks = new HandClocks();
  const old = await gated.tell("long ago", roomOfLane(1));
  await using heard = await HeardFeed.start(gated.store, { lifeMs: 1_000, pollMs: 5 }, clocks);
  await trimLanes(gated.store, old as Stamp);
  await gated.tell("one", roomOfLane(2));
  await heard.hears("one");
  clocks.pass(400);
  for (let lane = 0; lane < LANES; lane++) await gated.tell(`${lane}`, roomOfLane(lane));
  await heard.hears(...Array.from({ length: LANES }, (_, lane) => `${lane}`));
  assert.deepEqual(heard.notes, []);
});

Deno.test("a store that does not answer is lost, and found when it does", async () => {
  await using gated = await GatedStore.open();
  const clocks = new HandClocks();
  await using heard = await HeardFeed.start(gated.store, { pollMs: 5 }, clocks);
  const held = Array.from({ length: LANES }, (_, lane) => gated.hold(lane, "start"));
  await Promise.all(held.map(({ arrived }) => arrived));
  clocks.pass(6_000);
  await heard.until("that the store is lost", () => heard.feed.isLost);
  for (const { release } of held) release();
  await heard.until("that it is found", () => !heard.feed.isLost);
  assert.deepEqual(heard.notes, ["lost", "found"]);
});

Deno.test("a feed stops in time though the store answers nothing any more", async () => {
  await using gated = await GatedStore.open();
  const heard = await HeardFeed.start(gated.store, { pollMs: 5 });
  const held = gated.hold(0, "start");
  await held.arrived;
  await within("the stop", heard.feed.stop());
  held.release();
});

Deno.test("entries are trimmed once they are old, and not before", async () => {
  await using gated = await GatedStore.open();
  const clocks = new HandClocks();
  const times = { pollMs: 2, lifeMs: 1_000, trimEveryMs: 100 };
  await using heard = await HeardFeed.start(gated.store, times, clocks);
  const told: { stamp: string; at: number }[] = [];
  const until = deadline();
  while (await trimmedUpTo(gated.store) === "") {
    until.throwIfAborted();
    const text = `${told.length}`;
    told.push({
      stamp: await gated.tell(text, roomOfLane(told.length % LANES)),
      at: clocks.steady(),
    });
    await heard.hears(text);
    clocks.pass(150);
  }
  const trimmed = await trimmedUpTo(gated.store);
  const gone = told.filter(({ stamp }) => stamp <= trimmed);
  assert.ok(gone.length > 0);
  for (const { at } of gone) assert.ok(clocks.steady() - at >= times.lifeMs);
  await heard.feed.stop();
  assert.equal(await gated.feedRows(), told.length - gone.length);
  assert.deepEqual(heard.notes, []);
});
