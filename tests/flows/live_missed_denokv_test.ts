/** An instance that slept, and an acknowledgement that was too early: nothing is skipped in silence. */
import assert from "node:assert/strict";
import { partsOf } from "../../lib/protocol/mod.ts";
import { type Store, trimmedUpTo } from "../../lib/store/mod.ts";
import { bodiesHeard, cursorHeard, hearsBody, makeRoom, say } from "../live/gathering.ts";
import { childServer } from "../support/child_server.ts";
import { deadline, within } from "../support/deadline.ts";
import { denokvServer } from "../support/denokv.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const QUICK = new URL("../live/quick_server.ts", import.meta.url).pathname;

Deno.test("an instance that slept longer than the feed lives sends its clients to catch up", async () => {
  await using kv = await denokvServer();
  const store = { data: "", kv: new URL(kv.address), token: kv.token };
  const times = { pollMs: 50, lifeMs: 2_000, trimEveryMs: 60 };
  await using awake = await startServer({ store, times });
  const env = { PARLEY_KV: kv.address, DENO_KV_ACCESS_TOKEN: kv.token };
  await using sleeper = await childServer({ entry: QUICK, env });
  const ada = await seedPerson(awake.chat.store, "ada");
  const ben = await seedPerson(awake.chat.store, "ben");
  await using one = await WireClient.connect(awake.address, ada.token);
  await using other = await WireClient.connect(sleeper.address, ben.token);
  const room = await makeRoom(one, { members: [ben.user] });
  await say(one, room, "before");
  await hearsBody(other, room, "before");

  sleeper.kill("SIGSTOP");
  const bodies = Array.from({ length: 8 }, (_, i) => `while it slept ${i}`);
  const ids = [];
  for (const body of bodies) ids.push(await say(one, room, body));
  await trimmed(awake.chat.store, partsOf(ids.at(-1)!).stamp);
  sleeper.kill("SIGCONT");
  const closed = await within("the close", other.closed);
  assert.deepEqual(closed, { code: 4003, reason: "resync" });

  const heard = bodiesHeard(other, room);
  assert.deepEqual(heard, ["before", ...bodies].slice(0, heard.length), "without a gap");
  await using again = await WireClient.connect(sleeper.address, ben.token);
  const after = cursorHeard(other, room);
  const { restart, messages } = given(await again.ask("room.sync", { room, after }));
  assert.equal(restart, false);
  const all = [...heard, ...messages.map(({ body }) => body)];
  assert.deepEqual(all, ["before", ...bodies]);
  await say(one, room, "after");
  await hearsBody(again, room, "after");
});

Deno.test("an acknowledgement that overtakes another's event does not hide it from who comes back", async () => {
  await using kv = await denokvServer();
  const store = { data: "", kv: new URL(kv.address), token: kv.token };
  await using late = await startServer({ store });
  await using prompt = await startServer({ store });
  const ada = await seedPerson(late.chat.store, "ada");
  const ben = await seedPerson(late.chat.store, "ben");
  await using other = await WireClient.connect(prompt.address, ben.token);
  const room = await makeRoom(other, { members: [ada.user] });
  const one = await WireClient.connect(late.address, ada.token);
  const { view } = given(await one.ask("room.sync", { room, after: null }));

  const feed = holdFeed(late.chat.store);
  await say(other, room, "theirs");
  // Acknowledged, though what came before it was not heard yet
  await say(one, room, "mine");
  assert.deepEqual(bodiesHeard(one, room), []);
  await one[Symbol.asyncDispose]();

  await using again = await WireClient.connect(late.address, ada.token);
  const { restart, messages } = given(
    await again.ask("room.sync", { room, after: view.cursor }),
  );
  assert.equal(restart, false);
  assert.deepEqual(messages.map(({ body }) => body), ["theirs", "mine"]);
  feed.release();
  await hearsBody(again, room, "mine");
  assert.deepEqual(bodiesHeard(again, room), ["theirs", "mine"], "late, and told all the same");
});

async function trimmed(store: Store, stamp: string): Promise<void> {
  const until = deadline();
  while (await trimmedUpTo(store) < stamp) until.throwIfAborted();
}

/** An instance that reads its feed late: what it asks for is not there yet. */
function holdFeed({ kv }: Store): { release(): void } {
  const list = kv.list;
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  kv.list = (selector, options) => {
    const rows = list.call(kv, selector, options);
    if (!("start" in selector) || selector.start[0] !== "feed") return rows as never;
    return (async function* () {
      await released;
      yield* list.call(kv, selector, options);
    })() as never;
  };
  return {
    release: () => {
      kv.list = list;
      release();
    },
  };
}
