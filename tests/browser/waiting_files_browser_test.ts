/** Messages that wait for their files: what is seen of them, and what can still be done. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { comesToHold, isAlive, openApp } from "../support/app_page.ts";
import { axeViolations, NOT_REACHED, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { fieldOf } from "../support/conversation_page.ts";
import { Gate } from "../support/gate.ts";
import { drop, pick, pictureFile, seesPictures, textFile, trayIs } from "../support/given_files.ts";
import { startServer } from "../support/server.ts";

const { pending } = chat.attaching;

async function scene() {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startServer());
  const place = await busyPlace(server);
  const gate = resources.use(new Gate(server.address));
  const browser = resources.use(await TestBrowser.open());
  const owned = resources.move();
  return {
    ...{ server, place, browser, gate, path: `/r/${place.rooms.tools}` },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Lets so many parts of files through; what comes after hangs until they are let go. */
async function holdParts(page: Page, most = 0) {
  let parts = 0;
  const held = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  await page.route("**/uploads/*", async (route) => {
    if (route.request().method() === "PATCH" && ++parts > most) {
      held.resolve();
      await free.promise;
    }
    await route.continue().catch(() => {});
  });
  return { isHeld: held.promise, letGo: () => free.resolve() };
}

const waitingRow = (page: Page) => page.locator(".messages-lines .message[aria-busy=true]");

/** What takes room in the last message, seen from where that begins. */
const roomTaken = (page: Page) =>
  page.evaluate(() => {
    const row = [...document.querySelectorAll(".messages-lines .message")].at(-1)!;
    const { top, height } = row.getBoundingClientRect();
    const parts = [...row.querySelectorAll(".picture, .file-card")].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return [x, y - top, width, height];
    });
    return { height, parts };
  });

Deno.test("a message stands there with its files before they are, and nothing moves when it is sent", async () => {
  await using parts = await scene();
  const mara = await openApp(parts, parts.path);
  const { isHeld, letGo } = await holdParts(mara);
  await drop(mara, "#main", pictureFile("one.png"), pictureFile("two.png", { hue: 0.1 }));
  await drop(mara, "#main", textFile("list.txt", "a saw\n".repeat(60)));
  await mara.locator("[data-attached]").nth(2).waitFor();
  await fieldOf(mara).fill("For Saturday");
  await fieldOf(mara).press("Enter");
  await trayIs(mara);
  await isHeld;
  const waiting = waitingRow(mara);
  await waiting.locator(".picture img").nth(1).waitFor();
  assert.match((await waiting.locator("img").first().getAttribute("src"))!, /^blob:/);
  assert.deepEqual(await axeViolations(mara), []);
  const before = await roomTaken(mara);
  assert.equal(before.parts.length, 3);
  await waiting.getByRole("button", { name: pending.pause }).click();
  await waiting.getByRole("button", { name: pending.resume }).click();
  letGo();
  const sent = mara.locator(".message[data-row]", { hasText: "For Saturday" });
  await sent.locator(".picture img").nth(1).waitFor();
  await waiting.waitFor({ state: "detached" });
  assert.match((await sent.locator(".picture img").first().getAttribute("src"))!, /^blob:/);
  await sent.getByText("a saw").first().waitFor();
  assert.deepEqual(await roomTaken(mara), before);
});

Deno.test("one that is taken back is written on, with its files above the field", async () => {
  await using parts = await scene();
  const mara = await openApp(parts, parts.path);
  const ines = await openApp(parts, parts.path, { who: "ines" });
  const { isHeld, letGo } = await holdParts(mara);
  await pick(mara, pictureFile("one.png"), pictureFile("two.png"));
  await mara.locator("[data-attached]").nth(1).waitFor();
  await fieldOf(mara).fill("Look");
  await fieldOf(mara).press("Enter");
  await isHeld;
  await fieldOf(mara).fill("and more");
  await waitingRow(mara).getByRole("button", { name: pending.takeBack }).press("Enter");
  await waitingRow(mara).waitFor({ state: "detached" });
  letGo();
  await trayIs(mara, "one.png there", "two.png there");
  await mara.waitForFunction(() => document.activeElement?.matches(".composer-text"));
  await comesToHold(fieldOf(mara), "Look\nand more");
  await fieldOf(mara).press("Enter");
  const message = ines.locator(".message[data-row]", { hasText: "and more" });
  await message.locator(".picture").nth(1).waitFor();
  // It was said once
  await seesPictures(ines, 2);
});

Deno.test("where a file of a waiting message is refused it says why, and goes when it is tried again", async () => {
  await using parts = await scene();
  const mara = await openApp(parts, parts.path);
  parts.browser.forgive(/507/);
  const { promise: isSaid, resolve: saySo } = Promise.withResolvers<void>();
  await mara.route("**/uploads", async (route) => {
    await isSaid;
    await route.fulfill({ status: 507, body: "" });
  });
  await pick(mara, pictureFile("one.png"));
  await mara.locator("[data-attached]").waitFor();
  await fieldOf(mara).press("Enter");
  await waitingRow(mara).locator(".picture img").waitFor();
  saySo();
  await mara.getByText(chat.unsent.failedFile.no_room).waitFor();
  assert.equal(await mara.locator(".waiting-files .picture img").count(), 1);
  await mara.unroute("**/uploads");
  await mara.getByRole("button", { name: chat.unsent.retry }).click();
  await seesPictures(mara, 1);
  await mara.locator(".waiting-files").waitFor({ state: "detached" });
});

Deno.test("three pictures whose line goes in the middle are one message after a reload, in order", async () => {
  await using parts = await scene();
  const { gate, place, browser } = parts;
  const stage = { server: { address: gate.address }, place, browser };
  const mara = await openApp(stage, parts.path);
  const ines = await openApp(parts, parts.path, { who: "ines" });
  browser.forgive(NOT_REACHED);
  const { isHeld } = await holdParts(mara, 1);
  const names = ["one.png", "two.png", "three.png"];
  await drop(mara, "#main", ...names.map((name, at) => pictureFile(name, { hue: at / 3 })));
  await mara.locator("[data-attached]").nth(2).waitFor();
  await fieldOf(mara).fill("From the lake");
  await fieldOf(mara).press("Enter");
  await isHeld;
  gate.shut();
  await mara.locator('.screen[data-phase="offline"]').waitFor();
  await waitingRow(mara).locator(".picture img").nth(2).waitFor();
  assert.equal(await ines.locator(".messages-lines .picture").count(), 0);
  await mara.unrouteAll({ behavior: "ignoreErrors" });
  gate.open();
  await mara.reload();
  await isAlive(mara);
  for (const page of [ines, mara]) {
    const message = page.locator(".message[data-row]", { hasText: "From the lake" });
    await seesPictures(page, 3);
    assert.equal(await message.count(), 1);
    const alts = await message.locator(".picture img").evaluateAll((pictures) =>
      pictures.map((picture) => (picture as HTMLImageElement).alt)
    );
    assert.deepEqual(alts, names);
  }
  await waitingRow(mara).waitFor({ state: "detached" });
});
