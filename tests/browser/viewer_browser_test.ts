/** Pictures looked at by themselves, by keys and by fingers. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chat, common } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { attachingScene } from "../support/attaching_scene.ts";
import { axeViolations, PHONE } from "../support/browser.ts";

const { viewer } = chat;

const count = (page: Page, at: number, of: number) =>
  page.locator(".viewer").getByText(viewer.count(at, of)).waitFor();

Deno.test("with the keyboard alone one opens a picture, walks among all, zooms, and is back where one was", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  await bringer.shows("ines", tools, 2, "Two of them");
  await place.say("tomas", tools, "Oh");
  await bringer.shows("tomas", tools, 3, "Three more");
  const page = await openApp(parts, `/r/${tools}`);
  const first = page.locator(".picture").nth(2);
  await first.focus();
  await page.keyboard.press("Enter");
  await count(page, 3, 5);
  await page.locator(".viewer").getByText("Tomás Rey").waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await page.keyboard.press("ArrowLeft");
  await count(page, 2, 5);
  await page.locator(".viewer").getByText("Ines Okafor").waitFor();
  await page.keyboard.press("End");
  await count(page, 5, 5);
  assert.equal(await page.getByRole("button", { name: viewer.next }).count(), 0);
  await page.keyboard.press("Home");
  await count(page, 1, 5);
  await page.keyboard.press("+");
  await page.locator(".viewer-stage[data-near]").waitFor();
  await page.keyboard.press("0");
  await page.locator(".viewer-stage:not([data-near])").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".viewer").waitFor({ state: "detached" });
  assert.ok(await first.evaluate((link) => link === document.activeElement), "the focus is back");
});

Deno.test("who came to the end by its button walks back by the keys, and closes by one", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  await bringer.shows("ines", tools, 2, "Two of them");
  const page = await openApp(parts, `/r/${tools}`);
  await page.locator(".picture").first().click();
  await page.getByRole("button", { name: viewer.next }).click();
  await count(page, 2, 2);
  await page.keyboard.press("ArrowLeft");
  await count(page, 1, 2);
  await page.getByRole("button", { name: viewer.next }).press("Enter");
  await count(page, 2, 2);
  await page.keyboard.press("Escape");
  await page.locator(".viewer").waitFor({ state: "detached" });
});

Deno.test("from a picture one saves it, or goes to its message; one that is deleted closes", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  const id = await bringer.shows("ines", tools, 1, "The only one");
  const page = await openApp(parts, `/r/${tools}`);
  await page.locator(".picture").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".viewer").getByRole("link").click(),
  ]);
  assert.equal(download.suggestedFilename(), "hills 1.png");
  await page.getByRole("button", { name: viewer.toMessage }).click();
  await page.locator(".viewer").waitFor({ state: "detached" });
  assert.ok(page.url().endsWith(`/r/${tools}/m/${id}`), page.url());

  await page.locator(".picture").click();
  await page.locator(".viewer").waitFor();
  await place.remove("ines", tools, id);
  await page.locator(".viewer").waitFor({ state: "detached" });
});

Deno.test("on a phone a finger goes on and closes, and so does the way back", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  await bringer.shows("ines", tools, 2, "");
  const look = { size: PHONE, touch: true };
  const page = await openApp(parts, `/r/${tools}`, look);
  const open = async () => {
    await page.locator(".picture").first().tap();
    await count(page, 1, 2);
  };
  const isClosed = () => page.locator(".viewer").waitFor({ state: "detached" });
  await open();
  assert.deepEqual(await axeViolations(page), []);
  await page.goBack();
  await isClosed();
  await page.locator(".picture").first().waitFor();
  await open();
  await page.getByRole("button", { name: common.close }).tap();
  await isClosed();
  await open();
  await swipe(page, -150, 0);
  await count(page, 2, 2);
  await swipe(page, 0, 200);
  await isClosed();
});

/** A finger that goes so far over the picture, as the browser hears it. */
async function swipe(page: Page, x: number, y: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const from = { x: PHONE.width / 2, y: PHONE.height / 2 };
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", part: number) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: from.x + x * part, y: from.y + y * part }],
    });
  await touch("touchStart", 0);
  for (const part of [0.25, 0.5, 0.75, 1]) await touch("touchMove", part);
  await touch("touchEnd", 1);
  await session.detach();
}
