/** Whose turn it is to write to an upload, and how all of them end. */
import assert from "node:assert/strict";
import { Turns } from "../../lib/actions/mod.ts";
import { type FileId, refuse } from "../../lib/protocol/mod.ts";

const ID = "f00000000001" as FileId;

Deno.test("a place that closes breaks off what is under way, and waits until it has ended", async () => {
  const turns = new Turns();
  const ended: string[] = [];
  const running = turns.take(ID, async (signal) => {
    await new Promise((hear) => signal.addEventListener("abort", hear));
    await Promise.resolve();
    ended.push("the upload");
  });
  await turns.end();
  ended.push("the place");
  await running;
  assert.deepEqual(ended, ["the upload", "the place"]);
  const late = await turns.take(ID, () => Promise.resolve("begun"));
  assert.deepEqual(late, refuse("unavailable", "closing"));
});
