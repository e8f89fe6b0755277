/** What became of messages, page by page: all of it, and told as unknown where the log is another. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import {
  type Cursor,
  cursorOf,
  LIMITS,
  type MessageId,
  partsOfCursor,
  type RoomId,
} from "../../lib/protocol/mod.ts";
import { bytesOf } from "../../lib/actions/messages/page.ts";
import { Chatter, codeOf, memoryStore } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

const LONG = "x".repeat(LIMITS.bodyBytes);

async function scene() {
  const store = await memoryStore();
  const ada = await Chatter.named(store, "ada");
  return { store, ada, room: await ada.makes(), [Symbol.asyncDispose]: () => store.close() };
}

async function headOf(who: Chatter, room: RoomId): Promise<Cursor> {
  return given(await actions.syncRoom(who.ground, who.user, { room, after: null })).view.cursor;
}

async function pageOf(who: Chatter, room: RoomId, after: Cursor) {
  return given(await actions.pageChanges(who.ground, who.user, { room, after }));
}

Deno.test("however many messages have changed, the pages tell each as it is now", async () => {
  await using there = await scene();
  const { ada, room } = there;
  const ids: MessageId[] = [];
  for (let i = 0; i < 6; i++) {
    ids.push(...await Promise.all(Array.from({ length: 100 }, () => ada.sent(room, "short"))));
  }
  const start = await headOf(ada, room);
  for (const [i, id] of ids.entries()) given(await ada.edit(room, id, `${i} now`));
  // Some take more than goes into an answer, and one has changed twice
  for (const id of ids.slice(0, 20)) given(await ada.edit(room, id, LONG));
  const told = new Map<MessageId, string>();
  let pages = 0;
  for (let [after, more] = [start, true]; more;) {
    const page = await pageOf(ada, room, after);
    assert.ok(page.known && page.cursor > after);
    const bytes = page.changed.reduce((sum, message) => sum + bytesOf(message), 0);
    assert.ok(bytes <= LIMITS.pageBytes, `${bytes}`);
    for (const { id, body } of page.changed) told.set(id, body);
    [after, more] = [page.cursor, page.more];
    pages++;
  }
  assert.ok(pages > 6, `${pages}`);
  assert.deepEqual(
    ids.map((id) => told.get(id)),
    ids.map((_, i) => i < 20 ? LONG : `${i} now`),
  );
  const end = await pageOf(ada, room, await headOf(ada, room));
  assert.deepEqual([end.known, end.changed, end.more], [true, [], false]);
});

Deno.test("a cursor of another history is not known, and an outsider hears nothing", async () => {
  await using there = await scene();
  const { store, ada, room } = there;
  const id = await ada.sent(room, "one");
  const { epoch, stamp } = partsOfCursor(await headOf(ada, room));
  given(await ada.edit(room, id, "two"));
  const other = await pageOf(ada, room, cursorOf(epoch, stamp, "zzzzzzzz"));
  assert.deepEqual([other.known, other.changed, other.more], [false, [], false]);
  const eve = await Chatter.named(store, "eve");
  const ask = { room, after: cursorOf(epoch, stamp, "zzzzzzzz") };
  assert.equal(codeOf(await actions.pageChanges(eve.ground, eve.user, ask)), "not_found");
});

Deno.test("who came later is told nothing of what was before, and no cursor of then is known", async () => {
  await using there = await scene();
  const { store, ada } = there;
  const room = await ada.makes({ visibility: "private", past: "those_present" });
  const early = await ada.sent(room, "early");
  const before = await headOf(ada, room);
  const ben = await Chatter.named(store, "ben");
  await ada.adds(room, ben);
  const since = await headOf(ben, room);
  const late = await ada.sent(room, "late");
  for (const id of [early, late]) given(await ada.edit(room, id, "now"));
  assert.deepEqual((await pageOf(ben, room, since)).changed.map(({ id }) => id), [late]);
  assert.equal((await pageOf(ben, room, before)).known, false);
  assert.deepEqual((await pageOf(ada, room, before)).changed.map(({ id }) => id), [early, late]);
});

Deno.test("who was put out is told nothing, and after coming back nothing of what was before", async () => {
  await using there = await scene();
  const { store, ada } = there;
  const room = await ada.makes({ visibility: "private", past: "those_present" });
  const ben = await Chatter.named(store, "ben");
  await ada.adds(room, ben);
  const heard = await ada.sent(room, "heard");
  const stood = await headOf(ben, room);
  await ada.removes(room, ben);
  const missed = await ada.sent(room, "missed");
  const out = await actions.pageChanges(ben.ground, ben.user, { room, after: stood });
  assert.equal(codeOf(out), "not_found");
  await ada.adds(room, ben);
  const back = await headOf(ben, room);
  for (const id of [heard, missed]) given(await ada.edit(room, id, "now"));
  assert.equal((await pageOf(ben, room, stood)).known, false);
  const after = await pageOf(ben, room, back);
  assert.deepEqual(after.changed.map(({ id }) => id), []);
  assert.deepEqual((await pageOf(ada, room, stood)).changed.map(({ id }) => id), [heard, missed]);
});

Deno.test("what was deleted comes as gone, without a word of it", async () => {
  await using there = await scene();
  const { ada, room } = there;
  const id = await ada.sent(room, "a secret");
  const start = await headOf(ada, room);
  given(await ada.edit(room, id, "another secret"));
  given(await ada.delete(room, id));
  const { changed } = await pageOf(ada, room, start);
  assert.deepEqual(changed.map((one) => [one.id, one.deleted?.by]), [[id, ada.user]]);
  assert.doesNotMatch(JSON.stringify(changed), /secret/);
});
