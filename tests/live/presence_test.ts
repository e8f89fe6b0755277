/** Who is online is put right where a write of it failed. */
import assert from "node:assert/strict";
import { createLive } from "../../lib/live/mod.ts";
import { within } from "../support/deadline.ts";
import { openedWithSpy } from "../store/chatter.ts";
import { seedPerson } from "../support/seed.ts";
import { HandSocket } from "./by_hand.ts";

Deno.test("who came while the store failed is online once it takes writes again", async () => {
  await using open = await openedWithSpy();
  const { store, spy } = open;
  const { user } = await seedPerson(store, "ada");
  const other = await seedPerson(store, "ben");
  const live = await createLive(store, Date.now, { beatMs: 20, pollMs: 20 });
  const looker = new HandSocket();
  const looking = live.connect(looker, other.user, "a session", false);
  looking.answer("{}");
  live.watch(looking, [user], false);
  spy.lose("request");
  live.connect(new HandSocket(), user, "a session", false);
  const { promise, resolve } = Promise.withResolvers<void>();
  const send = looker.send.bind(looker);
  looker.send = (frame) => {
    send(frame);
    if (frame.includes("presence.changed")) resolve();
  };
  await within("the news that she is there", promise);
  assert.equal(live.presenceOf(user, other.user), "online");
  await live.stop();
});
