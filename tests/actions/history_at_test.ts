/** From a time to the messages that were said then. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { epochRow, type Store } from "../../lib/store/mod.ts";
import { ALONE, Chatter, codeOf, memoryStore, openedWithSpy, storeOver } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

/** Says one message at each of these times. */
async function sayAt(who: Chatter, room: RoomId, times: readonly number[]): Promise<MessageId[]> {
  const ids: MessageId[] = [];
  for (const at of times) {
    const ground = { store: who.store, now: () => at };
    const ask = { once: who.once(), room, body: `at ${at}` };
    ids.push(given(await actions.sendMessage(ground, who.user, ask)).id);
  }
  return ids;
}

/** The one in the middle of the page, which is of one message alone. */
async function foundAt(who: Chatter, room: RoomId, at: number): Promise<MessageId | undefined> {
  return (await who.page(room, { at, limit: 1 })).messages[0]?.id;
}

async function roomOf(store: Store, name = "ada"): Promise<[Chatter, RoomId]> {
  const who = await Chatter.named(store, name);
  return [who, await who.makes()];
}

/** After the notices that a room begins with. */
const START = 1_800_000_000_000;

Deno.test("from each time on the first message is found, and of no room but this", async () => {
  const store = await memoryStore();
  const [ada, room] = await roomOf(store);
  const [ben, other] = await roomOf(store, "ben");
  const times: number[] = [];
  const ids: MessageId[] = [];
  for (let at = START; times.length < 80; at += Math.floor(Math.random() * 4) * 10) {
    times.push(at);
    ids.push(...await sayAt(ada, room, [at]));
    if (times.length % 3 === 0) await sayAt(ben, other, [at + 1]);
  }
  for (const at of times.flatMap((at) => [at - 1, at, at + 1])) {
    const first = ids[times.findIndex((time) => time >= at)];
    // Where all are older the newest page is given
    assert.equal(await foundAt(ada, room, at), first ?? ids.at(-1), `${at - START}`);
  }
  const { messages, older, newer } = await ada.page(room, { at: times[40]!, limit: 10 });
  assert.deepEqual([messages.length, older, newer], [10, true, true]);
  const latest = await ada.page(room, { at: START * 2, limit: 10 });
  assert.deepEqual(latest, await ada.page(room, { limit: 10 }));
  const earliest = await ada.page(room, { at: 0, limit: 10 });
  assert.equal(earliest.older, false);
  await store.close();
});

Deno.test("the messages of another age of the database are found like all others", async () => {
  await using open = await openedWithSpy();
  const [ada, room] = await roomOf(open.store);
  const before = await sayAt(ada, room, [START, START + 10, START + 20]);
  await open.spy.real.set(epochRow.key, "zzzzzz");
  const store = await storeOver(open.spy.real, ALONE);
  const later = await Chatter.at(store, ada.user);
  const after = await sayAt(later, room, [START + 30, START + 40]);
  assert.ok(after[0]!.startsWith("zzzzzz") && !before[0]!.startsWith("zzzzzz"));
  for (const [i, id] of [...before, ...after].entries()) {
    assert.equal(await foundAt(later, room, START + i * 10), id);
  }
  await store.close();
});

Deno.test("a clock that was set back leads to a message of that time, or after it", async () => {
  const store = await memoryStore();
  const [ada, room] = await roomOf(store);
  await sayAt(ada, room, [10, 20, 30, 15, 25, 35].map((at) => START + at));
  for (let at = START; at <= START + 35; at++) {
    const { messages: [found] } = await ada.page(room, { at, limit: 1 });
    assert.ok(found!.at >= at, `${at - START}`);
  }
  await store.close();
});

Deno.test("who may not see the past is led no further back than to what they see; an outsider nowhere", async () => {
  const store = await memoryStore();
  const ada = await Chatter.named(store, "ada");
  const [ben, eve] = [await Chatter.named(store, "ben"), await Chatter.named(store, "eve")];
  const room = await ada.makes({ past: "those_present", visibility: "private" });
  await sayAt(ada, room, [START, START + 10]);
  await ada.adds(room, ben);
  const [first] = await sayAt(ada, room, [START + 20, START + 30]);
  const { messages, older } = await ben.page(room, { at: START, limit: 50 });
  assert.ok(!older && !messages.some(({ body }) => body === `at ${START}`));
  assert.equal(await foundAt(ben, room, START + 20), first);
  const refused = await actions.pageHistory(eve.ground, eve.user, { room, at: START });
  assert.equal(codeOf(refused), "not_found");
  const both = await actions.pageHistory(ada.ground, ada.user, { room, at: START, before: first! });
  assert.equal(codeOf(both), "bad_command");
  await store.close();
});
