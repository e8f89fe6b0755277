/** QR codes as they are drawn. */
import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { encode } from "uqr";
import { QrCode } from "../../components/QrCode.tsx";

const QUIET_MODULES = 4;

Deno.test("what is drawn dark is what the code has dark, and around it is quiet", () => {
  const text = `https://chat.example.org/link#${"x".repeat(43)}`;
  const html = renderToString(<QrCode text={text} label="A link" />);
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  const side = size + 2 * QUIET_MODULES;
  assert.ok(html.includes(`viewBox="0 0 ${side} ${side}"`));
  assert.match(html, /role="img" aria-label="A link"/);
  assert.deepEqual(darkIn(html), darkOf(data));
});

function darkOf(rows: boolean[][]): string[] {
  return rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => isDark ? [`${x + QUIET_MODULES},${y + QUIET_MODULES}`] : [])
  );
}

function darkIn(html: string): string[] {
  const [, path] = / d="([^"]*)"/.exec(html)!;
  return [...path!.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].flatMap(([, x, y, width, back]) => {
    assert.equal(width, back);
    return Array.from({ length: Number(width) }, (_, i) => `${Number(x) + i},${y}`);
  });
}
