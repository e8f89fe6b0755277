import assert from "node:assert/strict";
import { ariaOf, capsOf, KEYS, type Press, whatOf } from "../../../lib/screen/keys/keys.ts";
import { wordOf } from "../../../lib/screen/keys/key_words.ts";
import { chat } from "../../../lib/words/en.ts";

const bare = { code: "", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const press = (key: string, held: Partial<Press> = {}): Press => ({ key, ...bare, ...held });

Deno.test("a key does its deed with just the keys held that it names", () => {
  const everywhere = ["everywhere"] as const;
  assert.equal(whatOf(press("k", { ctrlKey: true }), everywhere, false), "switcher");
  assert.equal(whatOf(press("K", { ctrlKey: true }), everywhere, false), "switcher");
  assert.equal(whatOf(press("k"), everywhere, false), null);
  assert.equal(whatOf(press("k", { ctrlKey: true, shiftKey: true }), everywhere, false), null);
  assert.equal(whatOf(press("ArrowDown", { altKey: true }), everywhere, false), "next");
  const altShift = { altKey: true, shiftKey: true };
  assert.equal(whatOf(press("ArrowDown", altShift), everywhere, false), "nextUnread");
  assert.equal(whatOf(press("Escape"), everywhere, false), "markRead");
  assert.equal(whatOf(press("Escape", { shiftKey: true }), everywhere, false), "markAllRead");
});

Deno.test("on a Mac it is Command that is held, and Ctrl is left to writing", () => {
  assert.equal(whatOf(press("k", { metaKey: true }), ["everywhere"], true), "switcher");
  assert.equal(whatOf(press("k", { ctrlKey: true }), ["everywhere"], true), null);
  assert.deepEqual(capsOf("Mod+K", true), ["⌘", "K"]);
  assert.deepEqual(capsOf("Mod+K", false), ["Ctrl", "K"]);
  assert.equal(ariaOf("Mod+K", true), "Meta+K");
});

Deno.test("a sign is itself with or without Shift, and is nothing while one writes", () => {
  assert.equal(whatOf(press("?", { shiftKey: true }), ["reading"], false), "shortcuts");
  assert.equal(whatOf(press("?"), ["reading"], false), "shortcuts");
  assert.equal(whatOf(press("?"), ["everywhere"], false), null);
});

Deno.test("a digit is found by where it is, for with Shift it is another sign on each keyboard", () => {
  const held = { ctrlKey: true, shiftKey: true, code: "Digit9" };
  assert.equal(whatOf(press("(", held), ["composer"], false), "quote");
  assert.equal(whatOf(press(")", held), ["composer"], false), "quote");
  assert.equal(whatOf(press("9", { ...held, shiftKey: false }), ["composer"], false), null);
});

Deno.test("no two deeds share a key at one place, and each has its words", () => {
  const taken = KEYS.flatMap(({ keys, where }) => keys.map((each) => `${where} ${each}`));
  assert.equal(new Set(taken).size, taken.length);
  for (const { what, where } of KEYS) {
    assert.ok(wordOf(what), what);
    assert.ok(chat.keys.where[where], where);
  }
});
