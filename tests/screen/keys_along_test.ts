import assert from "node:assert/strict";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { beside } from "../../lib/screen/keys/Keys.tsx";

const listed = ["a", "b", "c", "d"] as RoomId[];
const any = () => true;
const from = (open: string | null, step: 1 | -1, leadsTo: (room: RoomId) => boolean = any) =>
  beside(listed, open as RoomId | null, step, leadsTo);

Deno.test("the keys lead along the list, and around its end", () => {
  assert.equal(from("b", 1), "c");
  assert.equal(from("b", -1), "a");
  assert.equal(from("d", 1), "a");
  assert.equal(from("a", -1), "d");
});

Deno.test("from nowhere they lead to its first or its last", () => {
  assert.equal(from(null, 1), "a");
  assert.equal(from(null, -1), "d");
  assert.equal(from("x", -1), "d", "one that is not in the list");
});

Deno.test("those to which they cannot lead are passed over, and where one is, one stays", () => {
  assert.equal(from("a", 1, (room) => room === "d"), "d");
  assert.equal(from("a", 1, (room) => room === "a"), null);
  assert.equal(beside([], null, 1, any), null);
});
