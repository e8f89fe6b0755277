/** The lines of `--json` are those that the page about the terminal tells of. */
import assert from "node:assert/strict";
import { LINE_FIELDS } from "../../lib/cli/output/line_fields.ts";

Deno.test("the page lists every type of line, and every field with its type", async () => {
  const page = await Deno.readTextFile(new URL("../../docs/terminal.md", import.meta.url));
  const parts = page.matchAll(/^### `(\w+)`\n([^]*?)(?=^#)/gm);
  const told = Array.from(parts, ([, type, text]) => {
    const rows = text!.matchAll(/^\| `([\w?]+)` \| (\w+) \|/gm);
    return [type, Object.fromEntries(Array.from(rows, ([, name, kind]) => [name, kind]))] as const;
  });
  assert.deepEqual(Object.fromEntries(told), LINE_FIELDS);
});
