import assert from "node:assert/strict";
import { Sequence } from "../../lib/live/sequence.ts";

Deno.test("those who wait for the same items share their text, from the first item on", () => {
  const [a, b, c] = ["1", "2", "3"].map((text) => ({ text }));
  const start = Sequence.start();
  const one = start.with(a!).with(b!);
  const other = start.with(a!).with(b!);
  assert.equal(one, other);
  assert.equal(one.frame, "[1,2]");
  assert.equal(one.with(c!).frame, "[1,2,3]");
  assert.equal(one.frame, "[1,2]", "what somebody adds is not added for the others");
});

Deno.test("those who wait for different items have each their own", () => {
  const [a, b, c] = ["1", "2", "3"].map((text) => ({ text }));
  const start = Sequence.start();
  const [ab, b_, ac] = [start.with(a!).with(b!), start.with(b!), start.with(a!).with(c!)];
  assert.deepEqual([ab, b_, ac].map(({ frame }) => frame), ["[1,2]", "[2]", "[1,3]"]);
  assert.deepEqual([ab, b_, ac].map(({ chars }) => chars), [4, 2, 4]);
});

Deno.test("two items of the same text are two items", () => {
  assert.equal(Sequence.start().with({ text: "1" }).with({ text: "1" }).frame, "[1,1]");
});

Deno.test("as many items as may wait for a peer become one text", () => {
  let sequence = Sequence.start();
  for (let i = 0; i < 100_000; i++) sequence = sequence.with({ text: "1234567890" });
  assert.equal(sequence.frame.length, sequence.chars + 1);
  assert.equal(JSON.parse(sequence.frame).length, 100_000);
});
