// The look: what the build makes of the sources, and what no source may do.
// Knows: lib/look, lib/look/css and the sources of pages, as text.
// Must not know: a browser or a server; what only those can show is tested elsewhere.

import assert from "node:assert/strict";
import { readBaseCss } from "../../lib/look/base_css.ts";
import { buildCss, utilityCss } from "../../lib/look/build_css.ts";
import { classesWithoutRule, classesWithRule } from "../../lib/look/class_rules.ts";
import { listSources, readClasses } from "../../lib/look/class_sources.ts";
import { extractClasses } from "../../lib/look/extract_classes.ts";

const root = new URL("../../", import.meta.url).pathname;
const sources = ["routes", "islands", "components", "lib/screen"].map((folder) => root + folder);
const baseCss = await readBaseCss();
const CSS_BUDGET_BYTES = 20 * 1024;

Deno.test("every class that a source uses has a rule", async () => {
  const used = await readClasses(sources);
  assert.ok(used.size > 100, "the scan found the sources");
  assert.deepEqual(classesWithoutRule(used, baseCss + utilityCss(used)), []);
});

Deno.test("a class without a rule is found", () => {
  const used = extractClasses('<p class="mt-8 mt-7 text-purple button md:hidden">');
  assert.deepEqual(classesWithoutRule(used, baseCss + utilityCss(used)), ["mt-7", "text-purple"]);
});

Deno.test("every class that the base names is used", async () => {
  const used = await readClasses(sources);
  assert.deepEqual([...classesWithRule(baseCss)].filter((name) => !used.has(name)), []);
});

Deno.test("classes are found in attributes and in cls(), and nowhere else", () => {
  const source = `
    const size = { small: cls("h-28"), large: cls('h-36 px-12') };
    // cls("commented")
    <p class="mt-8  flex">class names don't hide here: cls</p>
    <p class={cls("a", open && "b", list.map((x) => cls("c"))[0], props.class)} id="not-me">
    <p class={name} title={"not-me-either"}>`;
  assert.deepEqual(
    [...extractClasses(source)].sort(),
    ["a", "b", "c", "flex", "h-28", "h-36", "mt-8", "px-12"],
  );
});

Deno.test("what the scan could not read is an error", () => {
  assert.throws(() => extractClasses("cls(`hue-${n}`)"), /pasted together/);
  assert.throws(() => extractClasses('<p class={open ? "a" : "b"}>'), /must stand inside cls/);
  assert.throws(() => extractClasses('cls("a"'), /never closed/);
});

Deno.test("no source writes a style attribute, which the content security policy would refuse", async () => {
  const offenders: string[] = [];
  for (const file of await listSources(sources)) {
    if (hasStyleAttribute(await Deno.readTextFile(file))) offenders.push(file);
  }
  assert.deepEqual(offenders, []);
  assert.ok(hasStyleAttribute('<p style="color: red">') && hasStyleAttribute("<p style={css}>"));
});

// esbuild's service outlives its stop() by a moment, which the sanitizers take for a leak.
const withEsbuild = { sanitizeOps: false, sanitizeResources: false };

Deno.test("the same sources give the same CSS, within its budget", withEsbuild, async () => {
  const css = await buildCss(sources);
  assert.equal(css, await buildCss(sources));
  const packed = new Response(css).body!.pipeThrough(new CompressionStream("gzip"));
  const { byteLength } = await new Response(packed).arrayBuffer();
  assert.ok(byteLength < CSS_BUDGET_BYTES, `${byteLength} bytes gzipped`);
  assert.match(css, /\.md\\:grid-cols-3/);
  assert.ok(css.indexOf(".button{") < css.indexOf(".flex{"), "utilities come after the base");
});

function hasStyleAttribute(source: string): boolean {
  return /\sstyle=["{]/.test(source);
}
