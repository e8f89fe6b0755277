import assert from "node:assert/strict";
import { formatted } from "../../lib/screen/composer/format/formatting.ts";
import type { Format } from "../../lib/screen/composer/keys.ts";
import {
  continuedLine,
  isInFence,
  type Replacement,
} from "../../lib/screen/composer/offers/replacement.ts";

/** `[` and `]` stand around what is selected, or `|` where the caret is. */
function write(marked: string, change: (text: string, from: number, to: number) => Replacement) {
  const caret = marked.indexOf("|");
  const from = caret >= 0 ? caret : marked.indexOf("[");
  const to = caret >= 0 ? caret : marked.indexOf("]") - 1;
  const text = caret >= 0 ? marked.replace("|", "") : marked.replace("[", "").replace("]", "");
  const made = change(text, from, to);
  const after = text.slice(0, made.from) + made.text + text.slice(made.to);
  const { select } = made;
  return select.from === select.to
    ? `${after.slice(0, select.from)}|${after.slice(select.from)}`
    : `${after.slice(0, select.from)}[${after.slice(select.from, select.to)}]${
      after.slice(select.to)
    }`;
}

const format = (format: Format, marked: string) =>
  write(marked, (text, from, to) => formatted(format, text, { from, to }));

Deno.test("a mark is put around what is selected, and taken away again", () => {
  assert.equal(format("bold", "say [it] now"), "say **[it]** now");
  assert.equal(format("bold", "say **[it]** now"), "say [it] now");
  assert.equal(format("bold", "say [**it**] now"), "say [it] now");
  assert.equal(format("italic", "[a b]"), "_[a b]_");
  assert.equal(format("spoiler", "[x]"), "||[x]||");
});

Deno.test("spaces beside it stay outside, for a mark beside a space is none", () => {
  assert.equal(format("strike", "a[ word ]b"), "a ~~[word]~~ b");
});

Deno.test("with nothing selected one goes on writing between the marks", () => {
  assert.equal(format("code", "run | please"), "run `|` please");
});

Deno.test("a link asks for what is missing of it", () => {
  assert.equal(format("link", "see [the plan]"), "see [the plan]([https://])");
  assert.equal(format("link", "see [https://a.example/x]"), "see [|](https://a.example/x)");
  assert.equal(format("link", "see |"), "see [|](https://)");
});

Deno.test("lines get a mark each, however little of them is selected, and lose it again", () => {
  assert.equal(format("quote", "one\nt[wo\nthr]ee\nfour"), "one\n[> two\n> three]\nfour");
  assert.equal(format("quote", "> t[wo\n> thr]ee"), "[two\nthree]");
  assert.equal(format("list", "a|"), "- a|");
  assert.equal(format("numbers", "[a\nb]"), "[1. a\n2. b]");
});

Deno.test("a block of code stands on lines of its own", () => {
  assert.equal(format("block", "try [this] out"), "try \n```\n[this]\n```\n out");
});

Deno.test("a point of a list is followed by the next one, an empty one ends the list", () => {
  const next = (marked: string) => write(marked, (text, from) => continuedLine(text, from)!);
  assert.equal(next("- milk|"), "- milk\n- |");
  assert.equal(next("x\n  9. milk|"), "x\n  9. milk\n  10. |");
  assert.equal(next("- milk\n- |"), "- milk\n|");
  assert.equal(continuedLine("no list", 7), null);
});

Deno.test("a block of code that has not ended is told from one that has", () => {
  assert.equal(isInFence("```\na", 5), true);
  assert.equal(isInFence("```\na\n```\nb", 11), false);
  assert.equal(isInFence("a ```", 1), false);
});
