import { deepStrictEqual as assertEquals, equal } from "node:assert/strict";
import { Settings } from "../../lib/protocol/settings.ts";
import { languages } from "../../lib/words/on_server.ts";
import { LANGUAGES } from "../../lib/words/mod.ts";
import { phraseAt, phrasesBelow } from "./uses.ts";

const { en, ...others } = languages;

Deno.test("the names of the languages are those of their words", () => {
  assertEquals(Object.keys(languages).toSorted(), LANGUAGES.toSorted());
  for (const [name, words] of Object.entries(languages)) equal(words.common.lang, name);
});

Deno.test("somebody may choose each of them", () => {
  assertEquals(Settings.entries.language.options, ["auto", ...LANGUAGES]);
});

for (const [name, words] of Object.entries(others)) {
  Deno.test(`${name} says everything that English says, and nothing else`, () => {
    assertEquals(phrasesBelow(words, []).toSorted(), phrasesBelow(en, []).toSorted());
  });

  Deno.test(`${name} fills in as much, and says as many of each list`, () => {
    const shape = (whole: object) => phrasesBelow(whole, []).map((path) => shapeOf(whole, path));
    assertEquals(shape(words).toSorted(), shape(en).toSorted());
  });

  Deno.test(`${name} is silent only where English is`, () => {
    const silent = (whole: object) =>
      phrasesBelow(whole, []).filter((path) => phraseAt(whole, path) === "").toSorted();
    assertEquals(silent(words), silent(en));
  });
}

const german = phrasesBelow(languages.de, []).map((path): [string, string] => [
  path,
  String(phraseAt(languages.de, path)),
]);

function germanWith(pattern: RegExp): string[] {
  return german.filter(([, text]) => pattern.test(text)).map(([path]) => path);
}

Deno.test("German says Du, and says it with a capital", () => {
  assertEquals(germanWith(/(?<![\wäöüß])(du|dich|dir|dein(e[mnrs]?)?)(?![\wäöüß])/), []);
  assertEquals(germanWith(/(?<![\wäöüß])Ihnen(?![\wäöüß])/), []);
});

Deno.test("German has its own quotation marks, and dots that stand apart", () => {
  assertEquals(germanWith(/[”"‘]/).filter((path) => !isCode(path)), []);
  assertEquals(germanWith(/„[^“]*„|“[^„]*“/), []);
  assertEquals(germanWith(/\.\.\.|\S…/).filter((path) => !isCode(path)), []);
});

/** Functions are read as they are written, where quotes are those of the code. */
function isCode(path: string): boolean {
  return typeof phraseAt(languages.de, path) === "function";
}

function shapeOf(whole: object, path: string): string {
  const found = phraseAt(whole, path);
  const size = typeof found === "function" || Array.isArray(found) ? found.length : "";
  return `${path} ${typeof found} ${size}`;
}
