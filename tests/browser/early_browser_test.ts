/** Whoever is quicker than what comes later waits for it: nothing that they ask for is lost. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { comesToHold, isInSync, openApp } from "../support/app_page.ts";
import { NOT_REACHED, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { Gate } from "../support/gate.ts";
import { oneTabRings } from "../support/ringing.ts";
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

Deno.test("who is named before it is known who is in the room can be added when it is", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const mara = await openApp({ server, place, browser }, `/r/${place.rooms.till}`);
  await mara.keyboard.press("Control+k");
  await mara.getByRole("combobox", { name: chat.switcher.title }).fill("toma");
  // Now everybody's name is known, and not yet who is here
  await mara.getByRole("option", { name: "Tomás Rey" }).first().waitFor();
  await mara.keyboard.press("Escape");
  await mara.evaluate(() => {
    const { send } = WebSocket.prototype;
    const held: (() => void)[] = [];
    WebSocket.prototype.send = function (what) {
      if (`${what}`.includes("room.members")) held.push(() => send.call(this, what));
      else send.call(this, what);
    };
    Object.assign(globalThis, { letGo: () => held.forEach((one) => one()) });
  });
  const field = mara.locator("textarea.composer-text");
  await field.pressSequentially("@toma");
  await mara.locator(".completion-offer").first().click();
  await comesToHold(field, "@tomas ");
  await mara.evaluate(() => (globalThis as unknown as { letGo(): void }).letGo());
  await mara.getByText(chat.writing.isNotHere("Tomás Rey")).waitFor();
});

Deno.test("what could not be fetched at first comes when it can, and what rings with it", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  await using gate = new Gate(server.address);
  browser.forgive(NOT_REACHED);
  const page = await browser.page();
  await page.context().addCookies([
    { name: "parley", value: await place.tokenOf("mara"), url: gate.address },
  ]);
  let isThere = false;
  await page.route("**/_fresh/js/**", async (route) => {
    const text = await (await fetch(route.request().url())).text();
    const isLater = text.includes("completion-offer");
    await (isLater && !isThere ? route.abort() : route.continue());
  });
  await page.goto(`${gate.address}/r/${place.rooms.saturday}`);
  await isInSync(page);
  assert.equal(await page.locator(".row-bar").count(), 0);
  isThere = true;
  gate.cut();
  await page.locator(".row-bar").first().waitFor({ state: "attached" });
  await oneTabRings(page);
});

Deno.test("who sends before any script is there stays where they are, with what they wrote", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const page = await browser.page();
  await page.context().addCookies([
    { name: "parley", value: await place.tokenOf("mara"), url: server.address },
  ]);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/_fresh/js/**", async (route) => {
    await released;
    await route.continue();
  });
  const address = `${server.address}/r/${place.rooms.saturday}`;
  await page.goto(address, { waitUntil: "commit" });
  const field = page.locator("textarea.composer-text");
  await field.fill("Said too early");
  const send = page.getByRole("button", { name: chat.composer.send, exact: true });
  await send.click();
  release();
  await page.locator('.screen[data-phase="in sync"]').waitFor();
  assert.equal(page.url(), address);
  assert.equal(await field.inputValue(), "Said too early");
  await send.click();
  await page.locator(".message[data-row]", { hasText: "Said too early" }).waitFor();
});

Deno.test("a page whose scripts the server has no more says that it is to be loaded again", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  browser.forgive(/Failed to load resource/);
  const page = await browser.page();
  await page.context().addCookies([
    { name: "parley", value: await place.tokenOf("mara"), url: server.address },
  ]);
  let isNewBuild = false;
  await page.route("**/_fresh/js/**", async (route) => {
    const text = await (await fetch(route.request().url())).text();
    // The last that the page asks for: from then on the server knows none of them
    isNewBuild ||= text.includes("room.sync");
    await (isNewBuild ? route.fulfill({ status: 404 }) : route.continue());
  });
  await page.goto(`${server.address}/r/${place.rooms.saturday}`);
  await page.getByText(chat.closed.outdated).waitFor();
  await page.unroute("**/_fresh/js/**");
  await page.getByRole("button", { name: chat.closed.reload }).click();
  await page.locator('.screen[data-phase="in sync"]').waitFor();
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
