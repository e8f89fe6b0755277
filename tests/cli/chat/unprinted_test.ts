import assert from "node:assert/strict";
import { newsIn } from "../../../lib/cli/chat/unprinted.ts";
import type { Message, MessageId } from "../../../lib/protocol/mod.ts";

const said = (id: string) => ({ id }) as Message;
const all = (ids: string) => [...ids].map(said);

/** What is new, as letters; a dash stands for what is missing. */
function news(printed: string, held: string, gaps = ""): string {
  const gapBefore = new Set([...gaps] as MessageId[]);
  const timeline = { messages: all(held), gapBefore, attached: true };
  const { unprinted, isOther } = newsIn(timeline, all(printed));
  const shown = unprinted.map((one) =>
    "message" in one ? one.message.id : `-${one.after.id}${one.before.id}-`
  );
  return (isOther ? "other " : "") + shown.join("");
}

Deno.test("what is new is what stands behind the last that was printed", () => {
  assert.equal(news("", "abc"), "abc");
  assert.equal(news("ab", "abcd"), "cd");
  assert.equal(news("abc", "abc"), "");
  assert.equal(news("cd", "abcd", "a"), "", "older ones were fetched");
});

Deno.test("what is not held in between is missing", () => {
  assert.equal(news("ab", "xyz", "x"), "-bx-xyz");
  assert.equal(news("ab", "xyz"), "xyz", "nothing was said in between");
  assert.equal(news("ab", "abcx", "x"), "c-cx-x");
  assert.equal(news("", "xyz", "x"), "xyz");
});

Deno.test("what is said after a file was put back may have the id of what it has no more", () => {
  const at = (id: string, at: number) => ({ id, at, from: "ben" }) as unknown as Message;
  const gapBefore = new Set<MessageId>();
  const printed = [at("a", 1), at("b", 2), at("c", 3)];
  const held = [at("a", 1), at("b", 7), at("c", 8)];
  const { unprinted, isOther } = newsIn({ messages: held, gapBefore, attached: true }, printed);
  assert.ok(isOther);
  assert.deepEqual(unprinted, held.slice(1).map((message) => ({ message })));
});

Deno.test("another history goes on behind what both have", () => {
  assert.equal(news("abcx", "abde"), "other de");
  assert.equal(news("fgh", "abc"), "other abc");
});
