import assert from "node:assert/strict";
import type { FollowedThread, Message, MessageId, UserId } from "../../lib/protocol/mod.ts";
import { repliesIn } from "../../lib/screen/thread/replies_in.ts";
import { firstUnreadReply, threadLinesOf } from "../../lib/screen/thread/thread_lines.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ADA = "uada00000000" as UserId;
const BEN = "uben00000000" as UserId;
const idOf = (place: number) => `${place}`.padStart(28, "0") as MessageId;

function at(place: number, minute: number, more: Partial<Message> = {}): Message {
  return {
    ...{ id: idOf(place), ordinal: place, kind: "chat", from: ADA, at: minute * MINUTE_MS },
    ...{ body: `${place}`, ...more },
  };
}

const reply = (place: number, minute: number, more: Partial<Message> = {}) =>
  at(place, minute, { thread: idOf(1), reply: place - 1, ...more });

function read(root: Message, replies: Message[], firstNew: MessageId | null = null): string[][] {
  const dayOf = (at: number) => `${Math.floor(at / DAY_MS)}`;
  const lines = threadLinesOf({ root, replies, firstNew, me: ADA, dayOf });
  return [lines.first, lines.replies].map((part) =>
    part.map((line) => line.is === "message" ? line.message.body : line.is)
  );
}

Deno.test("the first message stands above its replies, and a day is named once", () => {
  assert.deepEqual(read(at(1, 0), [reply(2, 1), reply(3, 2)]), [["day", "1"], ["2", "3"]]);
  assert.deepEqual(read(at(1, 0), [reply(2, 1), reply(3, 24 * 60)]), [
    ["day", "1"],
    ["2", "day", "3"],
  ]);
});

Deno.test("a first message that was deleted keeps its line, and what is new begins below a line", () => {
  const gone = at(1, 0, { deleted: { by: ADA, at: 1 }, body: "" });
  assert.deepEqual(read(gone, [reply(2, 1), reply(3, 2)], idOf(3)), [
    ["day", ""],
    ["2", "new", "3"],
  ]);
});

function followed(read: number, count: number): FollowedThread {
  const tally = { count, read, skipped: [], mentions: [], version: 0 };
  return { id: idOf(1), last: idOf(count + 1), tally };
}

Deno.test("the first unread reply is one of somebody else's that is there, and only where none before it may be missing", () => {
  const replies = [
    reply(2, 1),
    reply(3, 2, { from: BEN }),
    reply(4, 3, { deleted: { by: ADA, at: 1 } }),
    reply(5, 4),
  ];
  assert.equal(firstUnreadReply(replies, followed(1, 4), BEN), idOf(5));
  assert.equal(firstUnreadReply(replies, followed(0, 4), BEN), idOf(2));
  assert.equal(firstUnreadReply(replies.slice(1), followed(0, 4), BEN), null);
  assert.equal(firstUnreadReply(replies, followed(4, 4), BEN), null);
  assert.equal(firstUnreadReply(replies, undefined, BEN), null);
});

Deno.test("of each thread it is known who wrote last in it, and when", () => {
  const messages = [at(1, 0), reply(2, 1), reply(3, 2, { from: BEN }), reply(4, 3, { from: BEN })];
  const timeline = { messages, gapBefore: new Set<MessageId>(), attached: true };
  assert.deepEqual(repliesIn(timeline).get(idOf(1)), {
    ...{ people: [BEN, ADA], last: idOf(4), at: 3 * MINUTE_MS },
  });
  assert.equal(repliesIn(timeline).size, 1);
});
