import assert from "node:assert/strict";
import { CONFIGURATION_PAGE, withSettings } from "../../lib/config/document.ts";
import { helpTable, settingsMarkdown } from "../../lib/config/mod.ts";
import { ROWS } from "../../lib/config/table.ts";

Deno.test("docs/configuration.md says what the table of settings says", async () => {
  const page = await Deno.readTextFile(CONFIGURATION_PAGE);
  assert.equal(page, withSettings(page), "stale: run `deno task settings`");
});

Deno.test("a page without the markers is refused rather than overwritten", () => {
  assert.throws(() => withSettings("# Configuration\n"), /needs the markers/);
});

Deno.test("the help fits a terminal of 100 columns, every setting in its place", () => {
  const lines = helpTable().split("\n");
  for (const line of lines) assert.ok(line.length <= 100, line);
  const column = lines[0]!.indexOf("What it does");
  for (const row of ROWS) {
    const line = lines.find((line) => line.startsWith(`${row.name} `));
    assert.ok(line, `${row.name} is in the help`);
    assert.equal(line.slice(row.name.length, column).trim(), row.fallback);
    assert.ok(row.summary.startsWith(line.slice(column)), line);
  }
});

Deno.test("every setting has a default that its own check takes, and a summary of one line", () => {
  for (const row of ROWS) {
    if (row.fallback !== "") assert.ok(row.check(row.fallback).ok, row.name);
    assert.ok(row.summary.length > 0 && !/[\n|]/.test(row.summary), row.name);
    assert.equal(row.check("").ok, false, `${row.name} is never read from an empty text`);
    assert.ok(settingsMarkdown().includes(`| \`${row.name}\` |`));
  }
});
