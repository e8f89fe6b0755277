import assert from "node:assert/strict";
import { timelineOf } from "../../lib/client/timeline.ts";
import { windowOf } from "../../lib/screen/conversation/window.ts";
import { idOf, message, numberOf } from "../client/samples.ts";

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
const thousand = timelineOf({
  ...{ messages: numbers(1, 1_000).map((n) => message(n)), older: false, newer: false },
});

const edges = ({ messages }: ReturnType<typeof windowOf>) => [
  numberOf(messages[0]!.id),
  numberOf(messages.at(-1)!.id),
];

Deno.test("at the end, only the last ones are drawn, and more is known to be held", () => {
  const shown = windowOf(thousand, null);
  assert.deepEqual(edges(shown), [840, 1_000]);
  assert.equal(shown.heldAbove, true);
  assert.equal(shown.heldBelow, false);
  assert.equal(shown.isStart, false);
  assert.equal(shown.isEnd, true);
});

Deno.test("around a message, as many are drawn on both sides of it", () => {
  const shown = windowOf(thousand, idOf(500));
  assert.deepEqual(edges(shown), [420, 580]);
  assert.equal(shown.heldAbove && shown.heldBelow, true);
  assert.equal(shown.isEnd, false);
});

Deno.test("around one that is gone, its place counts", () => {
  const held = numbers(1, 300).filter((n) => n !== 150).map((n) => message(n));
  const shown = windowOf(timelineOf({ messages: held, older: false, newer: false }), idOf(150));
  assert.deepEqual(edges(shown), [70, 231]);
});

Deno.test("what is said in a thread stands there, and does not count here", () => {
  const messages = numbers(1, 400).map((n) => message(n, n % 2 === 0 ? { thread: idOf(1) } : {}));
  const shown = windowOf(timelineOf({ messages, older: true, newer: false }), null);
  assert.equal(shown.messages.length, 160);
  assert.equal(shown.messages.some(({ thread }) => thread !== undefined), false);
});

Deno.test("the beginning is one only where nothing is missing before it", () => {
  const few = (older: boolean) => timelineOf({ messages: [message(5)], older, newer: false });
  assert.equal(windowOf(few(false), null).isStart, true);
  assert.equal(windowOf(few(true), null).isStart, false);
  const away = timelineOf({ messages: [message(5)], older: false, newer: true });
  assert.equal(windowOf(away, idOf(5)).isEnd, false);
  const empty = windowOf(timelineOf({ messages: [], older: false, newer: false }), null);
  assert.equal(empty.isStart && empty.isEnd, true);
});
