// What reads from right to left is the mirror image of the rest: nothing says left or right.

import assert from "node:assert/strict";
import { readBaseCss } from "../../lib/look/base_css.ts";
import { readClasses } from "../../lib/look/class_sources.ts";

const root = new URL("../../", import.meta.url).pathname;
const sources = ["routes", "islands", "components", "lib/screen"].map((folder) => root + folder);

const SIDES = [
  /^(margin|padding|border)-(left|right)/,
  /^(left|right|float|clear)$/,
  /^border-(top|bottom)-(left|right)-radius$/,
];

/** The middle is on no side, and a device does not turn around with what is read on it. */
const ON_NO_SIDE = [/^left: 50%$/, /safe-area-inset/];

function sided(css: string): string[] {
  return declarationsOf(css).filter(([property, value]) =>
    SIDES.some((side) => side.test(property)) ||
    property === "text-align" && /left|right/.test(value) ||
    isLopsided(property, value)
  ).map((declaration) => declaration.join(": "))
    .filter((declaration) => !ON_NO_SIDE.some((exempt) => exempt.test(declaration)));
}

function declarationsOf(css: string): [property: string, value: string][] {
  const bare = css.replaceAll(/\/\*[^]*?\*\//g, "");
  return [...bare.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)]
    .map(([, property, value]) => [property!, value!.trim()]);
}

/** Four values go around clockwise from the top, or from the corner at its left. */
function isLopsided(property: string, value: string): boolean {
  const parts = value.replaceAll(/\([^()]*(\([^()]*\)[^()]*)*\)/g, "()").split(/\s+/);
  if (parts.length !== 4) return false;
  const [first, second, third, fourth] = parts;
  if (property === "border-radius") return first !== second || third !== fourth;
  return /^(margin|padding|inset|border-(width|style|color))$/.test(property) && second !== fourth;
}

Deno.test("no rule of the base is for one side", async () => {
  const css = await readBaseCss();
  assert.ok(declarationsOf(css).length > 500);
  assert.deepEqual(sided(css), []);
});

Deno.test("a rule for one side is found, and one for both is not", () => {
  const wrong = ["left: 0", "margin-left: 1px", "text-align: right", "padding: 0 1px 0 2px"];
  const right = ["left: 50%", "inset-inline: 0 auto", "padding: 0 1px 3px 1px", "margin: 1px 2px"];
  const corners = ["border-radius: 0 1rem 1rem 0", "border-radius: 1rem 1rem 0 0"];
  assert.deepEqual(sided(`.a { ${[...wrong, ...right].join("; ")}; }`), wrong);
  assert.deepEqual(sided(`.a { ${corners.join("; ")}; }`), corners.slice(0, 1));
});

Deno.test("no class is for one side", async () => {
  const used = [...await readClasses(sources)].map((name) => name.slice(name.lastIndexOf(":") + 1));
  const side =
    /^-?(m[lr]|p[lr]|left|right|border-[lr]|rounded-([lr]|[tb][lr])|text-(left|right)|float)(-|$)/;
  assert.deepEqual(used.filter((name) => side.test(name)), []);
  assert.ok(used.includes("ms-auto"));
});
