import { deepStrictEqual as assertEquals, strictEqual as assertIs } from "node:assert/strict";
import {
  beginSearch,
  type Editor,
  emptyEditor,
  foundBy,
  type Key,
  pressKey,
  type Search,
  searchKey,
} from "../../lib/terminal/mod.ts";

const START = pressKey(emptyEditor(["tea at four", "/join tools", "Tea at five", "bye"]), {
  key: "text",
  text: "x",
});

const seen = ({ text, at }: Editor) => `${text.slice(0, at)}|${text.slice(at)}`;

/** Names of keys, and in quotes what is typed. */
function search(script: string): Search {
  const keys = [...script.matchAll(/'([^']*)'|(\S+)/g)].flatMap(([, text, key]): Key[] =>
    key === undefined ? [...text!].map((sign) => ({ key: "text", text: sign })) : [{ key }]
  );
  return keys.reduce((search, key) => {
    const next = searchKey(search, key);
    if (next.is === "over") throw new Error(`Over by ${key.key}`);
    return next.search;
  }, beginSearch(START));
}

const FOUND: Readonly<Record<string, string>> = {
  "ctrl+r": "x|",
  "'tea'": "|Tea at five",
  "'at'": "Tea |at five",
  "'tea' ctrl+r": "|tea at four",
  "'tea' ctrl+r ctrl+r": "|tea at four",
  "'tea at f' ctrl+r 'o'": "|tea at four",
  "'join'": "/|join tools",
  "'joinx'": "/|join tools",
  "'joinx' backspace backspace": "/|join tools",
  "'tea' ctrl+r backspace": "|Tea at five",
  "'a' backspace": "x|",
  "'zzz'": "x|",
};

for (const [script, found] of Object.entries(FOUND)) {
  Deno.test(`looking by ${script} finds ${found}`, () =>
    assertIs(seen(foundBy(search(script))), found));
}

Deno.test("what nothing holds is looked for in vain, until it is something else", () => {
  assertIs(search("'joinx'").isInVain, true);
  assertIs(search("'joinx' backspace").isInVain, false);
  assertIs(search("'tea' ctrl+r ctrl+r").isInVain, true);
});

Deno.test("who gives up has the line back that was there", () => {
  for (const key of ["escape", "ctrl+g", "ctrl+c"]) {
    const over = searchKey(search("'tea'"), { key });
    assertEquals(over, { is: "over", editor: START, isKeyUsed: true });
  }
});

Deno.test("any other key takes what was found, and is then pressed there", () => {
  const over = searchKey(search("'at'"), { key: "enter" });
  if (over.is !== "over") throw new Error("It goes on");
  assertIs(seen(over.editor), "Tea |at five");
  assertIs(over.isKeyUsed, false);
  const back = pressKey(pressKey(over.editor, { key: "alt+>" }), { key: "backspace" });
  assertIs(seen(back), "|");
});
