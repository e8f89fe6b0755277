/** The mirror image, for languages that are read from right to left, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { languages } from "../../lib/words/on_server.ts";
import { isAlive, openApp, type Scene } from "../support/app_page.ts";
import { type Look, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { overflowing } from "../support/overflow.ts";
import { startServer } from "../support/server.ts";

/** Nobody has translated Parley into such a language yet: here English is written the other way round. */
function mirrored(): Disposable {
  const { common } = languages.en;
  common.dir = "rtl";
  return { [Symbol.dispose]: () => void (common.dir = "ltr") };
}

async function openMirrored(scene: Scene, path: string, look: Look): Promise<Page> {
  const page = await openApp(scene, path, { ...look, isApp: false });
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  return page;
}

async function leftOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box, selector);
  return box.x;
}

for (const [device, look] of [["desk", {}], ["phone", { size: PHONE, touch: true }]] as const) {
  Deno.test(`read from right to left, nothing reaches beyond a ${device}`, async () => {
    using _mirrored = mirrored();
    await using server = await startServer();
    await using browser = await TestBrowser.open();
    const place = await busyPlace(server);
    const scene = { server, browser, place };
    const inApp = [`/r/${place.rooms.saturday}`, "/r", "/browse", "/activity", "/settings"];
    for (const path of inApp) {
      const page = await openMirrored(scene, path, look);
      await isAlive(page);
      assert.deepEqual(await overflowing(page), [], path);
      await page.context().close();
    }
    for (const path of ["/account", "/account/devices", "/place/people", "/place/invites/new"]) {
      const page = await openMirrored(scene, path, look);
      assert.deepEqual(await overflowing(page), [], path);
      await page.context().close();
    }
  });
}

Deno.test("read from right to left, a menu begins where its button does and opens towards the middle", async () => {
  using _mirrored = mirrored();
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const page = await openMirrored({ server, browser, place }, `/r/${place.rooms.saturday}`, {});
  await isAlive(page);
  await page.locator(".rail-place").click();
  await page.getByRole("menu").waitFor();
  const [button, menu] = [await endOf(page, ".rail-place"), await endOf(page, ".floating")];
  assert.ok(Math.abs(button - menu) <= 1, `${button} ${menu}`);
  await page.keyboard.press("Escape");
  await page.locator(".floating").waitFor({ state: "detached" });
  await page.locator(".rail-row").first().hover();
  await page.locator(".rail-more button").first().click();
  await page.getByRole("menu").waitFor();
  const list = await leftOf(page, "nav.rail");
  assert.ok(await leftOf(page, ".floating") < list, "into the conversation");
});

async function endOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box, selector);
  return box.x + box.width;
}

Deno.test("read from right to left, the list is at the right, and what was written begins there", async () => {
  using _mirrored = mirrored();
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const scene = { server, browser, place };
  const page = await openMirrored(scene, `/r/${place.rooms.saturday}`, {});
  await isAlive(page);
  assert.ok(await leftOf(page, "nav.rail") > await leftOf(page, ".screen-middle"));
  assert.ok(await leftOf(page, ".message .avatar") > await leftOf(page, ".message .message-body"));
});

Deno.test("where a page is enlarged four times no tool of the composer lies upon another", async () => {
  using _mirrored = mirrored();
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const scene = { server, browser, place: await busyPlace(server) };
  const path = `/r/${scene.place.rooms.saturday}`;
  const page = await openMirrored(scene, path, { size: { width: 320, height: 640 } });
  await isAlive(page);
  const covered = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".composer-tools button")].filter((tool) => {
      const { x, y, width, height } = tool.getBoundingClientRect();
      const above = document.elementFromPoint(x + width / 2, y + height / 2);
      return tool.checkVisibility() && !tool.contains(above);
    }).map(({ ariaLabel }) => ariaLabel)
  );
  assert.deepEqual(covered, []);
});
