/** Pages of history and of threads, at every edge that a page can have. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { type Ask, LIMITS, type MessageId, type RoomId } from "../../lib/protocol/mod.ts";
import { readSpan, seeRoom, type Store } from "../../lib/store/mod.ts";
import { given } from "../support/seed.ts";
import { Chatter, codeOf, memoryStore } from "./chatter.ts";

const LIMITS_TRIED = [1, 2, 3, 4, 5, 7, 10, 100];
const NEVER = "zzzzzzffffffffffffffffffffzz" as MessageId;
const BEFORE_ALL = "0".repeat(28) as MessageId;

/** Commits of one, two, five, nine messages: a page can end anywhere in them. */
async function crowded(store: Store): Promise<{ ada: Chatter; room: RoomId; all: MessageId[] }> {
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  for (const size of [1, 2, 5, 1, 9, 3]) {
    await Promise.all(Array.from({ length: size }, (_, n) => ada.sent(room, `${n} of ${size}`)));
  }
  const { reading } = (await seeRoom(store, ada.user, room))!;
  const { placed } = await readSpan(store, reading, { limit: 1_000 });
  return { ada, room, all: placed.map(({ id }) => id) };
}

async function idsOf(who: Chatter, room: RoomId, ask: Partial<Ask<"history.page">>) {
  const { messages, older, newer } = await who.page(room, ask);
  return { ids: messages.map(({ id }) => id), older, newer };
}

Deno.test("pages backward and forward have what lies beside each message, in commits of any size", async () => {
  const store = await memoryStore();
  const { ada, room, all } = await crowded(store);
  assert.equal(new Set(all.map((id) => id.slice(0, 26))).size < all.length, true, "some together");
  for (const limit of LIMITS_TRIED) {
    const newest = { ids: all.slice(-limit), older: limit < all.length, newer: false };
    assert.deepEqual(await idsOf(ada, room, { limit }), newest);
    for (const [i, id] of all.entries()) {
      const start = Math.max(0, i - limit);
      assert.deepEqual(await idsOf(ada, room, { limit, before: id }), {
        ids: all.slice(start, i),
        older: start > 0,
        newer: true,
      });
      assert.deepEqual(await idsOf(ada, room, { limit, after: id }), {
        ids: all.slice(i + 1, i + 1 + limit),
        older: true,
        newer: i + 1 + limit < all.length,
      });
    }
  }
  await store.close();
});

Deno.test("a page around a message has it in its middle, and never more than was asked for", async () => {
  const store = await memoryStore();
  const { ada, room, all } = await crowded(store);
  for (const limit of LIMITS_TRIED) {
    for (const [i, id] of all.entries()) {
      const { ids, older, newer } = await idsOf(ada, room, { limit, around: id });
      assert.ok(ids.length <= limit, `${ids.length} of ${limit}`);
      const start = all.indexOf(ids[0]!);
      assert.deepEqual(ids, all.slice(start, start + ids.length));
      assert.deepEqual([older, newer], [start > 0, start + ids.length < all.length]);
      const newerHalf = Math.ceil(limit / 2);
      assert.deepEqual(ids.slice(ids.indexOf(id)), all.slice(i, i + newerHalf));
      assert.equal(ids.indexOf(id), Math.min(i, limit - newerHalf));
    }
  }
  await store.close();
});

Deno.test("walking by pages meets every message once, either way", async () => {
  const store = await memoryStore();
  const { ada, room, all } = await crowded(store);
  for (const limit of [1, 2, 3, 4, 7]) {
    const back: MessageId[] = [];
    for (let older = true, before: MessageId | undefined; older; before = back[0]) {
      const page = await idsOf(ada, room, { limit, ...(before === undefined ? {} : { before }) });
      back.unshift(...page.ids);
      older = page.older;
    }
    assert.deepEqual(back, all);
  }
  assert.deepEqual((await ada.history(room)).map(({ id }) => id), all);
  await store.close();
});

Deno.test("ids that are not there are places like others", async () => {
  const store = await memoryStore();
  const { ada, room, all } = await crowded(store);
  const ids = async (ask: Partial<Ask<"history.page">>) => (await idsOf(ada, room, ask)).ids;
  assert.deepEqual(await ids({ after: NEVER }), []);
  assert.deepEqual(await ids({ before: BEFORE_ALL }), []);
  assert.deepEqual(await ids({ after: BEFORE_ALL, limit: 3 }), all.slice(0, 3));
  assert.deepEqual(await ids({ before: NEVER, limit: 3 }), all.slice(-3));
  const between = `${all[5]!.slice(0, -2)}zz` as MessageId;
  const [earlier, later] = [all.filter((id) => id < between), all.filter((id) => id > between)];
  const around = [...earlier.slice(-2), ...later.slice(0, 2)];
  assert.deepEqual(await ids({ around: between, limit: 4 }), around);
  const two = { room, before: all[3]!, after: all[1]! };
  assert.equal(codeOf(await actions.pageHistory(ada.ground, ada.user, two)), "bad_command");
  await store.close();
});

Deno.test("in a room where nobody has said anything there is what the server said", async () => {
  const store = await memoryStore();
  const people = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  const [ada, ben] = people as [Chatter, Chatter];
  const ask = { users: [ben.user] };
  const { room } = given(await actions.openDirect(ada.ground, ada.user, ask));
  const nothing = { messages: [], older: false, newer: false };
  assert.deepEqual(await ben.page(room), nothing, "a direct conversation begins with nothing");
  const { messages } = await ada.page(await ada.makes());
  assert.deepEqual(messages.map(({ notice }) => notice?.what), ["created"]);
  await store.close();
});

Deno.test("a thread comes newest first in pages, each with its root, and has no place in another thread", async () => {
  const store = await memoryStore();
  const ada = await Chatter.named(store, "ada");
  const room = await ada.makes();
  const root = await ada.sent(room, "root");
  const all: MessageId[] = [];
  for (const size of [1, 4, 2, 6]) {
    all.push(
      ...await Promise.all(
        Array.from({ length: size }, () => ada.sent(room, "x", { thread: root })),
      ),
    );
  }
  await ada.sent(room, "x", { thread: await ada.sent(room, "another") });
  const page = async (ask: { limit: number; before?: MessageId }) =>
    given(await actions.pageThread(ada.ground, ada.user, { room, thread: root, ...ask }));
  for (const limit of LIMITS_TRIED) {
    for (const [i, before] of [...all.entries(), [all.length, undefined] as const]) {
      const found = await page({ limit, ...(before === undefined ? {} : { before }) });
      const start = Math.max(0, i - limit);
      assert.deepEqual(found.messages.map(({ id }) => id), all.slice(start, i));
      assert.equal(found.older, start > 0);
      assert.deepEqual(found.root.replies, { count: all.length, last: all.at(-1) });
    }
  }
  assert.equal(codeOf(await ada.send(room, "x", { thread: all[0]! })), "not_found");
  const unknown = { room, thread: NEVER };
  assert.equal(codeOf(await actions.pageThread(ada.ground, ada.user, unknown)), "not_found");
  await store.close();
});

Deno.test("one's own messages are found by the names that were given to them, wherever they are", async () => {
  const store = await memoryStore();
  const { ada, room, all } = await crowded(store);
  const sent = (await ada.history(room)).filter(({ clientId }) => clientId !== undefined);
  const ids = sent.map(({ clientId }) => clientId!);
  const find = async (after: MessageId | null, who = ada) =>
    given(await actions.findMine(who.ground, who.user, { room, ids, after })).found;
  assert.deepEqual(await find(null), sent.map(({ id, clientId }) => [clientId, id]));
  assert.deepEqual((await find(all[9]!)).map(([, id]) => id), all.slice(10));
  const ben = await Chatter.named(store, "ben");
  await ben.joins(room);
  assert.deepEqual(await find(null, ben), [], "they are not his");
  assert.ok(ids.length <= LIMITS.findIds);
  await store.close();
});
