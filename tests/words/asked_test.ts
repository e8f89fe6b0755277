import { deepStrictEqual as assertEquals, ok } from "node:assert/strict";
import { readSources } from "../layers/imports.ts";
import * as en from "../../lib/words/en.ts";
import { chat, common, speak, type Words } from "../../lib/words/mod.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
/** The words of the kit are in no language but one: only those who build see it. */
/** The names of the languages are no phrases. */
const DOORS = ["mod", "later", "on_page", "kit", "languages"].map((name) => `lib/words/${name}.ts`);
/** What answers requests picks one of all languages, and so does what runs in a shell. */
const PICK = ["lib/web/language.ts", "lib/cli/command_line/language.ts"];
const sources = await readSources(ROOT);

Deno.test("nobody reads a language but by the door of the words", () => {
  const past = sources.filter(({ path }) => !path.startsWith("lib/words/") && !PICK.includes(path))
    .flatMap((
      { path, imports },
    ) =>
      imports.filter(({ file }) => file?.startsWith("lib/words/") && !DOORS.includes(file))
        .map(({ file }) => `${path} imports ${file}`)
    );
  assertEquals(past, []);
  ok(sources.some(({ imports }) => imports.some(({ file }) => file === "lib/words/mod.ts")));
});

Deno.test("no phrase is written down while a module loads", async () => {
  const asked: string[] = [];
  const wrote: string[] = [];
  const listening = listen(en, (phrase) => asked.push(phrase)) as Words;
  speak(() => listening);
  try {
    assertEquals(common.product, "Parley");
    assertEquals(asked.splice(0), ["product"]);
    for (const { path } of sources.filter(readsWords)) {
      await import(`${ROOT}${path}`);
      wrote.push(...asked.splice(0).map((phrase) => `${path} asks for ${phrase}`));
    }
  } finally {
    speak(() => en);
  }
  assertEquals(wrote, []);
});

Deno.test("a part that was kept in a constant goes along with the language", () => {
  const { line } = chat;
  speak(() => ({ ...en, chat: { ...en.chat, line: { ...en.chat.line, edited: "bearbeitet" } } }));
  try {
    assertEquals(line.edited, "bearbeitet");
    assertEquals({ ...line }.edited, "bearbeitet");
    assertEquals(Object.entries(chat.line).length, Object.keys(en.chat.line).length);
    ok("edited" in line && !("shouted" in line));
  } finally {
    speak(() => en);
  }
  assertEquals(line.edited, "edited");
});

/** Words that tell which phrase is asked for. */
function listen(part: object, tell: (phrase: string) => void): object {
  const entries = Object.entries(part).map(([name, found]): [string, PropertyDescriptor] => {
    const isPhrase = typeof found !== "object" || Array.isArray(found);
    const inner = isPhrase ? found : listen(found, tell);
    const get = () => {
      if (isPhrase) tell(name);
      return inner;
    };
    return [name, { enumerable: true, get }];
  });
  return Object.defineProperties({}, Object.fromEntries(entries));
}

function readsWords({ path, imports }: (typeof sources)[number]): boolean {
  return !path.startsWith("lib/words/") && imports.some(({ file }) => file === "lib/words/mod.ts");
}
