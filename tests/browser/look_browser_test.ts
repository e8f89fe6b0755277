/** How pages look to somebody who has said so, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { changeSettings } from "../../lib/actions/mod.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../lib/protocol/mod.ts";
import { readRoles } from "../look/roles.ts";
import { openApp, type Scene } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { hasMessage } from "../support/conversation_page.ts";
import { startServer } from "../support/server.ts";

declare const document: { readonly body: object; readonly documentElement: object };
declare function getComputedStyle(element: object): CSSStyleDeclaration;
interface CSSStyleDeclaration {
  readonly backgroundColor: string;
  readonly fontSize: string;
}

const { light, dark } = await readRoles();

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

async function set({ server, place }: Scene, changes: Partial<Settings>): Promise<void> {
  const at = { store: server.chat.store, now: () => server.clock.now() };
  const changed = await changeSettings(at, place.people.mara.user, changes);
  assert.ok(changed.ok);
}

Deno.test("every page comes in the theme that its reader has set, without a script and whatever the system says", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const scene = { server, place, browser };
  const still = { scripts: false, isApp: false };
  browser.forgive(/404 \(Not Found\).*\/nowhere/);
  const pages = [`/r/${place.rooms.saturday}`, "/account", "/place/people", "/"];
  for (const [theme, system] of [["dark", "light"], ["light", "dark"]] as const) {
    await set(scene, { theme });
    for (const path of pages) {
      const page = await openApp(scene, path, { ...still, scheme: system });
      const expected = theme === "dark" ? dark : light;
      assert.equal(await ground(page), expected["ground"], `${path} is ${theme}`);
      const other = await page.goto(`${server.address}/nowhere`);
      assert.equal(other?.status(), 404);
      assert.equal(await ground(page), expected["ground"], "also what is not there");
      await page.context().close();
    }
  }
  const ines = await openApp(scene, "/account", { ...still, who: "ines", scheme: "dark" });
  assert.equal(await ground(ines), dark["ground"], "nobody else's page is another");
  await set(scene, DEFAULT_SETTINGS);
  const again = await openApp(scene, "/account", { ...still, scheme: "dark" });
  assert.equal(await ground(again), dark["ground"], "and as before it is as the system says");
});

Deno.test("what is changed on one device is seen on the others at once, without a reload", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const scene = { server, place, browser };
  const page = await openApp(scene, `/r/${place.rooms.saturday}`);
  const ines = await openApp(scene, `/r/${place.rooms.saturday}`, { who: "ines" });
  assert.equal(await ground(page), light["ground"]);
  await set(scene, { theme: "dark", textSize: "largest", density: "compact", clock: "12" });
  const root = page.locator('html[data-theme="dark"][data-text="largest"][data-density="compact"]');
  await root.waitFor();
  assert.equal(await ground(page), dark["ground"]);
  const size = () => getComputedStyle(document.documentElement).fontSize;
  assert.equal(await page.evaluate(size), "21px");
  await page.locator(".message-time", { hasText: /\d:\d\d\s[ap]\.?m/i }).first().waitFor();
  const bar = page.locator('meta[name="theme-color"][media="all"]');
  assert.equal(await bar.getAttribute("content"), "#141210");

  await place.say("mara", place.rooms.saturday, "It is dark here");
  await hasMessage(ines, "It is dark here");
  assert.equal(await ground(ines), light["ground"], "nobody else's");
});
