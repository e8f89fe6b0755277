import assert from "node:assert/strict";
import { type Timeline, timelineOf } from "../../lib/client/state/timeline.ts";
import type { MessageId } from "../../lib/protocol/mod.ts";
import {
  nextWindow,
  SLICE,
  type Window,
  windowOf,
} from "../../lib/screen/conversation/scroll/window.ts";
import { idOf, message, numberOf } from "../client/samples.ts";

const BESIDE = 50;
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
const thousand = timelineOf({
  ...{ messages: numbers(1, 1_000).map((n) => message(n)), older: false, newer: false },
});

const edges = ({ messages }: Window) => [
  numberOf(messages[0]!.id),
  numberOf(messages.at(-1)!.id),
];

const ids = ({ messages }: Window) => new Set(messages.map(({ id }) => id));

/** As it is when all that should be drawn is. */
function whole(timeline: Timeline, around: MessageId | null): Window {
  const wanted = { timeline, around, beside: BESIDE };
  let shown = windowOf(wanted);
  while (!shown.isWhole) shown = nextWindow(wanted, shown, SLICE);
  return shown;
}

Deno.test("at the end, only the last ones are drawn, and more is known to be held", () => {
  const shown = whole(thousand, null);
  assert.deepEqual(edges(shown), [900, 1_000]);
  assert.equal(shown.heldAbove, 899);
  assert.equal(shown.heldBelow, 0);
  assert.equal(shown.isStart, false);
  assert.equal(shown.isEnd, true);
});

Deno.test("around a message, as many are drawn on both sides of it", () => {
  const shown = whole(thousand, idOf(500));
  assert.deepEqual(edges(shown), [450, 550]);
  assert.deepEqual([shown.heldAbove, shown.heldBelow], [449, 450]);
  assert.equal(shown.isEnd, false);
});

Deno.test("around one that is gone, its place counts", () => {
  const held = numbers(1, 300).filter((n) => n !== 150).map((n) => message(n));
  const shown = whole(timelineOf({ messages: held, older: false, newer: false }), idOf(150));
  assert.deepEqual(edges(shown), [100, 201]);
});

Deno.test("what is said in a thread stands there, and does not count here", () => {
  const messages = numbers(1, 400).map((n) => message(n, n % 2 === 0 ? { thread: idOf(1) } : {}));
  const shown = whole(timelineOf({ messages, older: true, newer: false }), null);
  assert.equal(shown.messages.length, 2 * BESIDE);
  assert.equal(shown.messages.some(({ thread }) => thread !== undefined), false);
});

Deno.test("what was fetched is drawn in slices, and what is left behind goes when there is enough", () => {
  let shown = whole(thousand, idOf(500));
  for (const around of [480, 470, 460]) {
    const wanted = { timeline: thousand, around: idOf(around), beside: BESIDE };
    while (!shown.isWhole || edges(shown)[0] !== around - BESIDE) {
      const before = ids(shown);
      shown = nextWindow(wanted, shown, SLICE);
      const more = [...ids(shown)].filter((id) => !before.has(id));
      assert.ok(more.length <= SLICE, `${more.length} at once`);
      assert.ok(before.size !== shown.messages.length || more.length > 0, "it gets nearer");
      assert.ok(shown.messages.length <= 2 * BESIDE + 26, "no more than one has moved by");
    }
    assert.deepEqual(edges(shown), [around - BESIDE, around + BESIDE]);
  }
});

Deno.test("nothing more is drawn in the same frame, but at the end what has come is", () => {
  const wanted = { timeline: thousand, around: idOf(490), beside: BESIDE };
  const before = whole(thousand, idOf(500));
  assert.deepEqual(edges(nextWindow(wanted, before, 0)), edges(before));
  const older = timelineOf({
    ...{ messages: numbers(1, 990).map((n) => message(n)), older: false, newer: false },
  });
  const atEnd = whole(older, null);
  const shown = nextWindow({ timeline: thousand, around: null, beside: BESIDE }, atEnd, 0);
  assert.deepEqual(edges(shown), [890, 1_000]);
});

Deno.test("elsewhere, what is on the screen is drawn at once, and the rest around it later", () => {
  const before = whole(thousand, idOf(500));
  const wanted = { timeline: thousand, around: idOf(100), beside: BESIDE };
  const shown = nextWindow(wanted, before, SLICE);
  assert.deepEqual(edges(shown), [75, 125]);
  assert.equal(shown.isWhole, false);
  const toEnd = nextWindow({ ...wanted, around: null }, before, SLICE);
  assert.deepEqual(edges(toEnd), [950, 1_000]);
  assert.equal(whole({ ...thousand, attached: false }, null).messages.length, 101);
});

Deno.test("the beginning is one only where nothing is missing before it", () => {
  const few = (older: boolean) => timelineOf({ messages: [message(5)], older, newer: false });
  assert.equal(whole(few(false), null).isStart, true);
  assert.equal(whole(few(true), null).isStart, false);
  const away = timelineOf({ messages: [message(5)], older: false, newer: true });
  assert.equal(whole(away, idOf(5)).isEnd, false);
  const empty = whole(timelineOf({ messages: [], older: false, newer: false }), null);
  assert.equal(empty.isStart && empty.isEnd, true);
});
