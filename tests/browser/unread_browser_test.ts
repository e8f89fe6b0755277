/** Every tab and every device counts the same, in a real browser: what is told of a random walk. */
import assert from "node:assert/strict";
import { walkUnread } from "../chaos/unread_pages.ts";

Deno.test("whatever one person does at three tabs while others talk and lines break, each tab counts what the history counts", async () => {
  const { operations, moves, wrong } = await walkUnread({ seed: 12, operations: 3_000 });
  assert.ok(operations >= 3_000);
  assert.deepEqual(wrong, []);
  assert.ok(moves > 20, `only ${moves} positions were moved`);
});
