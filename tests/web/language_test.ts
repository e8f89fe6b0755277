import { deepStrictEqual as assertEquals } from "node:assert/strict";
import { languageAskedFor } from "../../lib/web/language.ts";

const ASKED = [
  [null, "en"],
  ["", "en"],
  ["de", "de"],
  ["DE-at", "de"],
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["en-GB,en;q=0.9,de;q=0.8", "en"],
  ["fr-FR,fr;q=0.9,de;q=0.5,en;q=0.4", "de"],
  ["en;q=0.4, de;q=0.5", "de"],
  ["en;q=0.5, de;q=0.5", "en"],
  ["de;q=0, en;q=0.1", "en"],
  ["de;q=0", "en"],
  ["fr, *", "en"],
  ["*, de;q=0.5", "en"],
  ["fr, es", "en"],
  ["den", "en"],
  ["de;q=loud, en;q=0.1", "en"],
  ["de;q=7, en;q=0.1", "en"],
  ["de;level=1;q=0.2, en;q=0.1", "de"],
  [";;;,,,=;q", "en"],
] as const;

for (const [header, language] of ASKED) {
  Deno.test(`a browser that asks for ${JSON.stringify(header)} hears ${language}`, () => {
    assertEquals(languageAskedFor(header), language);
  });
}
