import assert from "node:assert/strict";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { beginningOf } from "../../lib/screen/rail/beginning.ts";

const groups = [
  { key: "unread", rooms: ["a", "b"] as RoomId[] },
  { key: "mine", name: "Mine", rooms: ["c", "d", "e"] as RoomId[] },
  { key: "people", rooms: [] },
];
const begun = (most: number, open: string | null = null) =>
  beginningOf(groups, most, open as RoomId).map(({ key, rooms }) => `${key}: ${rooms.join(" ")}`);

Deno.test("a list is begun at its beginning, and a group comes with the first of its rooms", () => {
  assert.deepEqual(begun(1), ["unread: a"]);
  assert.deepEqual(begun(2), ["unread: a b"]);
  assert.deepEqual(begun(3), ["unread: a b", "mine: c"]);
});

Deno.test("what is open is there wherever it stands, and once", () => {
  assert.deepEqual(begun(1, "e"), ["unread: a", "mine: e"]);
  assert.deepEqual(begun(1, "a"), ["unread: a"]);
  assert.deepEqual(begun(1, "x"), ["unread: a"]);
});

Deno.test("in the end all of it is there, groups without rooms too", () => {
  assert.deepEqual(begun(Infinity), ["unread: a b", "mine: c d e", "people: "]);
  assert.deepEqual(beginningOf(groups, Infinity, null)[1], groups[1], "under its name");
});
