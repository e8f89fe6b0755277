import { deepStrictEqual as assertEquals, ok } from "node:assert/strict";
import { readImports, readSources, type Source, withoutComments } from "./layers/imports.ts";
import { layersMarkdown } from "./layers/markdown.ts";
import * as rules from "./layers/rules.ts";
import { LAYERS } from "./layers/table.ts";

const ROOT = new URL("../", import.meta.url).pathname;
const sources = await readSources(ROOT);

function source(path: string, text: string): Source {
  return { path, text: withoutComments(text), imports: readImports(path, withoutComments(text)) };
}

Deno.test("there is something to look at", () => {
  ok(sources.length > 40);
  ok(sources.some((file) => file.path === "main.ts" && file.imports.length > 3));
});

Deno.test("every room has a row in the table", () => {
  assertEquals(rules.unknownRooms(sources), []);
  assertEquals(rules.unknownRooms([source("lib/attic/old.ts", "")]).length, 1);
});

Deno.test("the table itself has no circle: a room may import only what lies below it", () => {
  const upward = Object.entries(LAYERS).flatMap(([room, { layer, may }]) =>
    may.map((target) => [target, LAYERS[target.split("/")[0]!]!.layer] as const)
      .filter(([, below]) => below >= layer)
      .map(([target]) => `${room} -> ${target}`)
  );
  assertEquals(upward, []);
});

Deno.test("nobody imports what the table does not allow", () => {
  assertEquals(rules.forbiddenImports(sources), []);
  const broken = [
    source("lib/actions/send.ts", `import { hub } from "../live/hub.ts";`),
    source("lib/live/hub.ts", `export * from "../actions/send.ts";`),
    source("components/Button.tsx", `import { openStore } from "../lib/store/mod.ts";`),
    source("islands/Composer.tsx", `const esbuild = await import("esbuild");`),
    source("lib/store/open.ts", `import "../fresh/mod.ts";`),
    source("lib/gateway/dispatch.ts", `import type { Store } from "../store/mod.ts";`),
  ];
  assertEquals(rules.forbiddenImports(broken).length, broken.length);
});

Deno.test("the stand-ins know nothing of the app", () => {
  assertEquals(rules.standInsThatKnowTheApp(sources), []);
  const broken = [
    source("lib/fresh/app.ts", `import { Chat } from "../app.ts";`),
    source("lib/std_crypto/mod.ts", `import "valibot";`),
  ];
  assertEquals(rules.standInsThatKnowTheApp(broken).length, 2);
});

Deno.test("no files import each other in a circle", () => {
  assertEquals(rules.cycles(sources), []);
  const circle = [
    source("lib/store/a.ts", `import { b } from "./b.ts";`),
    source("lib/store/b.ts", `export { a } from "./a.ts";`),
  ];
  assertEquals(rules.cycles(circle), ["lib/store/a.ts -> lib/store/b.ts -> lib/store/a.ts"]);
});

Deno.test("nobody touches Deno, Node or the DOM where their layer may not", () => {
  assertEquals(rules.forbiddenGlobals(sources), []);
  const broken = [
    source("components/Clock.tsx", `export const pid = Deno.pid;`),
    source("lib/words/en.ts", `import { join } from "node:path";`),
    source("lib/words/de.ts", `document.title = "x";`),
    source("lib/store/open.ts", `window.close();`),
  ];
  assertEquals(rules.forbiddenGlobals(broken).length, broken.length);
});

Deno.test("no page is brought what checks frames", () => {
  assertEquals(rules.bringsChecksToPages(sources), []);
  const checks = source("lib/protocol/text.ts", `import * as v from "valibot";`);
  const broken = [
    checks,
    source("lib/protocol/mod.ts", `export * from "./text.ts";`),
    source("lib/screen/Head.tsx", `import { Topic } from "../protocol/text.ts";`),
    source("lib/client/send.ts", `import { LIMITS } from "../protocol/mod.ts";`),
  ];
  assertEquals(rules.bringsChecksToPages(broken).length, 2);
  const fine = [
    checks,
    source("lib/protocol/mod.ts", `export type * from "./text.ts";`),
    source("lib/client/send.ts", `import { LIMITS } from "../protocol/mod.ts";`),
    source("lib/gateway/door.ts", `import { Body } from "../protocol/text.ts";`),
  ];
  assertEquals(rules.bringsChecksToPages(fine), []);
});

Deno.test("only the store knows the database", () => {
  assertEquals(rules.knowsDenoKv(sources), []);
  assertEquals(rules.knowsDenoKv([source("routes/x.ts", "await Deno.openKv()")]).length, 1);
});

Deno.test("nobody prints but those whose work it is", () => {
  assertEquals(rules.printsByItself(sources), []);
  assertEquals(rules.printsByItself([source("lib/store/x.ts", "console.log(1)")]).length, 1);
});

Deno.test("docs/architecture.md shows this table", async () => {
  const rooms = new Set(sources.map((source) => rules.roomOf(source.path)));
  const text = await Deno.readTextFile(`${ROOT}docs/architecture.md`);
  const table = layersMarkdown(rooms);
  ok(text.includes(table), `Put this table into docs/architecture.md:\n${table}`);
});

Deno.test("comments are no imports", () => {
  assertEquals(source("lib/words/en.ts", `// import "x"\n/** import "y" */\n`).imports, []);
});
