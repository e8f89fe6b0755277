import assert from "node:assert/strict";
import type { OutboxEntry } from "../../lib/client/mod.ts";
import type { ClientId, Message } from "../../lib/protocol/mod.ts";
import { afterEntries, withChanges } from "../../lib/client/outbox/waiting_changes.ts";
import { ADA, BEN, idOf, message, ROOM } from "../client/samples.ts";

const id = idOf(1);
const held = message(1, { body: "before" });

function entry(name: string, order: OutboxEntry["order"], failed = false): OutboxEntry {
  return {
    ...{ id: name as ClientId, order, at: 5, state: failed ? "failed" : "sent", message: null },
    failed: failed ? { code: "gone" } : null,
  };
}

const edit = (body: string, failed = false) =>
  entry("c1", { type: "message.edit", ask: { room: ROOM, id, body } }, failed);
const react = (on: boolean) =>
  entry("c2", { type: "message.react", ask: { room: ROOM, id, emoji: "+", on } });
const of = (message: Message) => () => message;

Deno.test("what one changed is shown at once, and not undone by the answer that comes before its event", () => {
  const waiting = afterEntries([], [edit("after")], of(held));
  const [shown] = withChanges([held], waiting, ADA);
  assert.equal(shown!.body, "after");
  assert.deepEqual(shown!.edited, { version: 0, at: 5 });
  const answered = afterEntries(waiting, [], of(held));
  assert.equal(withChanges([held], answered, ADA)[0]!.body, "after");
  assert.equal(afterEntries(answered, [], of(held)), answered, "the same list while nothing comes");
  const told = { ...held, body: "after", edited: { version: 1, at: 6 } };
  assert.deepEqual(afterEntries(answered, [], of(told)), []);
});

Deno.test("what was refused is not shown as done", () => {
  const waiting = afterEntries([], [edit("after")], of(held));
  const refused = afterEntries(waiting, [edit("after", true)], of(held));
  assert.equal(withChanges([held], refused, ADA)[0], held);
  assert.equal(refused[0]!.entry.failed?.code, "gone");
  assert.deepEqual(afterEntries(refused, [], of(held)), []);
});

Deno.test("a reaction is added and taken back beside those of others, and a deletion leaves no text", () => {
  const liked = { ...held, reactions: { version: 3, by: { "+": [BEN] } } };
  const byOf = (on: boolean, message: Message) =>
    withChanges([message], afterEntries([], [react(on)], of(message)), ADA)[0]!.reactions!.by;
  assert.deepEqual(byOf(true, liked), { "+": [BEN, ADA] });
  assert.deepEqual(byOf(true, held), { "+": [ADA] });
  assert.deepEqual(byOf(false, liked), { "+": [BEN] });
  assert.deepEqual(byOf(false, { ...held, reactions: { version: 1, by: { "+": [ADA] } } }), {});
  const remove = entry("c3", { type: "message.delete", ask: { room: ROOM, id } });
  const [gone] = withChanges([liked], afterEntries([], [remove], of(liked)), ADA);
  assert.equal(gone!.body, "");
  assert.equal(gone!.deleted!.by, ADA);
});
