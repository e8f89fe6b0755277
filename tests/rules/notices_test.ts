import assert from "node:assert/strict";
import type { Message, Notice, UserId } from "../../lib/protocol/mod.ts";
import { type Folding, foldNotices, type TimelineLine } from "../../lib/rules/mod.ts";
import { notices as words } from "../../lib/words/en.ts";
import { ADA, BEN, idOf, message } from "../client/samples.ts";

const CLEO = "ucleo0000000" as UserId;
const DAY = 86_400_000;
const plain: Folding = { dayOf: (at: number) => Math.floor(at / DAY), cuts: new Set() };

const told = (n: number, notice: Notice) => message(n, { kind: "system", body: "", notice });
const joined = (n: number, who: UserId) => told(n, { what: "joined", who });
const left = (n: number, who: UserId) => told(n, { what: "left", who });
const added = (n: number, who: UserId) => told(n, { what: "added", who });
const removed = (n: number, who: UserId) => told(n, { what: "removed", who });

/** As they would be read. */
function read(messages: Message[], folding = plain): string[] {
  return foldNotices(messages, folding).map((line) => textOf(line));
}

function textOf(line: TimelineLine): string {
  if ("message" in line) return line.message.body;
  const named = Object.entries(line.run).flatMap(([kind, who]) =>
    Array.isArray(who) ? [[kind, who.map((id: string) => id.slice(1, 5).replace(/0+$/, ""))]] : []
  );
  return words.line(Object.fromEntries(named));
}

Deno.test("side by side they are one line, which anything else that is said ends", () => {
  const messages = [
    joined(1, ADA),
    joined(2, BEN),
    message(3),
    left(4, BEN),
    told(5, { what: "renamed", text: "Hall" }),
    joined(6, CLEO),
  ];
  assert.deepEqual(read(messages), ["ada and ben joined", "body 3", "ben left", "", "cleo joined"]);
  const [run] = foldNotices(messages, plain);
  assert.ok(run !== undefined && "run" in run);
  assert.deepEqual([run.run.first, run.run.last, run.run.at], [idOf(1), idOf(2), 2]);
  assert.deepEqual(read([]), []);
});

Deno.test("each day has a line of its own, where the reader is", () => {
  const at = (time: number, notice: Message) => ({ ...notice, at: time });
  const messages = [at(DAY - 1, joined(1, ADA)), at(DAY, joined(2, BEN))];
  assert.deepEqual(read(messages), ["ada joined", "ben joined"]);
  const eastern = { ...plain, dayOf: (time: number) => plain.dayOf(time + 1) };
  assert.deepEqual(read(messages, eastern), ["ada and ben joined"]);
});

Deno.test("no line reaches over a gap", () => {
  const messages = [joined(1, ADA), joined(2, BEN), joined(3, CLEO)];
  const cuts = new Set([idOf(3)]);
  assert.deepEqual(read(messages, { ...plain, cuts }), ["ada and ben joined", "cleo joined"]);
  const atStart = { ...plain, cuts: new Set([idOf(1)]) };
  assert.deepEqual(read(messages, atStart), ["ada, ben and cleo joined"]);
});

Deno.test("who came and went in between has neither joined nor left, and the other way round", () => {
  assert.deepEqual(read([joined(1, ADA), left(2, ADA)]), ["ada came by"]);
  assert.deepEqual(read([added(1, ADA), removed(2, ADA), joined(3, BEN)]), [
    "ben joined, ada came by",
  ]);
  assert.deepEqual(read([left(1, ADA), joined(2, ADA)]), ["ada left and came back"]);
  assert.deepEqual(read([joined(1, ADA), left(2, ADA), added(3, ADA)]), ["ada was added"]);
  assert.deepEqual(read([left(1, ADA), joined(2, ADA), removed(3, ADA)]), ["ada was removed"]);
});

Deno.test("what became of each is told, in the order in which they came up", () => {
  const messages = [left(1, CLEO), joined(2, ADA), joined(3, BEN), removed(4, BEN)];
  assert.deepEqual(read(messages), ["ada joined, cleo left, ben came by"]);
  assert.deepEqual(read([added(1, BEN), added(2, ADA)]), ["ben and ada were added"]);
});

Deno.test("up to three are named, and of more the first two", () => {
  const names = ["Ada", "Ben", "Cleo", ...Array.from({ length: 11 }, (_, i) => `n${i}`)];
  const joined = (count: number) => words.line({ joined: names.slice(0, count) });
  assert.equal(joined(1), "Ada joined");
  assert.equal(joined(2), "Ada and Ben joined");
  assert.equal(joined(3), "Ada, Ben and Cleo joined");
  assert.equal(joined(4), "Ada, Ben and 2 others joined");
  assert.equal(joined(14), "Ada, Ben and 12 others joined");
  assert.equal(words.line({ left: ["Ben"], joined: ["Ada"] }), "Ada joined, Ben left");
  assert.equal(words.line({ removed: ["Ada", "Ben"], added: [] }), "Ada and Ben were removed");
  assert.equal(words.line({}), "");
});

Deno.test("what was pinned folds with who came and went, and can be found", () => {
  const pinned = (n: number, id: Message["id"]) => told(n, { what: "pinned", id });
  const messages = [joined(1, ADA), pinned(2, idOf(9)), pinned(3, idOf(8)), message(4)];
  const [line, said] = foldNotices(messages, plain);
  assert.ok(line !== undefined && "run" in line);
  assert.deepEqual(line.run.joined, [ADA]);
  assert.deepEqual(line.run.pinned, [{ by: BEN, id: idOf(9) }, { by: BEN, id: idOf(8) }]);
  assert.deepEqual(said, { message: message(4) });
});
