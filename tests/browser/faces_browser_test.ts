/** Pictures of people and rooms: chosen, cut to fit by keys, and seen by others at once. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Locator, Page } from "playwright-core";
import { account, chat, common } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { axeViolations, DESKTOP, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { startServer } from "../support/server.ts";

async function scene() {
  const server = await startServer();
  const place = await busyPlace(server);
  const browser = await TestBrowser.open();
  return {
    ...{ server, place, browser },
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const crop = (page: Page) => page.getByRole("application", { name: chat.crop.part });
const save = (page: Page) => page.getByRole("button", { name: chat.crop.save });

/** Red at its left, then green, then blue: three squares side by side. */
async function threeColours(page: Page) {
  const text = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(900, 300);
    const context = canvas.getContext("2d")!;
    ["#f00", "#0f0", "#00f"].forEach((colour, at) => {
      context.fillStyle = colour;
      context.fillRect(at * 300, 0, 300, 300);
    });
    const blob = await canvas.convertToBlob({ type: "image/png" });
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
  });
  return { name: "me.png", mimeType: "image/png", buffer: Buffer.from(text, "base64") };
}

/** What it is drawn in at its middle, of red, green and blue; once it is there. */
async function colourOf(image: Locator): Promise<number[]> {
  return await image.evaluate(async (shown) => {
    const picture = shown as HTMLImageElement;
    await picture.decode();
    const context = new OffscreenCanvas(1, 1).getContext("2d")!;
    const { naturalWidth: width, naturalHeight: height } = picture;
    context.drawImage(picture, width / 2, height / 2, 1, 1, 0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part > 127 ? 1 : 0);
  });
}

/** Two fingers that part. */
async function pinch(page: Page, field: Locator): Promise<void> {
  const { x, y, width, height } = (await field.boundingBox())!;
  const hand = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart: number) =>
    hand.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: (type === "touchEnd" ? [] : [-apart, apart]).map((by, id) => ({
        ...{ x: x + width / 2 + by, y: y + height / 2, id },
      })),
    });
  await touch("touchStart", 20);
  for (const apart of [30, 40, 50]) await touch("touchMove", apart);
  await touch("touchEnd", 0);
}

Deno.test("one chooses a picture, cuts it by the keyboard, and others see it where they are", async () => {
  await using parts = await scene();
  const { saturday } = parts.place.rooms;
  const ines = await openApp(parts, `/r/${saturday}`, { who: "ines" });
  const maras = ines.locator(".message:has(.message-author:has-text('Mara Lindqvist')) .avatar");
  await maras.first().waitFor();
  assert.equal(await maras.locator("img").count(), 0);

  const mara = await openApp(parts, "/account", { isApp: false });
  await mara.getByLabel(account.picture.label).setInputFiles(await threeColours(mara));
  await crop(mara).waitFor();
  assert.deepEqual(await axeViolations(mara), []);
  assert.ok(await crop(mara).evaluate((field) => field === document.activeElement));
  await mara.keyboard.press("+");
  for (let step = 0; step < 8; step++) await mara.keyboard.press("Shift+ArrowRight");
  await mara.keyboard.press("Tab");
  assert.ok(Number(await mara.getByLabel(chat.crop.zoom).inputValue()) > 1);
  // Past the way out, which comes first on every sheet
  await mara.keyboard.press("Tab");
  await mara.keyboard.press("Tab");
  assert.ok(await save(mara).evaluate((button) => button === document.activeElement));
  await mara.keyboard.press("Enter");
  await mara.getByText(account.done.profile).waitFor();

  const blue = [0, 0, 1];
  assert.deepEqual(await colourOf(mara.locator("img.avatar-image").first()), blue);
  assert.deepEqual(await colourOf(maras.first().locator("img")), blue, "without a reload");
  await ines.locator(".message-author", { hasText: "Mara Lindqvist" }).first().click();
  assert.deepEqual(await colourOf(ines.locator(".sheet .avatar img")), blue);

  await mara.getByRole("button", { name: account.picture.remove }).click();
  await maras.first().locator("img").waitFor({ state: "detached" });
});

Deno.test("who thinks better of it leaves everything as it was, and what is no picture is said to be none", async () => {
  await using parts = await scene();
  const page = await openApp(parts, "/account", {
    ...{ isApp: false, size: PHONE, scheme: "dark", touch: true },
  });
  const field = page.getByLabel(account.picture.label);
  await field.setInputFiles(await threeColours(page));
  await crop(page).waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await pinch(page, crop(page));
  assert.ok(Number(await page.getByLabel(chat.crop.zoom).inputValue()) > 1.5, "by two fingers");
  await page.getByRole("button", { name: common.cancel }).click();
  await crop(page).waitFor({ state: "detached" });
  assert.equal(await field.inputValue(), "");
  const text = { name: "me.png", mimeType: "image/png", buffer: Buffer.from("no picture") };
  await field.setInputFiles(text);
  await page.getByText(chat.crop.unreadable).waitFor();
  await page.keyboard.press("Escape");
  await page.getByText(chat.crop.unreadable).waitFor({ state: "detached" });
  assert.equal(await page.locator("img.avatar-image").count(), 0);
});

Deno.test("a room gets a picture from who may name it, and shows it in the list, at its head and among all", async () => {
  await using parts = await scene();
  const { saturday } = parts.place.rooms;
  const ines = await openApp(parts, `/r/${saturday}`, { who: "ines", size: DESKTOP });
  const mara = await openApp(parts, `/r/${saturday}`);
  await mara.getByRole("button", { name: chat.side.details }).click();
  const chosen = mara.waitForEvent("filechooser");
  await mara.getByRole("button", { name: chat.details.picture.choose }).click();
  await (await chosen).setFiles(await threeColours(mara));
  await crop(mara).waitFor();
  const { x, y, width, height } = (await crop(mara).boundingBox())!;
  await mara.mouse.move(x + width / 2, y + height / 2);
  await mara.mouse.down();
  await mara.mouse.move(x + 2.4 * width, y + height / 2, { steps: 8 });
  await mara.mouse.up();
  await save(mara).click();
  const red = [1, 0, 0];
  assert.deepEqual(await colourOf(mara.locator(".side .avatar img")), red);
  assert.deepEqual(await colourOf(ines.locator(".chat-head .avatar img")), red);
  assert.deepEqual(await colourOf(ines.locator('.rail-item[aria-current="page"] img')), red);
  assert.deepEqual(await axeViolations(mara), []);
  await ines.getByRole("button", { name: chat.side.details }).click();
  await ines.locator(".side .avatar img").waitFor();
  assert.equal(await ines.getByRole("button", { name: chat.details.picture.change }).count(), 0);
  await ines.goto(`${parts.server.address}/browse`);
  assert.deepEqual(await colourOf(ines.locator(".room-card .avatar img")), red);

  await mara.getByRole("button", { name: chat.details.picture.remove }).click();
  await mara.locator(".side .avatar").waitFor({ state: "detached" });
});
