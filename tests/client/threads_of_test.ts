/** What one follows as a list, and what the lists of a page count. */
import assert from "node:assert/strict";
import {
  apply,
  type ChatState,
  emptyState,
  threadsOf,
  unreadActivity,
  unreadThreads,
} from "../../lib/client/mod.ts";
import { roomOf } from "../../lib/client/state/room_state.ts";
import type { FollowedThread, Moment, RoomEvent } from "../../lib/protocol/mod.ts";
import { ADA, BEN, cursorAt, idOf, message, ROOM, view } from "./samples.ts";

const followed: FollowedThread[] = [1, 2].map((n) => ({
  ...{ id: idOf(n), last: idOf(n + 2) },
  tally: { count: 1, read: 1, skipped: [], mentions: [], version: 0 },
}));

function state(): ChatState {
  const rooms = new Map([[ROOM, roomOf(view(4, { followed }))]]);
  return { ...emptyState(ADA), rooms };
}

function after(state: ChatState, ...events: RoomEvent[]): ChatState {
  return apply(state, { type: "moved", room: ROOM, cursor: cursorAt(9), events }, 0);
}

const reply = message(9, { thread: idOf(1), reply: 2, mentions: [ADA] });

Deno.test("threads come by their newest reply, and one with nothing new stays the same object", () => {
  const before = threadsOf(state());
  assert.deepEqual(before.map(({ id, room }) => [id, room]), [[idOf(2), ROOM], [idOf(1), ROOM]]);
  const [now, untouched] = threadsOf(after(state(), { type: "message.sent", message: reply }));
  assert.deepEqual([now!.id, now!.last], [idOf(1), idOf(9)]);
  assert.ok(untouched === before[0]);
});

Deno.test("threads with something unread are counted, and how often they mention one", () => {
  assert.deepEqual(unreadThreads(state()), { threads: 0, mentions: 0 });
  const now = after(state(), { type: "message.sent", message: reply });
  assert.deepEqual(unreadThreads(now), { threads: 1, mentions: 1 });
  const { id, ordinal, from, thread } = reply;
  const gone = { id, ordinal, from, counted: false, thread: thread!, reply: 2 };
  const deleted = { type: "message.deleted", deleted: { by: BEN, at: 1 }, ...gone } as const;
  assert.deepEqual(
    unreadThreads(after(state(), { type: "message.sent", message: reply }, deleted)),
    { threads: 0, mentions: 0 },
  );
});

Deno.test("what those did whom one ignores is not new", () => {
  const moment = "0".repeat(26) as Moment;
  const unread = [{ moment, by: BEN, id: idOf(1) }];
  const told = { ...state(), activity: { read: null, unread } };
  assert.equal(unreadActivity(told), 1);
  assert.equal(unreadActivity({ ...told, ignored: new Set([BEN]) }), 0);
});
