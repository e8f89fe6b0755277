/** Messages for later with files: put aside when these are there, seen in the list, and said with them. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { sendDue } from "../../lib/actions/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { LIMITS } from "../../lib/protocol/mod.ts";
import { openApp } from "../support/app_page.ts";
import { axeViolations, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { fieldOf } from "../support/conversation_page.ts";
import { pick, pictureFile, textFile, trayIs } from "../support/given_files.ts";
import { offersStay } from "../support/offers.ts";
import { startServer } from "../support/server.ts";

const { attaching, later, lists, logOut } = chat;
const DAY_MS = 24 * 60 * 60 * 1000;

async function scene() {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startServer());
  const place = await busyPlace(server);
  const browser = resources.use(await TestBrowser.open());
  const owned = resources.move();
  return {
    ...{ server, place, browser, path: `/r/${place.rooms.tools}` },
    async goOn() {
      server.clock.move(2 * DAY_MS);
      await sendDue({ store: server.chat.store, now: () => server.clock.now() });
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** No part of a file gets through until it is let go. */
async function holdParts(page: Page) {
  const free = Promise.withResolvers<void>();
  await page.route("**/uploads/*", async (route) => {
    if (route.request().method() === "PATCH") await free.promise;
    await route.continue().catch(() => {});
  });
  return () => free.resolve();
}

async function sendTomorrow(page: Page): Promise<void> {
  await page.getByRole("button", { name: later.button }).click();
  await page.getByRole("menuitem").nth(1).click();
}

const tomorrow = later.when.tomorrow("09:00");
const words = (text: string) => ({ hasText: text });

Deno.test("what hangs on it waits for its files through a reload, and is said with them", async () => {
  await using parts = await scene();
  const mara = await openApp(parts, parts.path);
  await offersStay(mara);
  const ines = await openApp(parts, parts.path, { who: "ines" });
  const letGo = await holdParts(mara);
  assert.ok(await mara.getByRole("button", { name: later.button }).isDisabled());
  await pick(mara, pictureFile("saw.png"), textFile("list.txt", "a saw"));
  await mara.locator("[data-attached]").nth(1).waitFor();
  await fieldOf(mara).fill("The new saw");
  await sendTomorrow(mara);
  const line = mara.getByText(attaching.forLater(tomorrow, 2));
  await line.waitFor();
  await trayIs(mara);
  assert.equal(await fieldOf(mara).inputValue(), "");
  assert.deepEqual(await axeViolations(mara), []);
  await fieldOf(mara).fill("Something else");
  await fieldOf(mara).press("Enter");
  await ines.locator(".message", words("Something else")).waitFor();

  await mara.reload();
  await line.waitFor();
  letGo();
  await mara.getByRole("link", { name: later.waiting(1) }).click();
  const entry = mara.locator(".entry", words("The new saw"));
  await entry.getByText(chat.attached.summary(1, 1)).waitFor();
  assert.deepEqual(await axeViolations(mara), []);
  await entry.getByRole("button", { name: later.drop }).click();
  await entry.waitFor({ state: "detached" });
  await mara.getByRole("button", { name: lists.drafts.undo }).click();
  await entry.getByText(chat.attached.summary(1, 1)).waitFor();

  await parts.goOn();
  const said = ines.locator(".message", words("The new saw"));
  await said.locator(".picture img").waitFor();
  await said.getByText("a saw", { exact: true }).waitFor();
  assert.equal(
    await ines.locator(".message", words("Something else")).locator(".attached").count(),
    0,
  );
});

Deno.test("while its files are on their way it is taken back to be written on, and files alone are enough", async () => {
  await using parts = await scene();
  const mara = await openApp(parts, parts.path);
  const letGo = await holdParts(mara);
  await pick(mara, pictureFile("saw.png"));
  await mara.locator("[data-attached]").waitFor();
  await fieldOf(mara).fill("The new saw");
  await sendTomorrow(mara);
  const line = mara.getByText(attaching.forLater(tomorrow, 1));
  await line.waitFor();
  await fieldOf(mara).fill("and the old one");
  await mara.getByRole("button", { name: attaching.pending.takeBack }).click();
  await line.waitFor({ state: "detached" });
  await mara.locator("[data-attached]").waitFor();
  assert.equal(await fieldOf(mara).inputValue(), "The new saw\nand the old one");
  await fieldOf(mara).fill("");
  letGo();
  await trayIs(mara, "saw.png there");
  await sendTomorrow(mara);
  await mara.getByText(later.willBeSent(tomorrow)).waitFor();
  await trayIs(mara);
  await parts.goOn();
  await mara.locator('.message .picture img[alt="saw.png"]').waitFor();
  await mara.getByRole("link", { name: later.waiting(1) }).waitFor({ state: "detached" });
});

Deno.test("no more comes back into the field than goes with one message", async () => {
  await using parts = await scene();
  const mara = await openApp(parts, parts.path);
  await holdParts(mara);
  const files = (...names: string[]) => names.map((name) => textFile(`${name}.txt`, name));
  await pick(mara, ...files("one", "two", "three", "four", "five", "six"));
  await mara.locator("[data-attached]").nth(5).waitFor();
  await fieldOf(mara).fill("The new saw");
  await sendTomorrow(mara);
  await mara.getByText(attaching.forLater(tomorrow, 6)).waitFor();
  await pick(mara, ...files("a", "b", "c", "d", "e"));
  await mara.locator("[data-attached]").nth(4).waitFor();
  const takeBack = mara.getByRole("button", { name: attaching.pending.takeBack });
  await takeBack.click();
  await mara.getByText(attaching.pending.noRoom(LIMITS.filesOfMessage)).waitFor();
  assert.equal(await mara.locator("[data-attached]").count(), 5);
  await mara.getByRole("button", { name: attaching.remove("e.txt") }).click();
  await mara.locator("[data-attached]").nth(4).waitFor({ state: "detached" });
  await takeBack.click();
  await mara.locator("[data-attached]").nth(9).waitFor();
});

Deno.test("who logs out meanwhile is asked of the message, and not of its files", async () => {
  await using parts = await scene();
  const mara = await openApp(parts, parts.path);
  await holdParts(mara);
  await pick(mara, textFile("list.txt", "a saw"));
  await mara.locator("[data-attached]").waitFor();
  await fieldOf(mara).fill("The new saw");
  await sendTomorrow(mara);
  await mara.getByText(attaching.forLater(tomorrow, 1)).waitFor();
  await mara.locator(".rail-place").click();
  await mara.getByRole("menuitem", { name: chat.rail.menu.logOut }).click();
  await mara.getByText(logOut.unsent(1)).waitFor();
  assert.equal(await mara.getByText(logOut.files(1)).count(), 0);
});

Deno.test("a file that does not get there brings the message back into the field, with words and the others", async () => {
  await using parts = await scene();
  const mara = await openApp(parts, parts.path);
  await offersStay(mara);
  const letGo = await holdParts(mara);
  await pick(mara, textFile("one.txt", "one"), textFile("two.txt", "two"));
  await mara.locator("[data-attached]").nth(1).waitFor();
  await fieldOf(mara).fill("Two lists");
  await sendTomorrow(mara);
  const line = mara.getByText(attaching.forLater(tomorrow, 2));
  await line.waitFor();
  parts.browser.forgive(/415/);
  await mara.route("**/uploads/*", async (route) => {
    // Either of them may be the first to go
    if (route.request().postData() !== "one") return await route.fallback();
    await route.fulfill({ status: 415, body: "" });
  });
  await mara.reload();
  await mara.getByText(chat.composer.fileFailed).waitFor();
  letGo();
  await trayIs(mara, "one.txt failed", "two.txt there");
  assert.equal(await fieldOf(mara).inputValue(), "Two lists");
  assert.equal(await line.count(), 0);
  await mara.getByRole("link", { name: later.waiting(1) }).waitFor({ state: "detached" });
});
