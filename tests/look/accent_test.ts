import { readBaseCss } from "../../lib/look/base_css.ts";
import assert from "node:assert/strict";
import { DEFAULT_ACCENT_HUE, themeCss } from "../../lib/look/accent.ts";

Deno.test("the owner's hue becomes one custom property and nothing else", () => {
  assert.equal(themeCss(172), ":root{--accent-hue:172}");
  assert.equal(themeCss(-10.4), ":root{--accent-hue:350}");
  assert.equal(themeCss(720), ":root{--accent-hue:0}");
  assert.equal(themeCss(NaN), `:root{--accent-hue:${DEFAULT_ACCENT_HUE}}`);
});

Deno.test("the style sheet starts from the same hue", async () => {
  const css = await readBaseCss();
  assert.match(css, new RegExp(`--accent-hue: ${DEFAULT_ACCENT_HUE};`));
});
