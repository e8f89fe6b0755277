import assert from "node:assert/strict";
import type { Message, RoomEvent } from "../../../lib/protocol/mod.ts";
import {
  afterSync,
  messageIn,
  NEWEST_KEPT,
  stretchAround,
  type Timeline,
  timelineOf,
  trimmed,
  withPage,
} from "../../../lib/client/state/timeline.ts";
import { afterEvents } from "../../../lib/client/state/timeline_events.ts";
import { ADA, BEN, idOf, message, numberOf } from "../samples.ts";

const sent = (n: number, more: Partial<Message> = {}): RoomEvent => ({
  type: "message.sent",
  message: message(n, more),
});

function page(from: number, to: number, ends: { older?: boolean; newer?: boolean } = {}) {
  const messages = Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
  return { messages, older: true, newer: true, ...ends };
}

/** As numbers, with a bar where something may be missing. */
function shown({ messages, gapBefore, attached }: Timeline): string {
  const parts = messages.map(({ id }) => `${gapBefore.has(id) ? "| " : ""}${numberOf(id)}`);
  return [...parts, ...(attached ? [] : ["|"])].join(" ");
}

const NEWEST = page(10, 12, { newer: false });

Deno.test("the newest page has a gap before it, when there are older messages, and none after it", () => {
  assert.equal(shown(timelineOf(NEWEST)), "| 10 11 12");
  assert.equal(shown(timelineOf(page(1, 2, { older: false, newer: false }))), "1 2");
});

Deno.test("a message that is sent comes to the end, and one that is held already changes nothing", () => {
  const one = afterEvents(timelineOf(NEWEST), [sent(13), sent(14)]);
  assert.equal(shown(one), "| 10 11 12 13 14");
  assert.equal(afterEvents(one, [sent(13), sent(10), sent(14)]), one);
});

Deno.test("a late event about what is not held changes nothing", () => {
  const timeline = timelineOf(NEWEST);
  const events: RoomEvent[] = [
    sent(5),
    { type: "message.reacted", id: idOf(5), reactions: { version: 1, by: {} } },
    {
      ...{ type: "message.deleted", id: idOf(5), deleted: { by: BEN, at: 1 } },
      ...{ ordinal: 5, from: BEN, counted: true },
    },
  ];
  assert.equal(afterEvents(timeline, events), timeline);
});

Deno.test("an older page joins what it was asked for, and tells the start of the room", () => {
  const timeline = timelineOf(NEWEST);
  const joined = withPage(timeline, page(7, 9), { before: idOf(10) });
  assert.equal(shown(joined), "| 7 8 9 10 11 12");
  const whole = withPage(joined, page(4, 6, { older: false }), { before: idOf(7) });
  assert.equal(shown(whole), "4 5 6 7 8 9 10 11 12");
  const nothing = { messages: [], older: false, newer: true };
  assert.equal(shown(withPage(timeline, nothing, { before: idOf(10) })), "10 11 12");
});

Deno.test("a page from elsewhere stands alone until a page between the two joins them", () => {
  const apart = withPage(timelineOf(NEWEST), page(3, 4));
  assert.equal(shown(apart), "| 3 4 | 10 11 12");
  const nearer = withPage(apart, page(5, 6), { after: idOf(4) });
  assert.equal(shown(nearer), "| 3 4 5 6 | 10 11 12");
  const overlapping = withPage(nearer, page(7, 11), { after: idOf(6) });
  assert.equal(shown(overlapping), "| 3 4 5 6 7 8 9 10 11 12");
});

Deno.test("pages that overlap are joined wherever they were asked for", () => {
  const apart = withPage(timelineOf(NEWEST), page(5, 7));
  assert.equal(shown(withPage(apart, page(7, 11))), "| 5 6 7 8 9 10 11 12");
});

Deno.test("after a page that ends at the newest nothing is missing", () => {
  const loose = timelineOf(page(3, 4));
  assert.equal(shown(loose), "| 3 4 |");
  const attached = withPage(loose, page(5, 6, { newer: false }), { after: idOf(4) });
  assert.equal(shown(attached), "| 3 4 5 6");
  const empty = { messages: [], older: true, newer: false };
  assert.equal(shown(withPage(loose, empty, { after: idOf(4) })), "| 3 4");
});

Deno.test("what is sent while the end is loose stands behind a gap, which the page before it closes", () => {
  const live = afterEvents(timelineOf(page(3, 4)), [sent(9), sent(10)]);
  assert.equal(shown(live), "| 3 4 | 9 10");
  const joined = withPage(live, page(5, 8, { newer: false }), { after: idOf(4) });
  assert.equal(shown(joined), "| 3 4 5 6 7 8 9 10");
});

Deno.test("a room's sync adds what was missed without a gap, and changes only what is held", () => {
  const changed = [message(11, { body: "new", edited: { version: 1, at: 1 } }), message(2)];
  const after = afterSync(timelineOf(NEWEST), page(13, 14, { newer: false }), changed);
  assert.equal(shown(after), "| 10 11 12 13 14");
  assert.equal(messageIn(after, idOf(11))?.body, "new");
});

Deno.test("a deleted message stays deleted and keeps nothing that was written", () => {
  const full = message(10, {
    ...{ body: "secret", mentions: [ADA], reactions: { version: 1, by: { "+": [ADA] } } },
    files: [{ id: "f000000000000000" as never, name: "secret.png", bytes: 1, type: "image/png" }],
    ...{ kind: "file", clientId: "c00000000000" as never, replyTo: idOf(9) },
  });
  const held = timelineOf({ messages: [full], older: false, newer: false });
  const deletion: RoomEvent = {
    ...{ type: "message.deleted", id: idOf(10), deleted: { by: BEN, at: 5 } },
    ...{ ordinal: 10, from: BEN, counted: true },
  };
  const gone = afterEvents(held, [deletion]);
  const tombstone = message(10, { body: "", deleted: { by: BEN, at: 5 } });
  assert.deepEqual(messageIn(gone, idOf(10)), tombstone);
  const late: RoomEvent[] = [
    deletion,
    sent(10, full),
    {
      ...{ type: "message.edited", id: idOf(10), body: "secret", edited: { version: 9, at: 1 } },
      ...{ ordinal: 10, from: BEN, counted: true },
    },
    { type: "message.reacted", id: idOf(10), reactions: { version: 9, by: { "+": [ADA] } } },
  ];
  assert.equal(afterEvents(gone, late), gone);
  assert.equal(withPage(gone, { messages: [full], older: false, newer: false }), gone);
  const byPage = withPage(held, {
    messages: [{ ...full, deleted: { by: BEN, at: 5 } }],
    older: false,
    newer: false,
  });
  assert.deepEqual(byPage, gone);
});

Deno.test("of edits and reactions the later version wins, whichever comes first", () => {
  const edited = (version: number): RoomEvent => ({
    ...{ type: "message.edited", id: idOf(10), body: `text ${version}`, ordinal: 10, from: BEN },
    ...{
      counted: true,
      edited: { version, at: version },
      ...(version === 1 && { mentions: [ADA] }),
    },
  });
  const reacted = (version: number): RoomEvent => ({
    ...{ type: "message.reacted", id: idOf(10) },
    reactions: { version, by: { "+": version === 1 ? [ADA] : [] } },
  });
  const orders = [[1, 2], [2, 1], [2, 2, 1, 1]];
  for (const order of orders) {
    const events = order.flatMap((version) => [edited(version), reacted(version)]);
    const held = messageIn(afterEvents(timelineOf(NEWEST), events), idOf(10));
    assert.equal(held?.body, "text 2");
    assert.equal(held?.mentions, undefined);
    assert.deepEqual(held?.reactions, { version: 2, by: { "+": [] } });
  }
});

Deno.test("a thread's replies never go back", () => {
  const grew = (count: number): RoomEvent => ({
    ...{ type: "thread.grew", id: idOf(10), replies: { count, last: idOf(20 + count) } },
  });
  const after = afterEvents(timelineOf(NEWEST), [grew(2), grew(1)]);
  assert.equal(messageIn(after, idOf(10))?.replies?.count, 2);
});

Deno.test("a timeline is trimmed to the newest, with a gap before them", () => {
  const long = timelineOf(page(1, 1_000, { older: false, newer: false }));
  const short = trimmed(long, 300);
  assert.equal(short.messages.length, 300);
  assert.equal(numberOf(short.messages[0]!.id), 701);
  assert.deepEqual([...short.gapBefore], [idOf(701)]);
  assert.equal(short.attached, true);
  assert.equal(trimmed(short, 300), short);
});

Deno.test("what is looked at far above stays, and so do the newest, with a gap between them", () => {
  const long = timelineOf(page(1, 1_000, { older: false, newer: false }));
  const short = trimmed(long, 300, idOf(400));
  const numbers = short.messages.map(({ id }) => numberOf(id));
  assert.deepEqual([numbers[0], numbers[299], numbers[300]], [250, 549, 1_001 - NEWEST_KEPT]);
  assert.deepEqual([...short.gapBefore], [idOf(250), idOf(1_001 - NEWEST_KEPT)]);
  assert.deepEqual(stretchAround(short, idOf(400)), { from: 0, to: 299 });
  const atTop = trimmed(long, 300, idOf(1));
  assert.equal(numberOf(atTop.messages[0]!.id), 1);
  assert.equal(atTop.gapBefore.has(idOf(1)), false);
});

Deno.test("a batch leaves the timeline that it started from as it was", () => {
  const before = timelineOf(NEWEST);
  const text = shown(before);
  afterEvents(before, [sent(13)]);
  withPage(before, page(5, 7));
  assert.equal(shown(before), text);
});
