/** The app on a phone, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { axeViolations, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { startServer } from "../support/server.ts";
import { wipe } from "../support/wipe.ts";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

Deno.test("on a phone with a finger: from the list into a room and back, beside it and back, and a menu for a finger that stays", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const phone = await openApp({ server, place, browser }, "/r", { size: PHONE, touch: true });
  const rail = phone.locator(".rail");
  await rail.getByRole("link", { name: "tool-shed" }).tap();
  await heading(phone, "tool-shed").waitFor();
  assert.ok(await rail.isHidden());
  assert.equal(await phone.locator(":focus").getAttribute("id"), "main", "no keyboard comes up");
  await wipe(phone, 60, 300);
  await rail.waitFor();
  await wipe(phone, 300, 60);
  await rail.waitFor({ state: "hidden" });
  await phone.getByRole("button", { name: chat.side.details }).tap();
  await phone.getByText(chat.details.about).or(phone.getByText(chat.details.public)).first()
    .waitFor();
  assert.deepEqual(await axeViolations(phone), []);
  await phone.goBack();
  await phone.getByText(chat.details.public).waitFor({ state: "detached" });
  await phone.locator(".conversation").waitFor();
  await phone.goBack();
  await rail.waitFor();

  const item = rail.getByRole("link", { name: "tool-shed" });
  const { x, y } = (await item.boundingBox())!;
  const finger = await phone.context().newCDPSession(phone);
  const touchPoints = [{ x: x + 40, y: y + 10 }];
  await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  const menu = phone.getByRole("menu", { name: "tool-shed" });
  await menu.waitFor();
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  assert.deepEqual(await axeViolations(phone), []);
  const { y: top, height } = (await menu.boundingBox())!;
  assert.ok(top + height > PHONE.height - 40, "it comes from below");
  await menu.getByRole("menuitem", { name: chat.rail.itemMenu.favourite }).tap();
  await rail.getByRole("button", { name: chat.rail.favourites, exact: true }).waitFor();
  for (const target of await rail.getByRole("link").all()) {
    assert.ok((await target.boundingBox())!.height >= 44, "a finger needs room");
  }
});

Deno.test("a keyboard over the page leaves the composer above it", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const path = `/r/${place.rooms.saturday}`;
  const phone = await openApp({ server, place, browser }, path, { size: PHONE, touch: true });
  // No keyboard comes up in a browser without a screen: this says what one would
  await phone.evaluate(() => {
    const seen = globalThis.visualViewport!;
    Object.defineProperty(seen, "height", { value: innerHeight - 300 });
    seen.dispatchEvent(new Event("resize"));
  });
  const composer = await phone.locator(".composer-part").boundingBox();
  assert.ok(composer!.y + composer!.height <= PHONE.height - 300);
});

Deno.test("with letters twice as large the room still says its name, and no tool lies upon another", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const path = `/r/${place.rooms.saturday}`;
  const phone = await openApp({ server, place, browser }, path, { size: PHONE, touch: true });
  await phone.locator(".format-bar").waitFor();
  await phone.evaluate(() => document.documentElement.style.fontSize = "200%");
  const { width } = (await heading(phone, "saturday").boundingBox())!;
  assert.ok(width > 100, `the name has ${width} px`);
  const tools = [
    phone.getByRole("button", { name: chat.composer.emoji }),
    phone.getByRole("button", { name: chat.later.button }),
    phone.getByRole("button", { name: chat.composer.send, exact: true }),
  ];
  let end = 0;
  for (const tool of tools) {
    const { x, width } = (await tool.boundingBox())!;
    assert.ok(x >= end, `it begins at ${x} px, and the one before ends at ${end}`);
    end = x + width;
  }
  assert.ok(end <= PHONE.width);
});
