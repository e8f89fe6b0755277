import assert from "node:assert/strict";
import type { Room } from "../../lib/client/mod.ts";
import { timelineOf } from "../../lib/client/state/timeline.ts";
import type { Message, UserId } from "../../lib/protocol/mod.ts";
import { readersIn } from "../../lib/screen/conversation/read/readers.ts";
import { ADA, BEN, idOf, message } from "../client/samples.ts";

const EVE = "ueve00000000" as UserId;
const mine = (n: number, more: Partial<Message> = {}) => message(n, { from: ADA, ...more });
const theirs = (n: number) => message(n, { from: BEN });

function read(messages: Message[], read: [UserId, number][], more: Partial<Room> = {}) {
  const timeline = timelineOf({ messages, older: false, newer: false });
  const room = { timeline, receipts: new Map(read), ...more } as Room;
  return [...readersIn(room, ADA)];
}

Deno.test("each stands at the last of one's own messages that they have read", () => {
  const messages = [mine(1), theirs(2), mine(3), theirs(4)];
  assert.deepEqual(read(messages, [[BEN, 4], [EVE, 2]]), [[idOf(3), [BEN]], [idOf(1), [EVE]]]);
  assert.deepEqual(read(messages, [[BEN, 0], [ADA, 4]]), []);
});

Deno.test("what was deleted, or said in a thread, has no readers", () => {
  const gone = mine(3, { deleted: { by: ADA, at: 1 } });
  const inThread = mine(4, { thread: idOf(1) });
  assert.deepEqual(read([mine(1), theirs(2), gone, inThread], [[BEN, 4]]), [[idOf(1), [BEN]]]);
});

Deno.test("nobody stands anywhere while the newest are not held, or where nobody is told", () => {
  const timeline = timelineOf({ messages: [mine(1)], older: false, newer: true });
  assert.deepEqual(read([mine(1)], [[BEN, 1]], { timeline }), []);
  assert.deepEqual(read([mine(1)], [], { receipts: null }), []);
});
