import { deepStrictEqual as assertEquals, ok } from "node:assert/strict";
import { words as de } from "../../lib/words/in_browser/de.ts";
import { words as en } from "../../lib/words/in_browser/en.ts";
import { words as laterDe } from "../../lib/words/in_browser/later_de.ts";
import { words as laterEn } from "../../lib/words/in_browser/later_en.ts";
import { chat } from "../../lib/words/en.ts";
import { readSources, type Source } from "../layers/imports.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

Deno.test("a page's words are the same sections in each language", () => {
  assertEquals(Object.keys(de), Object.keys(en));
  assertEquals(Object.keys(laterDe), Object.keys(laterEn));
});

Deno.test("the app's words come at first or later, and none twice", () => {
  const [first, later] = [Object.keys(en.chat), Object.keys(laterEn.chat)];
  assertEquals([...first, ...later].toSorted(), Object.keys(chat).toSorted());
});

Deno.test("what a page draws at first uses no words that come later", async () => {
  const sources = await readSources(ROOT);
  const later = new Set(Object.keys(laterEn.chat).map((part) => `chat.${part}`));
  const wrong = loadedAtOnce(sources, "islands/Chat.tsx").flatMap(({ path, text }) =>
    [...text.matchAll(/\bchat\.\w+/g)].flatMap(([part]) =>
      later.has(part) ? `${path}: ${part}` : []
    )
  );
  assertEquals(wrong, []);
});

Deno.test("whatever a browser runs finds its words there, and none lie there for nothing", async () => {
  const sources = await readSources(ROOT);
  const asked = sectionsAskedFor(
    sources,
    sources.filter(({ path }) => path.startsWith("islands/")),
  );
  const there = new Set([...Object.keys(en), ...Object.keys(laterEn)]);
  assertEquals([...asked].toSorted(), [...there].toSorted());
});

Deno.test("a section is found behind what an island imports, now or later", () => {
  const found = sectionsAskedFor([
    source("islands/A.tsx", "components/B.tsx", "lib/screen/C.tsx"),
    source("components/B.tsx", ["door"]),
    source("lib/screen/C.tsx", ["chat as words", "common"]),
    source("routes/D.tsx", ["place"]),
  ], [source("islands/A.tsx", "components/B.tsx", "lib/screen/C.tsx")]);
  assertEquals([...found], ["door", "chat", "common"]);
  ok(!found.has("place"));
});

const IMPORTED = /import\s*\{([^}]*)\}\s*from\s*"[^"]*words\/mod\.ts"/g;

/** By these, and by all that they import, also later. */
function sectionsAskedFor(sources: readonly Source[], from: readonly Source[]): Set<string> {
  const byPath = new Map(sources.map((one) => [one.path, one]));
  const reached = new Set<Source>(from);
  for (const { imports } of reached) {
    for (const { file, typeOnly } of imports) {
      const next = file === undefined || typeOnly ? undefined : byPath.get(file);
      if (next !== undefined) reached.add(next);
    }
  }
  const sections = [...reached].flatMap(({ text }) =>
    [...text.matchAll(IMPORTED)].flatMap(([, list = ""]) => list.split(","))
  );
  return new Set(sections.map((one) => one.trim().split(/\s+as\s+/)[0]!).filter(Boolean));
}

/** What runs as soon as this does: not what is imported when it is asked for. */
function loadedAtOnce(sources: readonly Source[], from: string): Source[] {
  const byPath = new Map(sources.map((one) => [one.path, one]));
  const reached = new Set<Source>([byPath.get(from)!]);
  for (const { imports, text } of reached) {
    for (const { specifier, file, typeOnly } of imports) {
      const isLater = text.includes(`import("${specifier}")`);
      const next = file === undefined || typeOnly || isLater ? undefined : byPath.get(file);
      if (next !== undefined) reached.add(next);
    }
  }
  return [...reached];
}

function source(path: string, ...about: (string | string[])[]): Source {
  const imports = about.filter((one) => typeof one === "string")
    .map((file) => ({ specifier: file, file, typeOnly: false }));
  const sections = about.filter((one) => typeof one !== "string").flat();
  return { path, imports, text: `import { ${sections.join(", ")} } from "../lib/words/mod.ts";` };
}
