import assert from "node:assert/strict";
import type { ClientId, Message, UserId } from "../../lib/protocol/mod.ts";
import { firstUnread } from "../../lib/client/rooms/first_unread.ts";
import { keyOf, linesOf } from "../../lib/rules/lines.ts";
import { timelineOf } from "../../lib/client/state/timeline.ts";
import { ADA, BEN, idOf, message, TALLY } from "../client/samples.ts";

const EVE = "ueve00000000" as UserId;
const C1 = "c00000000001" as ClientId;
const MINUTE = 60_000;
const DAY = 86_400_000;
const dayOf = (at: number) => String(Math.floor(at / DAY));

const read = (
  messages: Message[],
  firstNew: Message["id"] | null = null,
  target?: Message["id"],
) =>
  linesOf({ messages, firstNew, target, me: ADA, dayOf }).map((line) =>
    line.is === "message" ? `${line.later ? "later" : "first"} ${line.message.body}` : line.is
  );

const at = (n: number, minute: number, more: Partial<Message> = {}) =>
  message(n, { at: minute * MINUTE, body: String(n), ...more });

Deno.test("what one person says closely after another stands together", () => {
  const messages = [at(1, 0), at(2, 4), at(3, 9), at(4, 9, { from: ADA }), at(5, 9)];
  assert.deepEqual(read(messages), ["day", "first 1", "later 2", "first 3", "first 4", "first 5"]);
});

Deno.test("an answer, a new day and the unread line begin anew", () => {
  const answer = at(2, 1, { replyTo: idOf(1) });
  assert.deepEqual(read([at(1, 0), answer]), ["day", "first 1", "first 2"]);
  assert.deepEqual(read([at(1, 24 * 60 - 1), at(2, 24 * 60)]), [
    "day",
    "first 1",
    "day",
    "first 2",
  ]);
  assert.deepEqual(read([at(1, 0), at(2, 1)], idOf(2)), ["day", "first 1", "new", "first 2"]);
});

Deno.test("of what was deleted a line stays only where something hangs on it, or a link led there", () => {
  const gone = at(2, 1, { body: "gone", deleted: { by: BEN, at: 1 } });
  assert.deepEqual(read([at(1, 0), gone, at(3, 2)]), ["day", "first 1", "later 3"]);
  const answered = [at(1, 0), gone, at(3, 2, { replyTo: gone.id })];
  assert.deepEqual(read(answered), ["day", "first 1", "later gone", "first 3"]);
  const thread = { ...gone, replies: { count: 1, last: idOf(9) } };
  assert.deepEqual(read([at(1, 0), thread]), ["day", "first 1", "later gone"]);
  assert.deepEqual(read([at(1, 0), gone], null, gone.id), ["day", "first 1", "later gone"]);
});

Deno.test("the unread line stays when the message below it is deleted", () => {
  const gone = at(2, 1, { deleted: { by: BEN, at: 1 } });
  assert.deepEqual(read([at(1, 0), gone, at(3, 2)], gone.id), ["day", "first 1", "new", "first 3"]);
});

Deno.test("a line keeps its key when the message that waited is stored", () => {
  const stored = at(1, 0, { from: ADA, clientId: C1 });
  assert.equal(keyOf(stored, ADA), C1);
  assert.equal(keyOf(at(2, 0), ADA), idOf(2));
});

Deno.test("whoever calls their message as another is called does not take its line", () => {
  const messages = [at(1, 0, { from: ADA, clientId: C1 }), at(2, 1, { from: BEN, clientId: C1 })];
  const keysFor = (me: UserId) =>
    linesOf({ messages, firstNew: null, target: undefined, me, dayOf }).map(({ key }) => key);
  for (const me of [ADA, BEN, EVE]) assert.equal(new Set(keysFor(me)).size, 3, me);
});

const timeline = (messages: Message[], older: boolean) =>
  timelineOf({ messages, older, newer: false });

Deno.test("reading goes on at the first of somebody else that was not read", () => {
  const messages = [at(1, 0), at(2, 0), at(3, 0, { from: ADA }), at(4, 0)];
  const tally = { ...TALLY, count: 4, own: 1, read: 2 };
  assert.equal(firstUnread({ timeline: timeline(messages, false), tally }, ADA), idOf(4));
  assert.equal(firstUnread({ timeline: timeline(messages, false), tally }, BEN), idOf(3));
  const all = { ...tally, read: 4, ownRead: 1 };
  assert.equal(firstUnread({ timeline: timeline(messages, false), tally: all }, ADA), null);
});

Deno.test("a single one that is held from further back says nothing of what lies between", () => {
  const held = timeline([at(1, 0), at(7, 0), at(8, 0)], false);
  const torn = { ...held, gapBefore: new Set([idOf(7)]) };
  const tally = { ...TALLY, count: 8, read: 2 };
  assert.equal(firstUnread({ timeline: torn, tally }, ADA), null);
  assert.equal(firstUnread({ timeline: held, tally }, ADA), idOf(7));
});

Deno.test("where older unread ones may be missing, none is called the first", () => {
  const tally = { ...TALLY, count: 9, read: 2 };
  assert.equal(firstUnread({ timeline: timeline([at(7, 0), at(8, 0)], true), tally }, ADA), null);
});
