/** What a line is that was typed: a message, a command, a word to one alone. */
import assert from "node:assert/strict";
import { isOrder, privateTo } from "../../../lib/cli/chat/orders/mod.ts";
import { readOrder } from "../../../lib/cli/chat/orders/read.ts";
import { momentIn } from "../../../lib/cli/chat/orders/since.ts";
import { allWords, firstWord, unquoted } from "../../../lib/cli/chat/orders/typed_words.ts";

Deno.test("commands of all clients and of the terminal are known, and what is near one is named", () => {
  assert.deepEqual(readOrder("/topic  Tea\nat four "), {
    ...{ is: "command", name: "topic", rest: "Tea\nat four" },
  });
  assert.deepEqual(readOrder("/HISTORY 50"), { is: "command", name: "history", rest: "50" });
  assert.deepEqual(readOrder("/replay x"), { is: "unknown", name: "replay", nearest: "reply" });
  assert.deepEqual(readOrder("/zzzz"), { is: "unknown", name: "zzzz", nearest: null });
});

Deno.test("quit alone leaves, and within a sentence it says something", () => {
  assert.deepEqual(readOrder(" quit "), { is: "command", name: "quit", rest: "" });
  assert.deepEqual(readOrder("quit it"), { is: "message", text: "quit it" });
  assert.deepEqual(readOrder("Quit"), { is: "message", text: "Quit" });
});

Deno.test("a path is a message, and so is what begins with two strokes", () => {
  for (const text of ["/usr/bin/env", "//help", "/", "hello /help", "", "@ada hello"]) {
    assert.equal(isOrder(text), false, text);
  }
  assert.deepEqual(readOrder("//help"), { is: "message", text: "/help" });
});

const ALONE: readonly (readonly [typed: string, names: string | null, text?: string])[] = [
  ["@ada: hello", "ada", "hello"],
  ["@ada:   two\nlines ", "ada", "two\nlines"],
  ["@ada:\nbelow", "ada", "below"],
  ["@Élodie-2.b: oui", "Élodie-2.b", "oui"],
  ['@"Mara Lindqvist": hello', "Mara Lindqvist", "hello"],
  ["@ada:", "ada", ""],
  ["@ada,@Ben-2,cleo: hello", "ada,Ben-2,cleo", "hello"],
  ["@ada, @ben: hello", null],
  ["@ada,: hello", null],
  ["@ada,@here: hello", null],
  ["@ada:hello", null],
  ["@ada hello: you", null],
  [" @ada: hello", null],
  ["@here: hello", null],
  ["@Room: hello", null],
  ["ada: hello", null],
  ["@: hello", null],
  ["mail ada@example.org: hello", null],
];

Deno.test("a name with a sign before it and a colon behind it says for whom alone a text is", () => {
  for (const [typed, all, text] of ALONE) {
    const names = all?.split(",");
    assert.deepEqual(privateTo(typed), names === undefined ? null : { names, text }, typed);
  }
});

Deno.test("words stand in quotes, or have strokes before their spaces", () => {
  const words = (text: string) => allWords(text).map(({ word }) => word);
  assert.deepEqual(words(`one "two three" 'four "five"' six\\ seven`), [
    ...["one", "two three", 'four "five"', "six seven"],
  ]);
  assert.deepEqual(words("it's John's"), ["it's", "John's"]);
  assert.deepEqual(words('"never closed'), ["never closed"]);
  assert.deepEqual(words('\'tis "half"way'), ['tis "half"way']);
  assert.deepEqual(words("C:\\Users\\ada"), ["C:\\Users\\ada"]);
  assert.deepEqual(words("  "), []);
  assert.deepEqual(firstWord('"two words" and\nmore '), { word: "two words", rest: "and\nmore" });
  assert.equal(unquoted('"two words"'), "two words");
  assert.equal(unquoted("it's"), "it's");
});

Deno.test("a time is told by how long ago it was, by the day or by the clock", () => {
  const now = new Date(2026, 10, 22, 14, 30).getTime();
  const at = (...[year, month, day, hour = 0, minute = 0]: number[]) =>
    new Date(year!, month! - 1, day, hour, minute).getTime();
  const told: [string, number | null][] = [
    ["2h", now - 2 * 3_600_000],
    ["30 m", now - 30 * 60_000],
    ["3d", now - 3 * 86_400_000],
    ["1w", now - 7 * 86_400_000],
    ["today", at(2026, 11, 22)],
    ["Yesterday", at(2026, 11, 21)],
    ["gestern", at(2026, 11, 21)],
    ["9:05", at(2026, 11, 22, 9, 5)],
    ["23:10", at(2026, 11, 21, 23, 10)],
    ["2026-11-01", at(2026, 11, 1)],
    ["2026-11-01 08:15", at(2026, 11, 1, 8, 15)],
    ["1.11.2026", at(2026, 11, 1)],
    ["2026-02-30", null],
    ["2026-13-01", null],
    ["31.2.2026", null],
    ["25:00", null],
    ["2y", null],
    ["soon", null],
  ];
  for (const [typed, expected] of told) assert.equal(momentIn(typed, now), expected, typed);
});
