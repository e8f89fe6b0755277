import { deepStrictEqual as assertEquals } from "node:assert/strict";
import * as en from "../../lib/words/en.ts";
import { readImports, readSources, type Source } from "../layers/imports.ts";
import { unusedPhrases } from "./uses.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

Deno.test("every phrase is said somewhere", async () => {
  const sources = (await readSources(ROOT)).filter(({ path }) =>
    !path.startsWith("lib/words/") || path.startsWith("lib/words/en")
  );
  assertEquals(unusedPhrases(en, sources), []);
});

const WORDS = {
  chat: {
    title: "Chat",
    line: {
      edited: "edited",
      gone: (who: string) => who,
      roles: { owner: "Owner", guest: "Guest" },
    },
  },
};

function unsaid(code: string): string[] {
  const text = `import { chat as words } from "../words/mod.ts";\n${code}`;
  const source: Source = { path: "lib/screen/A.tsx", text, imports: readImports("a", text) };
  return unusedPhrases(WORDS, [source]);
}

Deno.test("a phrase is said where its name is, and where it is taken out of its part", () => {
  const rest = ["chat.line.gone", "chat.line.roles.owner", "chat.line.roles.guest"];
  assertEquals(unsaid(""), ["chat.title", "chat.line.edited", ...rest]);
  assertEquals(unsaid("p(words.title, words.line.edited.length);"), rest);
  assertEquals(unsaid("const { line, title } = words;\np(title, line.edited);"), rest);
  assertEquals(unsaid("const own = words.line;\np(words.title);\nq(own\n  .edited);"), rest);
  assertEquals(unsaid("p(words.title, other.line.gone, words.line.edited);"), rest);
});

Deno.test("a part that is handed on is said as a whole, and one that is only named is not", () => {
  const rest = ["chat.title", "chat.line.edited", "chat.line.gone"];
  assertEquals(unsaid("p(words.line.roles);"), rest);
  assertEquals(unsaid("p(words.line.roles[role]);"), rest);
  assertEquals(unsaid("const { roles } = words.line;\np(roles[role]);"), rest);
  assertEquals(unsaid("const { roles } = words.line;").length, 5);
});
