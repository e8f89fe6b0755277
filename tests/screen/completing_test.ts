import assert from "node:assert/strict";
import { completingAt } from "../../lib/screen/composer/offers/completing.ts";

const at = (marked: string) => {
  const caret = marked.indexOf("|");
  const found = completingAt(marked.replace("|", ""), caret);
  return found && `${found.kind} ${found.query} ${found.from}-${found.to}`;
};

Deno.test("a sign at the beginning of a word asks for what it stands for", () => {
  assert.equal(at("hi @|"), "person  3-4");
  assert.equal(at("hi @in|es"), "person in 3-6");
  assert.equal(at("(@Tomás|"), "person Tomás 1-7");
  assert.equal(at("in #cl|"), "room cl 3-6");
  assert.equal(at("fine :smi|"), "emoji smi 5-9");
});

Deno.test("a sign within a word, after a space, or a lone colon asks for nothing", () => {
  assert.equal(at("mail ada@home|"), null);
  assert.equal(at("@ines |"), null);
  assert.equal(at("so: |"), null);
  assert.equal(at("so :s|"), null);
  assert.equal(at("10:30|"), null);
});

Deno.test("a command stands at the very beginning", () => {
  assert.equal(at("/to|"), "command to 0-3");
  assert.equal(at("/|"), "command  0-1");
  assert.equal(at("and /to|"), null);
  assert.equal(at("/topic new|"), null);
  assert.equal(at("/usr/bin|"), null);
});

Deno.test("in code signs are only signs", () => {
  assert.equal(at("`a @in|"), null);
  assert.equal(at("`a` @in|"), "person in 4-7");
  assert.equal(at("```\n@in|"), null);
  assert.equal(at("```\na\n```\n@in|"), "person in 10-13");
});
