import assert from "node:assert/strict";
import { formatHex } from "culori";
import { initialsOf } from "../../components/Avatar.tsx";
import { cls } from "../../components/cls.ts";
import { icons } from "../../components/icons.ts";
import { COLOR_ROLES } from "../../lib/look/twind_config.ts";
import { BARS } from "../../lib/screen/look.ts";
import { readRoles } from "./roles.ts";

Deno.test("initials are whole letters of the first and the last word", () => {
  assert.equal(initialsOf("Ada Lovelace"), "AL");
  assert.equal(initialsOf("  dorothea von Stein "), "DS");
  assert.equal(initialsOf("Ben"), "B");
  assert.equal(initialsOf("(émile)"), "É");
  assert.equal(initialsOf("𐐷𐐲 x"), "𐐏X");
  assert.equal(initialsOf("…"), "?");
});

Deno.test("cls joins what is there", () => {
  assert.equal(cls("a b", false, undefined, "", "c"), "a b c");
});

Deno.test("every icon has something to draw", () => {
  for (const [name, nodes] of Object.entries(icons)) {
    assert.ok(nodes.length > 0 && nodes.every(([tag]) => typeof tag === "string"), name);
  }
});

Deno.test("every colour of the theme is a role of the style sheet, in both schemes", async () => {
  const { light, dark } = await readRoles();
  for (const role of COLOR_ROLES) assert.ok(role in light && role in dark, role);
});

Deno.test("what stands outside the style sheet has its colours: the browser's frame and the icon", async () => {
  const { light, dark } = await readRoles();
  assert.equal(BARS.light, formatHex(light["ground"]!));
  assert.equal(BARS.dark, formatHex(dark["ground"]!));
  const icon = await Deno.readTextFile(new URL("../../static/favicon.svg", import.meta.url));
  const accent = light["accent"]!.replace("var(--accent-hue)", light["accent-hue"]!);
  assert.ok(icon.includes(formatHex(accent)!));
});
