/** What hangs on messages, for those who see it and for those who must not. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { attachingScene } from "../support/attaching_scene.ts";
import { axeViolations, NOT_REACHED } from "../support/browser.ts";
import { lookBack } from "../support/conversation_page.ts";
import { fillWithFiles, LONG_FILE_NAME } from "../support/file_scenes.ts";
import { Gate } from "../support/gate.ts";
import { Traffic } from "../support/traffic.ts";

const { filesRead } = chat;

/** Where everything stands in the conversation, wherever that is scrolled to. */
async function layout(page: Page): Promise<unknown> {
  return await page.evaluate(() => {
    const { top } = document.querySelector(".messages-lines")!.getBoundingClientRect();
    return [...document.querySelectorAll(".message, .picture, .file-card")].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.className, x, y - top, width, height];
    });
  });
}

Deno.test("nothing moves when pictures arrive, however many, and whatever else hangs there", async () => {
  await using parts = await attachingScene();
  const { place, server } = parts;
  await fillWithFiles(server.address, place, place.rooms.tools);
  const room = `/r/${place.rooms.tools}`;
  const page = await openApp(parts, "/activity");
  const traffic = new Traffic(page);
  const { promise: mayCome, resolve: letCome } = Promise.withResolvers<void>();
  await page.route(/\/(previews|files)\//, async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.getByRole("link", { name: "tool-shed" }).first().click();
  await page.locator(".picture").last().scrollIntoViewIfNeeded();
  await page.locator(".picture[style*=background-image]").last().waitFor();
  // Until all lines that are to be are drawn
  await lookBack(page, 0);
  const before = await layout(page);
  assert.ok((before as unknown[]).length > 10, "there is much to be moved");
  letCome();
  await page.waitForFunction(() => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>(".picture img")];
    const seen = pictures.filter((picture) => picture.checkVisibility());
    return seen.slice(-3).every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  });
  assert.deepEqual(await layout(page), before);
  assert.deepEqual(await axeViolations(page), []);
  assert.ok(page.url().endsWith(room));
  await traffic.isOver();
});

Deno.test("a text is read where it hangs, in its colours, and whole when one asks for it", async () => {
  await using parts = await attachingScene();
  const { place, server } = parts;
  await fillWithFiles(server.address, place, place.rooms.tools);
  const page = await openApp(parts, `/r/${place.rooms.tools}`);
  const card = page.locator(".file-card", { hasText: "total.js" });
  await card.scrollIntoViewIfNeeded();
  await card.locator(".code-keyword").first().waitFor();
  assert.equal(await card.getByText("part25").count(), 0);
  await card.getByRole("button", { name: filesRead.showAll }).click();
  await card.getByText("part25").first().waitFor();
  await page.getByText(LONG_FILE_NAME).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    card.getByRole("link").click(),
  ]);
  assert.equal(download.suggestedFilename(), "total.js");
});

Deno.test("the pictures of a message that is deleted are gone for everybody at once", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  const id = await bringer.shows("ines", tools, 2, "");
  const mara = await openApp(parts, `/r/${tools}`);
  await mara.locator(".picture").nth(1).waitFor();
  const src = await mara.locator(".picture img").first().getAttribute("src");
  await place.remove("ines", tools, id);
  await mara.locator(".picture").first().waitFor({ state: "detached" });
  assert.equal(await mara.locator(".picture").count(), 0);
  parts.browser.forgive(/404/);
  const again = await mara.evaluate(async (src) => (await fetch(src!)).status, src);
  assert.equal(again, 404);
});

Deno.test("who is not in the room gets neither a picture nor its preview, and hears of none", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { till } = place.rooms;
  await bringer.shows("ines", till, 1, "");
  const mara = await openApp(parts, `/r/${till}`);
  const picture = mara.locator(".picture").first();
  const src = (await picture.locator("img").getAttribute("src"))!;
  const href = (await picture.getAttribute("href"))!;
  const eve = await openApp(parts, `/r/${place.rooms.saturday}`, { who: "jonas" });
  for (const path of [src, href]) {
    const asked = (page: Page) => page.evaluate(async (path) => (await fetch(path)).status, path);
    assert.equal(await asked(mara), 200);
    parts.browser.forgive(/404/);
    assert.equal(await asked(eve), 404);
  }
});

Deno.test("what hangs in a room is found beside it, by its kind, and leads to where it was said", async () => {
  await using parts = await attachingScene();
  const { place, bringer, server } = parts;
  const { tools, saturday } = place.rooms;
  await fillWithFiles(server.address, place, tools);
  const page = await openApp(parts, `/r/${tools}`);
  const side = page.locator(".side");
  await page.getByRole("button", { name: chat.attached.title, exact: true }).click();
  await side.locator(".picture").nth(10).waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await bringer.shows("aiko", tools, 1, "");
  await side.locator(".picture").nth(11).waitFor();
  await side.getByRole("button", { name: chat.roomFiles.kinds.document }).click();
  await side.getByText("total.js").waitFor();
  assert.equal(await side.getByText("hum.wav").count(), 0);
  await side.getByRole("link", { name: "Ines Okafor" }).first().click();
  await page.waitForURL(`**/r/${tools}/m/*`);

  await page.getByRole("link", { name: "saturday" }).first().click();
  await page.waitForURL(`**/r/${saturday}`);
  await side.getByText(chat.roomFiles.none.picture).waitFor();
});

Deno.test("a picture that does not come says so in its place, and is saved by a click", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  const id = await bringer.picture("ines", "a.png", { width: 640, height: 480, hue: 0.2 });
  await place.say("ines", tools, "", { files: [{ id }] });
  const page = await openApp(parts, "/activity");
  parts.browser.forgive(/Failed to load|404/);
  await page.route("**/previews/*", (route) => route.fulfill({ status: 404 }));
  await page.goto(`${parts.server.address}/r/${tools}`);
  const picture = page.locator(".picture");
  await picture.getByText(chat.filesRead.cannotShow("a.png")).waitFor();
  const { width, height } = (await picture.boundingBox())!;
  assert.deepEqual([width, height], [360, 270]);
  assert.equal(await picture.getAttribute("download"), "a.png");
});

Deno.test("what does not come without a connection is there when it is back, in its place and by itself", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  await using gate = new Gate(parts.server.address);
  // As high as the screen: what is said lies over it
  const id = await bringer.picture("ines", "a.png", { width: 1200, height: 1200, hue: 0.2 });
  await place.say("ines", tools, "", { files: [{ id }] });
  parts.browser.forgive(NOT_REACHED);
  const page = await openApp({ ...parts, server: gate }, `/r/${tools}`);
  const picture = page.locator(".picture");
  await picture.locator("img[data-here]").waitFor();
  gate.shut();
  await page.context().setOffline(true);
  await picture.click();
  const told = page.locator(".viewer-broken");
  await told.getByText(filesRead.comesLater).waitFor();
  assert.ok(await told.evaluate(isOnTop), "nothing lies over what is said");
  // What is there of it is seen
  await page.waitForFunction(isSmallSeen, await told.elementHandle());
  gate.open();
  await page.context().setOffline(false);
  await page.locator(".viewer-picture[data-here]").waitFor();
  await told.waitFor({ state: "detached" });
});

Deno.test("a picture of a conversation whose line went is asked for again", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  await using gate = new Gate(parts.server.address);
  await bringer.shows("ines", tools, 1, "");
  parts.browser.forgive(NOT_REACHED);
  const page = await openApp({ ...parts, server: gate }, "/activity");
  await page.route("**/previews/*", (route) => route.abort());
  await page.goto(`${gate.address}/r/${tools}`);
  const picture = page.locator(".picture");
  await picture.getByText(filesRead.cannotShow("hills 1.png")).waitFor();
  gate.shut();
  await picture.getByText(filesRead.comesLater).waitFor();
  await page.unroute("**/previews/*");
  gate.open();
  await page.locator(".picture img[data-here]").waitFor();
  await page.locator(".picture-broken").waitFor({ state: "detached" });
});

/** Runs in the page. */
function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === element;
}

function isSmallSeen(told: Element | null): boolean {
  return told!.parentElement!.querySelector("img")!.naturalWidth > 0;
}

Deno.test("lists and quotes tell what was sent in a few words", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  const id = await bringer.shows("ines", tools, 2, "");
  await place.pin("mara", tools, id, true);
  await place.say("tomas", tools, "Lovely", { replyTo: id });
  const page = await openApp(parts, `/r/${tools}`);
  const summary = chat.attached.summary(2, 0);
  await page.locator(".message", { hasText: "Lovely" }).getByText(summary).waitFor();
  await page.getByRole("button", { name: chat.pins.title, exact: true }).click();
  await page.locator(".side .entry").getByText(summary).waitFor();
});

Deno.test("what moves does so while one sees it, and never for whom nothing is to move", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  const dot = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
  const id = await bringer.file("ines", "wave.gif", Uint8Array.fromBase64(dot));
  await bringer.small("ines", id, { width: 4, height: 4, hue: 0.5 });
  await place.say("ines", tools, "", { files: [{ id }] });
  const moving = await openApp(parts, `/r/${tools}`, { still: false });
  await moving.locator(`.picture img[src="/files/${id}"]`).waitFor();
  const still = await openApp(parts, `/r/${tools}`);
  await still.locator(`.picture img[src="/previews/${id}"]`).waitFor();
  await still.locator(".picture").click();
  await still.locator(`.viewer img[src="/files/${id}"]`).waitFor();
  assert.equal(await still.locator(`.picture img[src="/files/${id}"]`).count(), 0);
});

Deno.test("what hangs on a message is named before it goes; its words go alone, and the picture stays", async () => {
  await using parts = await attachingScene();
  const { place, bringer } = parts;
  const { tools } = place.rooms;
  await bringer.shows("mara", tools, 1, "Not these words");
  const [mara, ines] = [
    await openApp(parts, `/r/${tools}`),
    await openApp(parts, `/r/${tools}`, { who: "ines" }),
  ];
  const row = mara.locator(".message[data-row]").last();
  await row.focus();
  assert.match(
    await row.getAttribute("aria-label") ?? "",
    /Not these words, Hills under a low sun/,
  );
  await row.press("Delete");
  const asked = mara.getByRole("dialog", { name: chat.acts.deleteOwn });
  await asked.getByText(chat.attached.summary(1, 0)).waitFor();
  await asked.getByRole("button", { name: chat.acts.keep }).click();
  await mara.locator(".composer-text").press("ArrowUp");
  const field = mara.getByLabel(chat.acts.editField);
  await field.fill(" ");
  await field.press("Enter");
  await field.waitFor({ state: "detached" });
  await ines.getByText("Not these words").waitFor({ state: "detached" });
  assert.equal(await ines.locator(".message .picture").count(), 1);
});
