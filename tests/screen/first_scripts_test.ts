/** What the first scripts of the app hold, and what comes after them. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { bundle } from "../../lib/fresh/dev/bundle.ts";

const ROOT = new URL("../../", import.meta.url);

/** A line of each, as it stands in the scripts. */
const LATER = {
  "what commands do": "/me ${",
  "offers while one writes": "completion-offer",
  "what makes text bold": "mailto:)\\S+$",
  "menus of the list": "itemMenu",
  "the icon of the tab": "setAppBadge",
  "wipes of a finger": "touchend",
  "actions on a message": "row-bar",
  "files on their way": "tray-item",
  "how events move what is known": "activity.noted",
};

Deno.test("what can only be wanted later is in no script of the first page", async () => {
  const { scripts, islands: [chat] } = await bundle({
    root: fileURLToPath(ROOT),
    target: "es2022",
    islands: [fileURLToPath(new URL("islands/Chat.tsx", ROOT))],
    minify: true,
  });
  const first = new Set([chat!.script, ...chat!.imports]);
  const text = (isFirst: boolean) =>
    [...scripts].filter(([name]) => first.has(name) === isFirst)
      .map(([, script]) => new TextDecoder().decode(script)).join("\n");
  for (const [what, line] of Object.entries(LATER)) {
    assert.ok(text(false).includes(line), `${what}: not there at all`);
    assert.ok(!text(true).includes(line), what);
  }
});
