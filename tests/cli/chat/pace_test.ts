/** When very much comes: what is drawn when, and what is said of the rest. */
import assert from "node:assert/strict";
import { Frames } from "../../../lib/cli/chat/frames.ts";
import { Pace } from "../../../lib/cli/chat/pace.ts";
import { paneOf, type View, withPane } from "../../../lib/cli/chat/view.ts";
import { bodyOf, heldIn, linesOf, said, tools, windowAt } from "./window_scene.ts";

Deno.test("a screenful a second is drawn as it comes, and more than that now and then", () => {
  const pace = new Pace();
  assert.equal(pace.wait("hall", 100, 20, 0), 0);
  for (let at = 1; at <= 100; at++) {
    assert.equal(pace.wait("hall", 100 + at, 20, at * 50), 0, "20 a second");
  }
  let drawn = 0;
  for (let at = 1; at <= 125; at++) {
    if (pace.wait("hall", 200 + at * 8, 20, 5000 + at * 16) === 0) drawn++;
  }
  assert.ok(drawn >= 4 && drawn <= 12, `500 a second for two seconds: ${drawn} times`);
  assert.equal(pace.wait("yard", 5000, 20, 7001), 0, "another window is drawn at once");
});

function messages(count: number) {
  return Array.from({ length: count }, (_, n) => said(n + 1, `message ${n + 1}`));
}

Deno.test("what passed by is counted, and is not said of what one has seen or looks back to", () => {
  const before = heldIn({ messages: messages(5) });
  const frames = new Frames(tools(), before);
  let view: View = windowAt(60, 8, before);
  const next = (count: number, now: number) => {
    const drawn = frames.next(view, heldIn({ messages: messages(count) }), now);
    view = drawn.view;
    return drawn;
  };
  next(5, 0);
  next(7, 1_000);
  assert.equal(paneOf(view).passed, null, "two more fit");
  const { drawing } = next(100, 2_000);
  assert.deepEqual(bodyOf(drawing).map((line) => line.slice(18) || line), [
    "89 messages passed by; Page Up".slice(18),
    ...[97, 98, 99, 100].map((n) => `message ${n}`),
  ]);
  next(200, 3_000);
  assert.equal(linesOf(next(300, 4_000).drawing)[1], "281 messages passed by; Page Up");
  view = withPane(view, { passed: null, scroll: { at: "top", key: said(3, "").id, row: 0 } });
  next(400, 5_000);
  assert.equal(paneOf(view).passed, null, "who looks back misses nothing");
});

Deno.test("while more comes than one can read, what one types is drawn at once", () => {
  const frames = new Frames(tools(), heldIn({}));
  let view: View = windowAt(60, 8, heldIn({}));
  assert.equal(frames.next(view, heldIn({ messages: messages(3) }), 0).wait, 0);
  const flood = frames.next(view, heldIn({ messages: messages(300) }), 100);
  assert.ok(flood.wait > 0);
  view = withPane(view, { editor: { ...paneOf(view).editor, text: "hi", at: 2 } });
  const typed = frames.next(view, heldIn({ messages: messages(400) }), 120);
  assert.equal(linesOf(typed.drawing).at(-1), "> hi");
  assert.equal(
    linesOf(typed.drawing).at(-3),
    "12:03             message 3",
    "and nothing else moves",
  );
});
