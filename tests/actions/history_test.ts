/** Pages of history: where they end, and what they say of what lies beyond. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { LIMITS, type MessageId, type RoomId } from "../../lib/protocol/mod.ts";
import { bytesOf } from "../../lib/actions/messages/page.ts";
import type { Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

const LONG = "x".repeat(LIMITS.bodyBytes);
const FIRST = `${"0".repeat(28)}` as MessageId;
const LAST = `${"z".repeat(6)}${"f".repeat(20)}zz` as MessageId;

interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly ada: Chatter;
  readonly room: RoomId;
}

async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const ada = await Chatter.named(store, "ada");
  return { store, ada, room: await ada.makes(), [Symbol.asyncDispose]: () => store.close() };
}

async function edges(who: Chatter, room: RoomId, ask: Parameters<Chatter["page"]>[1]) {
  const { messages, older, newer } = await who.page(room, ask);
  return [messages.map(({ body, kind }) => kind === "system" ? "notice" : body), older, newer];
}

Deno.test("a page says on each side whether there is more, whatever it was asked for by", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const ids = [];
  for (const body of ["1", "2", "3"]) ids.push(await ada.sent(room, body));
  const [one, two, three] = ids as [MessageId, MessageId, MessageId];
  assert.deepEqual(await edges(ada, room, {}), [["notice", "1", "2", "3"], false, false]);
  assert.deepEqual(await edges(ada, room, { limit: 2 }), [["2", "3"], true, false]);
  assert.deepEqual(await edges(ada, room, { before: two }), [["notice", "1"], false, true]);
  assert.deepEqual(await edges(ada, room, { after: two }), [["3"], true, false]);
  assert.deepEqual(await edges(ada, room, { after: three }), [[], true, false]);
  assert.deepEqual(await edges(ada, room, { around: one, limit: 2 }), [
    ["notice", "1"],
    false,
    true,
  ]);
  // Ids that no message has
  assert.deepEqual(await edges(ada, room, { after: FIRST, limit: 1 }), [["notice"], false, true]);
  assert.deepEqual(await edges(ada, room, { before: LAST, limit: 1 }), [["3"], true, false]);
  assert.deepEqual(await edges(ada, room, { before: FIRST }), [[], false, true]);
});

Deno.test("a page ends before it grows too large, and paging on leaves nothing out", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const ids: MessageId[] = [];
  for (let i = 0; i < 30; i++) ids.push(await ada.sent(room, LONG));
  // Short when it was said
  ids.push(await ada.sent(room, "short"));
  given(await ada.edit(room, ids.at(-1)!, LONG));
  const backwards: MessageId[] = [];
  for (let before: MessageId | undefined, more = true; more;) {
    const page = await ada.page(room, { limit: 100, ...(before && { before }) });
    assert.ok(
      page.messages.reduce((sum, message) => sum + bytesOf(message), 0) <= LIMITS.pageBytes,
    );
    backwards.unshift(...page.messages.map(({ id }) => id));
    before = page.messages[0]!.id;
    more = page.older;
  }
  assert.deepEqual(backwards.slice(1), ids);
  const forwards: MessageId[] = [];
  for (let after = FIRST, more = true; more;) {
    const page = await ada.page(room, { limit: 100, after });
    forwards.push(...page.messages.map(({ id }) => id));
    after = page.messages.at(-1)!.id;
    more = page.newer;
  }
  assert.deepEqual(forwards, backwards);
  const { messages, older, newer } = await ada.page(room, { around: ids[15]!, limit: 100 });
  assert.ok(messages.some(({ id }) => id === ids[15]) && older && newer);
});

Deno.test("who missed more than goes into an answer begins anew with the newest", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const old = await Promise.all(Array.from({ length: 12 }, () => ada.sent(room, "short")));
  const sync = async (after: Parameters<typeof actions.syncRoom>[2]["after"]) =>
    given(await actions.syncRoom(ada.ground, ada.user, { room, after }));
  const { cursor } = (await sync(null)).view;
  for (const id of old.slice(0, 4)) given(await ada.edit(room, id, LONG));
  assert.equal((await sync(cursor)).restart, false);
  for (const id of old.slice(4)) given(await ada.edit(room, id, LONG));
  assert.equal((await sync(cursor)).restart, true);
  const between = (await sync(null)).view.cursor;
  for (let i = 0; i < 6; i++) await ada.sent(room, LONG);
  assert.equal((await sync(between)).messages.length, 6);
  for (let i = 0; i < 6; i++) await ada.sent(room, LONG);
  const { restart, messages, older } = await sync(between);
  assert.deepEqual([restart, older], [true, true]);
  assert.ok(messages.length >= 6 && messages.length < 12);
});

Deno.test("a read position far from the end is counted from the one before, and one too far is refused", async () => {
  await using scenery = await scene();
  const { store, ada, room } = scenery;
  const ben = await Chatter.named(store, "ben");
  await ben.joins(room);
  const ids: MessageId[] = [];
  for (let i = 0; i < 4_400; i += 100) {
    const some = Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? ada : ben).sent(room, "x"));
    ids.push(...await Promise.all(some));
  }
  ids.sort();
  const move = async (to: MessageId, version: number, back?: true) =>
    await actions.moveRead(ben.ground, ben.user, { room, to, version, ...(back && { back }) });
  const tally = async () => {
    const ask = { me: null, rooms: [] };
    return given(await actions.syncAll(ben.ground, ben.user, ask, [room])).rooms[0]!.tally;
  };
  const ownUpTo = async (count: number) => {
    const { messages } = { messages: await ben.history(room) };
    const ordinary = messages.filter(({ kind }) => kind !== "system").slice(0, count);
    return ordinary.filter(({ from }) => from === ben.user).length;
  };
  for (
    const [count, version, back] of [[100, 0], [1_500, 0], [700, 0, true], [4_400, 1]] as const
  ) {
    given(await move(ids[count - 1]!, version, back));
    const { read, ownRead } = await tally();
    assert.deepEqual([read, ownRead], [count, await ownUpTo(count)]);
  }
  assert.equal(codeOf(await move(ids[0]!, 1, true)), "too_far");
});
