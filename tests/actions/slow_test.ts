/** Slow mode: what waits, for how long, and who does not. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { type RoomId } from "../../lib/protocol/mod.ts";
import { type Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore, SHARED, storeOver } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

const SLOW_SECONDS = 30;
const START = 1_800_000_000_000;

/** Sends at a time of its own; a refused one takes no number. */
async function sendAt(who: Chatter, room: RoomId, second: number, thread?: { thread: never }) {
  const ground = { store: who.store, now: () => START + second * 1_000 };
  const ask = { once: who.refused(), room, body: `at ${second}`, ...thread };
  const outcome = await actions.sendMessage(ground, who.user, ask);
  if (outcome.ok) who.once();
  return outcome;
}

function waitOf(outcome: Awaited<ReturnType<typeof sendAt>>): number {
  assert.ok(!outcome.ok && outcome.code === "rate_limited");
  return outcome.retryAfterMs!;
}

async function slowRoom(store: Store): Promise<{ ada: Chatter; ben: Chatter; room: RoomId }> {
  const [ada, ben] = await Promise.all(["ada", "ben"].map((name) => Chatter.named(store, name)));
  const room = await ada!.makes();
  await ben!.joins(room);
  await ada!.changes(room, { slowSeconds: SLOW_SECONDS });
  return { ada: ada!, ben: ben!, room };
}

async function scene() {
  const store = await memoryStore();
  return { store, ...await slowRoom(store), [Symbol.asyncDispose]: () => store.close() };
}

Deno.test("a member's next message is refused until the time is over, with how long that is", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const elsewhere = await ben.makes();
  const first = given(await sendAt(ben, room, 0));
  assert.equal(waitOf(await sendAt(ben, room, 1)), 29_000);
  assert.equal(waitOf(await sendAt(ben, room, 20, { thread: first.id as never })), 10_000);
  assert.equal(waitOf(await sendAt(ben, room, -500)), 30_000, "a clock that is behind");
  given(await sendAt(ben, elsewhere, 20));
  given(await sendAt(ben, room, 30));
  assert.equal(waitOf(await sendAt(ben, room, 59)), 1_000);
  given(await ben.react(room, first.id, "👍"));
  given(await ben.edit(room, first.id, "edited"));
  await ada.changes(room, { slowSeconds: 0 });
  given(await sendAt(ben, room, 59));
});

Deno.test("moderators do not wait, of the room or of the place; and members wait for themselves alone", async () => {
  await using scenery = await scene();
  const { store, ada, ben, room } = scenery;
  const cleo = await Chatter.named(store, "cleo");
  await cleo.joins(room);
  given(await sendAt(ben, room, 0));
  given(await sendAt(cleo, room, 0));
  for (let i = 0; i < 3; i++) given(await sendAt(ada, room, 0));
  assert.equal(codeOf(await sendAt(ben, room, 1)), "rate_limited");
  given(await ada.setsRole(room, ben, "moderator"));
  given(await sendAt(ben, room, 1));
  assert.equal(codeOf(await sendAt(cleo, room, 1)), "rate_limited");
  await cleo.isNow({ role: "moderator" });
  given(await sendAt(cleo, room, 1));
  await cleo.isNow({ role: "guest", guestOf: "place" });
  assert.equal(codeOf(await sendAt(cleo, room, 2)), "rate_limited");
});

Deno.test("leaving a slow room and coming back does not shorten the wait", async () => {
  await using scenery = await scene();
  const { ben, room } = scenery;
  given(await sendAt(ben, room, 0));
  await ben.leaves(room);
  await ben.joins(room);
  assert.equal(waitOf(await sendAt(ben, room, 10)), 20_000);
});

Deno.test("of messages sent at once through two instances one gets through", async () => {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const { ben, room } = await slowRoom(here);
  const elsewhere = await Chatter.at(there, ben.user);
  for (let second = 0; second < 300; second += SLOW_SECONDS) {
    const outcomes = await Promise.all([
      sendAt(ben, room, second),
      sendAt(elsewhere, room, second),
    ]);
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
    assert.equal(codeOf(outcomes.find(({ ok }) => !ok)!), "rate_limited");
  }
  const said = (await ben.history(room)).filter(({ notice }) => notice === undefined);
  assert.equal(said.length, 10);
  await Promise.all([here.close(), there.close()]);
  kv.close();
});
