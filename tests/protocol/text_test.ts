import assert from "node:assert/strict";
import * as v from "valibot";
import { Body, Emoji, FilledBody, LIMITS, RoomName, Topic } from "../../lib/protocol/mod.ts";

const takes = (schema: v.GenericSchema, text: unknown) => v.safeParse(schema, text).success;
const codes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i));

for (const [char, bytes] of [["a", 1], ["é", 2], ["€", 3], ["😀", 4]] as const) {
  Deno.test(`a body of characters of ${bytes} bytes may fill the limit, and not one byte more`, () => {
    const left = LIMITS.bodyBytes % bytes;
    const full = char.repeat(Math.floor(LIMITS.bodyBytes / bytes)) + "x".repeat(left);
    assert.equal(new TextEncoder().encode(full).length, LIMITS.bodyBytes);
    assert.ok(takes(Body, full));
    assert.ok(!takes(Body, `${full}x`));
    assert.ok(!takes(Body, full.slice(bytes === 4 ? 2 : 1) + char + "x"));
  });
}

Deno.test("a body has line feeds and tabs, and no other control characters", () => {
  assert.ok(takes(Body, "a\n\tb"));
  for (const control of [...codes(0, 31), ...codes(127, 159)]) {
    assert.equal(takes(Body, `a${control}b`), control === "\n" || control === "\t");
  }
  for (const fine of ["\u00a0", "\u2028", "\u200d", "\ufeff", "\uffff", "👩‍👩‍👧", "é"]) {
    assert.ok(takes(Body, fine), fine);
  }
});

Deno.test("half a surrogate pair is no text, wherever it stands", () => {
  for (const half of ["\ud800", "a\udc00", "\udc00\ud800", "😀\ud83d", "\ude00x"]) {
    for (const schema of [Body, FilledBody, RoomName, Topic, Emoji]) {
      assert.ok(!takes(schema, half));
    }
  }
});

Deno.test("a body may be empty, one that has to say something may not", () => {
  assert.ok(takes(Body, ""));
  for (const empty of ["", " ", "\n\t\n", "\u00a0", "\u2003"]) assert.ok(!takes(FilledBody, empty));
  assert.ok(takes(FilledBody, " a "));
});

Deno.test("names and topics are one line up to their limit", () => {
  for (
    const [schema, most] of [[RoomName, LIMITS.roomNameChars], [Topic, LIMITS.topicChars]] as const
  ) {
    assert.ok(takes(schema, "é".repeat(most)));
    assert.ok(!takes(schema, "é".repeat(most + 1)));
    for (const control of [...codes(0, 31), ...codes(127, 159), "\u2028", "\u2029"]) {
      assert.ok(!takes(schema, `a${control}b`));
    }
  }
  assert.ok(takes(Topic, "") && !takes(RoomName, "") && !takes(RoomName, "  "));
});

Deno.test("a reaction has no spaces and is not empty", () => {
  for (const fine of ["👍", ":tea:", "x".repeat(LIMITS.emojiChars)]) assert.ok(takes(Emoji, fine));
  for (const bad of ["", " ", "a b", "\n", "x".repeat(LIMITS.emojiChars + 1)]) {
    assert.ok(!takes(Emoji, bad));
  }
});

Deno.test("what is not text is none", () => {
  for (const value of [null, undefined, 1, true, [], {}, ["a"], new String("a")]) {
    for (const schema of [Body, RoomName, Topic, Emoji]) assert.ok(!takes(schema, value));
  }
});
