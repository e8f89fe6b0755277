/** Which windows there are, what their numbers are, and where there is news. */
import assert from "node:assert/strict";
import { neighbour, nextWithNews, windowsAfter } from "../../../lib/cli/chat/windows.ts";
import { DEFAULT_PREFS, type RoomId } from "../../../lib/protocol/mod.ts";
import { ROOM } from "../../client/samples.ts";
import { heldIn, otherRoom } from "./window_scene.ts";

const room = (name: string) => `r${name}` as RoomId;

Deno.test("rooms by name at the start, unread or not; then each keeps its number", () => {
  const held = heldIn({ others: [otherRoom("zoo", 5), otherRoom("attic", 0)] });
  const first = windowsAfter([], held, null);
  assert.deepEqual(first, [room("attic"), ROOM, room("zoo")]);
  assert.equal(windowsAfter(first, held, null), first, "the same list where nothing is different");
  const more = heldIn({
    others: [otherRoom("bench", 9), otherRoom("zoo", 6), otherRoom("attic", 1)],
  });
  assert.deepEqual(windowsAfter(first, more, null), [...first, room("bench")]);
  const left = heldIn({ others: [otherRoom("bench", 9), otherRoom("zoo", 6)] });
  assert.deepEqual(windowsAfter([...first, room("bench")], left, null), [
    ...[ROOM, room("zoo"), room("bench")],
  ]);
});

Deno.test("what is hidden has no window until something new is said there", () => {
  const hiding = { ...DEFAULT_PREFS, hiddenAt: 5 };
  const held = (count: number) => ({
    ...heldIn({ others: [otherRoom("zoo", count)] }),
    prefs: (id: RoomId) => id === room("zoo") ? hiding : DEFAULT_PREFS,
  });
  assert.deepEqual(windowsAfter([], held(5), null), [ROOM]);
  assert.deepEqual(windowsAfter([], held(6), null), [ROOM, room("zoo")]);
});

Deno.test("to the next news: what calls one first, then round about; nowhere where there is none", () => {
  const held = heldIn({
    others: [otherRoom("attic", 3), otherRoom("mill", 2), otherRoom("zoo", 2, [1])],
  });
  const windows = windowsAfter([], held, ROOM);
  assert.equal(nextWithNews(windows, held, ROOM), room("zoo"));
  assert.equal(nextWithNews(windows, held, room("zoo")), room("attic"));
  const quiet = heldIn({ others: [otherRoom("attic", 0)] });
  assert.equal(nextWithNews(windowsAfter([], quiet, ROOM), quiet, ROOM), null);
});

Deno.test("beside the last window is the first", () => {
  const windows = [room("a"), room("b"), room("c")];
  assert.equal(neighbour(windows, room("c"), 1), room("a"));
  assert.equal(neighbour(windows, room("a"), -1), room("c"));
  assert.equal(neighbour(windows, null, 1), room("a"));
  assert.equal(neighbour([], null, 1), null);
});
