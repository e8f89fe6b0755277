import assert from "node:assert/strict";
import { roomOf } from "../../lib/client/state/room_state.ts";
import { namesake, problemsOf } from "../../lib/screen/sheet/new_room.ts";
import { chat } from "../../lib/words/en.ts";
import { view } from "../client/samples.ts";

const { problems } = chat.newRoom;

Deno.test("a name has to be there, short and one line; a topic may be missing", () => {
  assert.deepEqual(problemsOf({ name: "tool-shed" }), {});
  assert.deepEqual(problemsOf({ name: "tool-shed", topic: "Who has which key" }), {});
  assert.deepEqual(problemsOf({ name: "  " }), { name: problems.empty });
  assert.deepEqual(problemsOf({ name: "x".repeat(81) }), { name: problems.long(80) });
  assert.deepEqual(problemsOf({ name: "a\nb" }), { name: problems.unfit });
  assert.deepEqual(problemsOf({ name: "a", topic: "x".repeat(251) }), {
    topic: problems.long(250),
  });
});

Deno.test("a namesake is found whatever its letters look like, unless it is archived", () => {
  const facts = view(1).facts;
  const named = (name: string, archived = false) =>
    roomOf(view(1, { facts: { ...facts, name, archived } }));
  assert.equal(namesake(" cafe", [named("Café")])?.facts.name, "Café");
  assert.equal(namesake("cafe", [named("Café", true)]), undefined);
  assert.equal(namesake("", [named("Café")]), undefined);
});
