/** Around the app by the keyboard alone, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { isAlive, isFocused, openApp } from "../support/app_page.ts";
import { axeViolations, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { startServer } from "../support/server.ts";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const field = (page: Page, room: string) => page.getByLabel(chat.composer.write(room));

Deno.test("with the keyboard alone: jump, walk along the list, to what is unread, and write there", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const page = await openApp({ server, place, browser }, `/r/${place.rooms.saturday}`);
  await field(page, "saturday").waitFor();

  await page.keyboard.press("Control+k");
  const jump = page.getByRole("combobox", { name: chat.switcher.title });
  await jump.waitFor();
  assert.ok(await jump.evaluate((element) => element === document.activeElement));
  const first = page.getByRole("option").first();
  assert.match(await first.innerText(), /Ines Okafor/, "who waits for one comes first");
  assert.deepEqual(await axeViolations(page), []);
  await jump.fill("till");
  await page.keyboard.press("Enter");
  await heading(page, "till").waitFor();
  await isFocused(field(page, "till"));

  await page.keyboard.press("Control+k");
  await jump.fill("nobody is called this");
  await page.getByText(chat.switcher.nothing("nobody is called this")).waitFor();
  await page.keyboard.press("Escape");
  await jump.waitFor({ state: "detached" });
  await isFocused(field(page, "till"));

  await page.keyboard.press("Alt+Shift+ArrowDown");
  await page.getByText("The lamp is for you").waitFor();
  await isFocused(field(page, "Ines Okafor"));
  const before = page.url();
  await page.keyboard.press("Alt+ArrowDown");
  await page.waitForURL((url) => url.href !== before);
  const there = new URL(page.url()).pathname;
  await page.locator(`.rail a[aria-current][href="${there}"]`).waitFor();
  await page.locator(".composer-text:focus").waitFor();
  await page.keyboard.type("From the keys");
  await page.keyboard.press("Enter");
  await page.getByText("From the keys").waitFor();
});

Deno.test("Escape marks the open conversation as read, Shift and Escape all of them", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const page = await openApp({ server, place, browser }, "/r");
  const unread = page.locator(".rail [data-unread]");
  await unread.first().waitFor();
  assert.ok(await unread.count() > 3);
  await page.keyboard.press("Shift+Escape");
  await unread.first().waitFor({ state: "detached" });
  assert.equal(await unread.count(), 0);

  await page.goto(`${server.address}/r/${place.rooms.notices}`);
  await isAlive(page);
  await field(page, "notices").waitFor();
  assert.equal(await page.locator(".rail [data-unread]").count(), 0, "and it stays so");
});

Deno.test("the sheet of keys opens by a question mark that is not being written, and tells them all", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const page = await openApp({ server, place, browser }, `/r/${place.rooms.saturday}`);
  await field(page, "saturday").fill("what");
  await page.keyboard.press("End");
  await page.keyboard.press("?");
  assert.equal(await field(page, "saturday").inputValue(), "what?");
  await page.locator("#main").focus();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: chat.keys.title });
  await sheet.waitFor();
  for (const what of Object.values(chat.keys.what)) {
    assert.ok(await sheet.getByText(what, { exact: true }).count() > 0, what);
  }
  assert.deepEqual(await axeViolations(page), []);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
});
