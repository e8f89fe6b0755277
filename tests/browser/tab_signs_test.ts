import assert from "node:assert/strict";
import { withSign } from "../../lib/browser/tab_signs.ts";

const ICON = '<?xml version="1.0"?>\n<svg viewBox="0 0 32 32"><path d="M1 1"/></svg>\n';

Deno.test("the icon keeps its drawing and gets a number or a dot", () => {
  const [numbered, dotted] = [withSign(ICON, "3"), withSign(ICON, "")];
  for (const svg of [numbered, dotted]) {
    assert.ok(svg.startsWith("<svg ") && svg.endsWith("</svg>"));
    assert.equal(svg.match(/<path d="M1 1"\/>/g)?.length, 1);
  }
  assert.match(numbered, />3<\/text>/);
  assert.doesNotMatch(dotted, /<text/);
});
