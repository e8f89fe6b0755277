import assert from "node:assert/strict";
import type { Attachment } from "../../lib/client/mod.ts";
import { newClientId } from "../../lib/protocol/mod.ts";
import { partText, stateText } from "../../lib/screen/attaching/state_text.ts";
import { sortOut } from "../../lib/screen/attaching/take_in.ts";
import { chat } from "../../lib/words/mod.ts";

const offered = (name: string, bytes: number, canBeRead = true) => ({
  file: new File(["x".repeat(bytes)], name),
  canBeRead,
});

const namesOf = (files: readonly File[]) => files.map(({ name }) => name);

Deno.test("what can be sent is taken in its order, and the rest is told apart", () => {
  const sorted = sortOut(
    [
      offered("a", 1),
      offered("folder", 1, false),
      offered("large", 9),
      offered("b", 8),
      offered("c", 1),
    ],
    { mostBytes: 8, room: 2 },
  );
  assert.deepEqual(namesOf(sorted.taken), ["a", "b"]);
  assert.deepEqual(sorted.unreadable, ["folder"]);
  assert.deepEqual(sorted.tooLarge, ["large"]);
  assert.equal(sorted.tooMany, 1);
});

Deno.test("a message that is full takes nothing more", () => {
  const sorted = sortOut([offered("a", 1)], { mostBytes: Infinity, room: 0 });
  assert.deepEqual([namesOf(sorted.taken), sorted.tooMany], [[], 1]);
});

const attachment = (part: Partial<Attachment>): Attachment => ({
  ...{ id: newClientId(), name: "a.txt", size: 2_000, type: "text/plain", alt: "" },
  ...{ state: "sending", sent: 500, problem: null, file: null, ...part },
});

Deno.test("how it stands with a file is said in a few words, a failure in those of the server", () => {
  const { is } = chat.attaching;
  assert.equal(stateText(attachment({})), "25%");
  assert.equal(stateText(attachment({ state: "paused" })), is.paused);
  assert.equal(stateText(attachment({ state: "there", sent: 2_000 })), "2 kB");
  const failed = { state: "failed", problem: { why: "too_many" } } as const;
  assert.equal(stateText(attachment(failed)), is.failed.too_many);
  const said = { ...failed, problem: { why: "refused", said: "Not on Sundays." } } as const;
  assert.equal(stateText(attachment(said)), "Not on Sundays.");
});

Deno.test("of several files the bytes count, and an empty one has not come far", () => {
  const [small, large] = [attachment({ size: 100, sent: 100 }), attachment({ size: 900, sent: 0 })];
  assert.equal(partText([small, large]), "10%");
  assert.equal(partText([attachment({ size: 0, sent: 0 })]), "0%");
});
