import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { bundle } from "../../lib/fresh/dev/bundle.ts";
import * as de from "../../lib/words/de.ts";
import * as en from "../../lib/words/en.ts";

const ROOT = new URL("../../", import.meta.url);
const ISLANDS = ["islands/Chat.tsx", "lib/words/in_browser/en.ts", "lib/words/in_browser/de.ts"];

Deno.test("no script holds what only the server says, and none two languages", async () => {
  const { scripts, islands } = await bundle({
    root: fileURLToPath(ROOT),
    target: "es2022",
    islands: ISLANDS.map((path) => fileURLToPath(new URL(path, ROOT))),
    minify: true,
  });
  const texts = [...scripts.values()].map((script) => new TextDecoder().decode(script));
  const holding = (phrase: string) => texts.filter((text) => text.includes(phrase));
  assert.equal(holding(en.common.description).length, 1);
  assert.equal(holding(de.common.description).length, 1);
  assert.deepEqual(
    holding(en.common.description).filter((text) => holding(de.common.description).includes(text)),
    [],
  );
  assert.deepEqual(holding(en.landing.lead), []);
  const [, english] = islands;
  assert.deepEqual(english!.imports, [], "the words of a page are one script");
});
