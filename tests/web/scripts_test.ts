/** What the scripts of the app hold, as they are built. */
import assert from "node:assert/strict";
import { bundle } from "../../lib/fresh/dev/bundle.ts";
import { tempFolder } from "../support/temp_folder.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
/** How the library of the checks signs what it makes, in any build. */
const CHECKS = /vendor:\s*["'`]valibot["'`]/;

async function scriptsOf(islands: string[]): Promise<[name: string, text: string][]> {
  const { scripts } = await bundle({ root: ROOT, target: "es2022", islands, minify: true });
  const decoder = new TextDecoder();
  return [...scripts].map(([name, code]) => [name, decoder.decode(code)]);
}

Deno.test("no script holds what checks frames, those that come later neither", async () => {
  const islands = [...Deno.readDirSync(`${ROOT}islands`)].filter(({ isFile }) => isFile);
  const scripts = await scriptsOf(islands.map(({ name }) => `${ROOT}islands/${name}`));
  assert.ok(scripts.length > 20);
  assert.deepEqual(scripts.filter(([, text]) => CHECKS.test(text)).map(([name]) => name), []);
});

Deno.test("it would be seen in one that holds it", async () => {
  await using folder = await tempFolder();
  const island = `${folder.path}/Checking.ts`;
  const checks = `${ROOT}lib/protocol/checks.ts`;
  await Deno.writeTextFile(island, `export { Body as default } from ${JSON.stringify(checks)};`);
  const scripts = await scriptsOf([island]);
  assert.ok(scripts.some(([, text]) => CHECKS.test(text)));
});
