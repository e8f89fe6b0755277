import assert from "node:assert/strict";
import type {
  MessageId,
  Moment,
  OwnActivity,
  ThreadTally,
  UserId,
} from "../../lib/protocol/mod.ts";
import { LIMITS } from "../../lib/protocol/mod.ts";
import {
  activityAfterNoted,
  activityAfterSeen,
  threadAfterDeleted,
  threadAfterEdited,
  threadAfterSent,
  unreadInThread,
  withThreadRead,
} from "../../lib/rules/mod.ts";

const [ME, BEN] = ["uada00000000", "uben00000000"] as [UserId, UserId];
const NOTHING: ThreadTally = { count: 0, read: 0, skipped: [], mentions: [], version: 0 };

/** Ben's first and third reply and one's own between them; the third mentions one. */
const THREE = [
  { reply: 1, from: BEN },
  { reply: 2, from: ME, mentions: [ME] },
  { reply: 3, from: BEN, mentions: [ME] },
].reduce((tally, reply) => threadAfterSent(tally, reply, ME), NOTHING);

Deno.test("unread in a thread are replies of others after the position", () => {
  assert.deepEqual([unreadInThread(THREE), THREE.mentions], [2, [3]]);
  const read = withThreadRead(THREE, { read: 1, version: 0 });
  assert.equal(unreadInThread(read), 1);
  assert.equal(unreadInThread(withThreadRead(read, { read: 3, version: 0 })), 0);
});

Deno.test("what is told twice, or is older than what is known, changes nothing", () => {
  assert.equal(threadAfterSent(THREE, { reply: 3, from: BEN }, ME), THREE);
  const gone = threadAfterDeleted(THREE, { reply: 3, from: BEN }, ME);
  assert.deepEqual([unreadInThread(gone), gone.mentions], [1, []]);
  assert.equal(threadAfterDeleted(gone, { reply: 3, from: BEN }, ME), gone);
  assert.equal(threadAfterDeleted(THREE, { reply: 2, from: ME }, ME), THREE);
  const read = withThreadRead(THREE, { read: 2, version: 1 });
  assert.equal(withThreadRead(read, { read: 3, version: 0 }), read);
  assert.equal(threadAfterDeleted(read, { reply: 1, from: BEN }, ME), read);
});

Deno.test("an edit adds a mention in a thread or takes it away, among what is unread", () => {
  const both = threadAfterEdited(THREE, { reply: 1, from: BEN, mentions: [ME] }, ME);
  assert.deepEqual(both.mentions, [1, 3]);
  assert.deepEqual(threadAfterEdited(both, { reply: 3, from: BEN }, ME).mentions, [1]);
  const read = withThreadRead(THREE, { read: 3, version: 0 });
  assert.equal(threadAfterEdited(read, { reply: 1, from: BEN, mentions: [ME] }, ME), read);
});

const at = (n: number) => String(n).padStart(26, "0") as Moment;
const noted = (n: number) => ({ moment: at(n), by: BEN, id: `${at(n)}00` as MessageId });
const NOTHING_NEW: OwnActivity = { read: null, unread: [] };

Deno.test("what is new is what was noted after one looked, each once, in the order of the commits", () => {
  const own = [3, 1, 3, 2].map(noted).reduce(activityAfterNoted, NOTHING_NEW);
  assert.deepEqual(own.unread, [1, 2, 3].map(noted));
  const seen = activityAfterSeen(own, at(2));
  assert.deepEqual(seen, { read: at(2), unread: [noted(3)] });
  assert.equal(activityAfterNoted(seen, noted(2)), seen);
  assert.equal(activityAfterSeen(seen, at(1)), seen);
});

Deno.test("of very much that is new the newest stay", () => {
  const most = LIMITS.unreadActivity;
  const all = Array.from({ length: most + 3 }, (_, i) => noted(i));
  const own = all.reduce(activityAfterNoted, NOTHING_NEW);
  assert.deepEqual(own.unread, all.slice(-most));
  assert.deepEqual(activityAfterNoted(own, noted(0)), own);
});
