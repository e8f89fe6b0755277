/** Whoever is quicker than the script that comes later waits for it: nothing that they ask for is lost. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { startServer } from "../support/server.ts";

Deno.test("what is asked for before its script is there is done when it is", async (t) => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const token = await place.tokenOf("mara");
  const address = `${server.address}/r/${place.rooms.saturday}`;
  const open = async (): Promise<Early> => {
    const page = await browser.page();
    await page.context().addCookies([{ name: "parley", value: token, url: server.address }]);
    const release = await holdBack(page);
    await page.goto(address);
    await page.locator('.screen[data-phase="in sync"]').waitFor();
    return { page, release, field: page.locator("textarea.composer-text") };
  };

  await t.step("a command, a format and a menu", async () => {
    const { page, field, release } = await open();
    await field.fill("/me waters the tomatoes");
    await field.press("Enter");
    await field.fill("loud");
    await field.selectText();
    await field.press("Control+b");
    await page.locator(".rail-more button").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.getByRole("menu").count(), 0);
    assert.equal(await field.inputValue(), "loud");
    release();
    await page.getByRole("menu").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".message", { hasText: "waters the tomatoes" }).waitFor();
    await page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>("textarea.composer-text")!.value === "**loud**"
    );
    await page.context().close();
  });

  await t.step("offers for what was begun", async () => {
    const { page, field, release } = await open();
    await field.fill("");
    await field.pressSequentially("@ine");
    assert.equal(await page.getByRole("option").count(), 0);
    release();
    await page.getByRole("option", { name: /Ines/ }).waitFor();
  });
});

interface Early {
  readonly page: Page;
  readonly field: ReturnType<Page["locator"]>;
  release(): void;
}

/** The script of what comes later stays on its way until this is called. */
async function holdBack(page: Page): Promise<() => void> {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  await page.route("**/_fresh/js/**", async (route) => {
    const text = await (await fetch(route.request().url())).text();
    if (text.includes("completion-offer")) await released;
    await route.continue();
  });
  return resolve;
}
