import assert from "node:assert/strict";
import { inOrder } from "../../lib/rules/by_name.ts";
import { LANGUAGES } from "../../lib/words/mod.ts";

const sorted = (names: string[], language = "en") =>
  inOrder(names, language).map((at) => names[at]!);

Deno.test("numbers count as numbers, and capitals for nothing", () => {
  assert.deepEqual(sorted(["room 10", "Room 9", "room 1"]), ["room 1", "Room 9", "room 10"]);
  assert.deepEqual(sorted(["Küche 10", "küche 9", "Kuchen"]), ["küche 9", "Küche 10", "Kuchen"]);
  assert.deepEqual(sorted(["zoo", "äpfel", "banane"], "de"), ["äpfel", "banane", "zoo"]);
  assert.deepEqual(sorted(["b", "a", "B", "A"]), ["a", "A", "b", "B"], "else as they stood");
});

Deno.test("plain names are sorted as the language's own order has them, in each language", () => {
  for (const language of LANGUAGES) {
    const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
    for (let run = 0; run < 200; run++) {
      const names = Array.from({ length: 50 }, name);
      assert.deepEqual(sorted(names, language), names.toSorted(compare), language);
    }
  }
});

const CHARACTERS = "aabbchyzABCZ 0019_--";

function name(): string {
  const length = Math.floor(Math.random() * 8);
  const letter = () => CHARACTERS[Math.floor(Math.random() * CHARACTERS.length)]!;
  return Array.from({ length }, letter).join("");
}
