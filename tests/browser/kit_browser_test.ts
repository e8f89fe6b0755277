// The pieces that move: what the keyboard does with them, and what a screen reader is told.

import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { kit } from "../../lib/words/kit.ts";
import { axeViolations, TestBrowser } from "../support/browser.ts";
import { startServer } from "../support/server.ts";

/** The kit with its islands awake. */
async function openKit(browser: TestBrowser, address: string): Promise<Page> {
  const page = await browser.page();
  await page.goto(`${address}/kit`);
  await page.locator("summary[aria-haspopup=menu]").first().waitFor();
  return page;
}

const hasFocus = (locator: Locator) => locator.evaluate((node) => node === document.activeElement);

Deno.test("a menu is opened, walked and left by the keyboard", async () => {
  await using server = await startServer({ mode: "development" });
  await using browser = await TestBrowser.open();
  const page = await openKit(browser, server.address);
  const button = page.locator("summary[aria-haspopup=menu]").first();
  const items = page.getByRole("menuitem");

  await button.focus();
  await page.keyboard.press("ArrowDown");
  ok(await hasFocus(items.first()), "arrow down opens it at the first");
  await page.keyboard.press("ArrowUp");
  ok(await hasFocus(items.last()), "arrow up goes round to the last");
  await page.keyboard.press("Home");
  ok(await hasFocus(items.first()), "home");
  await page.keyboard.press("End");
  ok(await hasFocus(items.last()), "end");
  await page.keyboard.press("c");
  ok(await hasFocus(items.first()), "a first letter");
  await page.keyboard.press("Control+c");
  ok(await hasFocus(items.first()), "a shortcut of the browser is no first letter");
  assertEquals(await axeViolations(page), []);
  await page.keyboard.press("Escape");
  ok(await hasFocus(button), "escape returns the focus");
  ok(await items.first().isHidden());

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  ok(await items.first().isHidden(), "tab leaves and closes it");
});

Deno.test("a menu closes by a click beside it", async () => {
  await using server = await startServer({ mode: "development" });
  await using browser = await TestBrowser.open();
  const page = await openKit(browser, server.address);
  await page.locator("summary[aria-haspopup=menu]").first().click();
  ok(await page.getByRole("menuitem").first().isVisible());
  await page.mouse.click(5, 5);
  ok(await page.getByRole("menuitem").first().isHidden());
});

Deno.test("a dialog takes the focus, keeps it, and gives it back", async () => {
  await using server = await startServer({ mode: "development" });
  await using browser = await TestBrowser.open();
  const page = await openKit(browser, server.address);
  const button = page.locator("[aria-haspopup=dialog]").first();
  const dialog = page.getByRole("dialog");

  await button.click();
  await dialog.waitFor();
  assertEquals(await axeViolations(page), []);
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(
      "document.activeElement !== document.body && !document.activeElement.closest('dialog')",
    );
    assertIs(outside, false, "the focus stays inside");
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  ok(await hasFocus(button));
});

Deno.test("a toast is announced, and can be closed", async () => {
  await using server = await startServer({ mode: "development" });
  await using browser = await TestBrowser.open();
  const page = await openKit(browser, server.address);
  const region = page.locator(".toast-region[role=status]");
  await page.getByRole("button", { name: kit.floating.showToast }).click();
  await region.locator("button").last().waitFor();
  assertEquals(await axeViolations(page), []);
  // It goes by itself, and may have gone while all that was looked at
  await page.getByRole("button", { name: kit.floating.showToast }).click();
  await region.locator("button").last().click();
  assertIs(await region.locator("button").count(), 0);
});
