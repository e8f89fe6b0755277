/** Who takes their words along: what goes, what stays, and that it goes on whatever happens. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Signed } from "../../lib/auth/mod.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { departingRow } from "../../lib/store/mod.ts";
import { type Chatter, SHARED, storeOver } from "../store/chatter.ts";
import { SpiedKv } from "../store/spied_kv.ts";
import { given } from "../support/seed.ts";
import { finishOver, goes, TestPlace, textOf } from "./test_place.ts";

interface Said extends AsyncDisposable {
  readonly place: TestPlace;
  readonly ada: Chatter;
  readonly eve: Signed;
  /** Everywhere they were ever in. */
  readonly rooms: readonly RoomId[];
}

/** Eve has spoken in all kinds of rooms: those that she is in, left, and was put out of. */
async function said(): Promise<Said> {
  const place = await TestPlace.open();
  const ada = await place.speaks(place.ada);
  const eve = await place.resident("Eve", "member");
  const chatter = await place.speaks(eve);
  const { room: direct } = given(
    await actions.openDirect(ada.ground, ada.user, { users: [eve.user] }),
  );
  const [still, left, removed, archived, late] = [
    await ada.makes(),
    await ada.makes({ visibility: "private" }),
    await ada.makes(),
    await ada.makes(),
    await ada.makes({ past: "those_present" }),
  ];
  const rooms = [direct, still, left, removed, archived, late];
  for (const room of rooms) {
    if (room !== direct) await ada.adds(room, eve);
    const first = await chatter.sent(room, "eve said");
    const others = await ada.sent(room, "ada said");
    await chatter.sent(room, "eve replied", { thread: others });
    given(await chatter.edit(room, first, "eve said better"));
    for (let i = 0; i < 60; i++) await chatter.sent(room, `eve said ${i}`);
    await ada.sent(room, "ada said more", { thread: first });
  }
  await chatter.leaves(left);
  await ada.removes(removed, eve);
  await ada.archives(archived);
  // What she said before she came back is before what she may see
  await chatter.leaves(late);
  await ada.adds(late, eve);
  await chatter.sent(late, "eve is back");
  return { place, ada, eve, rooms, [Symbol.asyncDispose]: () => place[Symbol.asyncDispose]() };
}

async function bodiesIn({ place, rooms }: Said): Promise<string[]> {
  const texts: string[] = [];
  for (const room of rooms) {
    for (const kind of ["message", "edit", "earlier"]) {
      texts.push(...(await place.rows(kind, room)).map(({ value }) => textOf(value)));
    }
  }
  return texts;
}

const adasIn = (texts: string[]) => texts.join().match(/ada said/g)?.length ?? 0;

async function assertErased(scenery: Said): Promise<void> {
  const texts = await bodiesIn(scenery);
  assert.deepEqual(texts.filter((text) => /eve (said|replied|is)/.test(text)), []);
  assert.equal(adasIn(texts), scenery.rooms.length * 2, "what others said stays");
  const { ada, eve, rooms } = scenery;
  for (const room of rooms) {
    const history = await ada.history(room);
    const mine = history.filter(({ from, deleted, notice }) =>
      from === eve.user && !deleted && !notice
    );
    assert.deepEqual(mine, []);
  }
}

Deno.test("who takes their words along leaves none, wherever they ever were, and nobody else's go", async () => {
  await using scenery = await said();
  const { place, eve } = scenery;
  assert.ok((await bodiesIn(scenery)).join().includes("eve said 59"));
  assert.ok((await goes(place, eve, "erase")).ok);
  await finishOver(place.kv);
  await assertErased(scenery);
  assert.deepEqual(await place.rows("departing"), []);
});

Deno.test("who leaves their words has none of them taken", async () => {
  await using scenery = await said();
  const { place, eve } = scenery;
  const before = (await bodiesIn(scenery)).join().match(/eve (said|replied|is)/g)?.length;
  assert.ok((await goes(place, eve, "keep")).ok);
  await finishOver(place.kv);
  assert.equal((await bodiesIn(scenery)).join().match(/eve (said|replied|is)/g)?.length, before);
});

Deno.test("what broke off in the middle goes on over a store that was opened again, and twice is harmless", async () => {
  await using scenery = await said();
  const { place, ada, eve, rooms } = scenery;
  assert.ok((await goes(place, eve, "erase")).ok);
  for (const commits of [1, 4, 9]) {
    const spy = new SpiedKv(place.kv);
    const store = await storeOver(spy.kv, SHARED);
    const ground = { store, now: () => place.clock.now() };
    const finishing = actions.finishDepartures(ground).then(() => null, (fault: Error) => fault);
    await spy.begun(commits);
    // From here on nothing is stored any more, as if the process were killed
    spy.lose(...Array.from({ length: 10_000 }, () => "request" as const));
    assert.ok(await finishing instanceof Error);
    assert.equal((await place.rows("departing")).length, 1, "it is still to be done");
    await store.close();
  }
  await finishOver(place.kv);
  await assertErased(scenery);
  const counts = await Promise.all(rooms.map(async (room) => (await ada.history(room)).length));
  await place.put(departingRow(eve.user), () => ({ erase: true }));
  const stores = [place.here, place.there];
  await Promise.all(stores.map((store) => actions.finishDepartures({ store, now: Date.now })));
  for (const [i, room] of rooms.entries()) {
    const history = await ada.history(room);
    assert.equal(history.length, counts[i], "nothing is said of it twice");
    const left = history.filter(({ notice }) => notice?.what === "left" && notice.who === eve.user);
    assert.ok(left.length <= 2);
  }
  await assertErased(scenery);
});
