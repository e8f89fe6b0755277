/** A list of more conversations than fit on a screen. */
import assert from "node:assert/strict";
import { chat } from "../../lib/words/en.ts";
import { isAlive, openApp } from "../support/app_page.ts";
import { axeViolations, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { startServer } from "../support/server.ts";

const MORE = 70;

Deno.test("a long list begins with a screenful and what is open, and goes on where one comes near its end", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  for (let at = 0; at < MORE; at++) await place.room(`more-${at}`, "public", "", ["mara"]);
  const last = await place.room("zz-last", "public", "", ["mara"]);
  const token = await place.tokenOf("mara");
  const drawn = await fetch(`${server.address}/r/${last}`, {
    headers: { cookie: `parley=${token}` },
  });
  const html = await drawn.text();
  assert.equal(html.match(/class="rail-row"/g)?.length, 31, "those of the first screen, and it");
  assert.match(html, new RegExp(`aria-current="page" data-room="${last}"`));

  await using browser = await TestBrowser.open();
  const page = await openApp({ server, place, browser }, `/r/${last}`);
  const rows = page.locator(".rail-row");
  const rest = page.locator(".rail-rest");
  const hidden = await rest.evaluate((rest) => rest.getBoundingClientRect().height);
  assert.ok(hidden > 40 * 24, "there is room for the others");
  assert.equal(await rows.count(), 31, "nothing more is drawn meanwhile");
  assert.deepEqual(await axeViolations(page), []);
  const list = page.locator(".rail-list");
  const browse = page.getByRole("link", { name: chat.views.browse, exact: true });
  await list.evaluate(async (list) => {
    while (list.querySelector(".rail-rest") !== null) {
      list.scrollTop = list.scrollHeight;
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  });
  await browse.waitFor();
  const names = await rows.locator("a").allInnerTexts();
  assert.ok(names.indexOf("more-9") < names.indexOf("more-10"), "in their order");
  assert.ok(names.indexOf("more-69") < names.indexOf("zz-last"));
  assert.equal(new Set(names).size, names.length, "each once");
  assert.deepEqual(await axeViolations(page), []);
  await page.getByRole("link", { name: "more-69" }).click();
  await page.locator(".rail [aria-current]", { hasText: "more-69" }).waitFor();
});

Deno.test("keys get to what is not drawn of a long list: from one to the next, and along the list", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  for (let at = 0; at < MORE; at++) await place.room(`more-${at}`, "public", "", ["mara"]);
  await using browser = await TestBrowser.open();
  const page = await openApp({ server, place, browser }, `/r/${place.rooms.saturday}`);
  const last = page.locator(".rail a", { hasText: "more-69" });
  assert.equal(await last.count(), 0);
  while (await page.locator(".rail [aria-current]", { hasText: "more-69" }).count() === 0) {
    const before = page.url();
    await page.keyboard.press("Alt+ArrowUp");
    await page.waitForURL((url) => url.href !== before);
    // The next key goes on from what is open, which the address alone does not say
    await page.locator(`.rail [aria-current][href="${new URL(page.url()).pathname}"]`).waitFor();
  }
  await page.reload();
  await isAlive(page);
  await page.locator(".rail-rest").waitFor({ state: "attached" });
  await page.keyboard.press("Tab");
  await page.locator(".rail-row a").first().focus();
  await page.locator(".rail-rest").waitFor({ state: "detached" });
  assert.ok(await page.locator(".rail-row").count() > MORE);
});

Deno.test("nothing in a row of a list is a layer of its own", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const page = await openApp({ server, place, browser }, `/r/${place.rooms.saturday}`);
  await page.locator(".message-later-time").first().waitFor({ state: "attached" });
  const faint = await page.evaluate(() =>
    [...document.querySelectorAll(".rail-row *, .message > *")]
      .filter((part) => Number(getComputedStyle(part).opacity) < 1)
      .map((part) => part.getAttribute("class"))
  );
  assert.deepEqual(faint, []);
});
