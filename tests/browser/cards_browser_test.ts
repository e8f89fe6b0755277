/** Who somebody is, in a real browser: their card above whatever is open, and the list of all there are. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chat, person } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { axeViolations, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { startServer } from "../support/server.ts";
import { wipe } from "../support/wipe.ts";

Deno.test("a name, a face and a mention lead to the card above the conversation, and from there to a word alone", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const scene = { server, place, browser };
  const { rooms: { saturday }, people: { mara, tomas } } = place;
  await place.say("jonas", saturday, "@tomas is the key with you?", { mentions: [tomas.user] });
  const page = await openApp(scene, `/r/${saturday}`);
  const address = page.url();
  await page.evaluate("globalThis.isSamePage = true");
  const row = page.locator(".message", { hasText: "is the key with you?" });

  await row.getByRole("link", { name: "@tomas" }).click();
  await card(page).getByText("Tomás Rey").waitFor();
  await card(page).getByText(person.at("tomas")).waitFor();
  assert.deepEqual(await axeViolations(page), []);
  assert.equal(page.url(), address);
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "detached" });
  assert.equal(await page.locator(":focus").textContent(), "@tomas");

  await page.locator(".message-face").last().click();
  await card(page).getByText("Jonas Weber").waitFor();
  await card(page).getByRole("button", { name: person.ignore }).click();
  await page.getByText(chat.line.ignored).first().waitFor();
  await card(page).getByRole("button", { name: person.hear }).click();
  await row.getByText("is the key with you?").waitFor();
  await card(page).getByRole("button", { name: person.write }).click();
  await page.getByPlaceholder(chat.composer.write("Jonas Weber")).waitFor();
  await card(page).waitFor({ state: "detached" });
  assert.equal(await page.evaluate("globalThis.isSamePage"), true);

  // For who comes from outside it is a page
  const ines = await openApp(scene, `/people/${mara.user}`, { who: "ines", isApp: false });
  await ines.getByRole("heading", { name: "Mara Lindqvist" }).waitFor();
});

Deno.test("everybody is found by name, with who is there", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const scene = { server, place, browser };
  await openApp(scene, "/r", { who: "ines" });
  const page = await openApp(scene, "/r");
  await page.getByRole("link", { name: chat.views.people }).click();
  const people = page.getByRole("list", { name: chat.views.people }).getByRole("link");
  await people.nth(4).waitFor();
  assert.equal(await people.count(), 5);
  await page.locator(".entry", { hasText: "Ines Okafor" }).getByRole("img", { name: person.online })
    .waitFor();
  assert.deepEqual(await axeViolations(page), []);
  const search = page.getByRole("searchbox", { name: chat.people.search });
  await search.fill("nobody");
  await page.getByText(chat.people.nobody("nobody")).waitFor();
  await search.fill("tom");
  await people.nth(1).waitFor({ state: "detached" });
  await people.click();
  await card(page).getByText("Tomás Rey").waitFor();
  await card(page).getByRole("link", { name: chat.card.manage }).waitFor();
});

Deno.test("one's own card leads to where it is changed, and nowhere to oneself", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const page = await openApp({ server, place, browser }, "/people");
  await page.getByRole("link", { name: "Mara Lindqvist" }).click();
  await card(page).getByRole("link", { name: chat.card.edit }).waitFor();
  assert.equal(await card(page).getByRole("button", { name: person.ignore }).count(), 0);
  await card(page).getByRole("button", { name: chat.card.status }).click();
  await page.getByRole("dialog", { name: chat.status.title }).waitFor();
});

Deno.test("on a phone the way back is as long as what was gone into: what a wipe closed is no step of it", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const phone = await openApp({ server, place, browser }, "/r", { size: PHONE, touch: true });
  const rail = phone.locator(".rail");
  await rail.getByRole("link", { name: "tool-shed" }).tap();
  for (let i = 0; i < 2; i++) {
    await phone.getByRole("button", { name: chat.side.details }).tap();
    await phone.locator(".side").waitFor();
    if (i > 0) break;
    await wipe(phone, 60, 300);
    await phone.locator(".side").waitFor({ state: "detached" });
  }
  await phone.goBack();
  await phone.locator(".side").waitFor({ state: "detached" });
  assert.ok(await rail.isHidden());
  await phone.goBack();
  await rail.waitFor();

  // Into the list and back as often as one likes
  for (let i = 0; i < 3; i++) {
    await rail.getByRole("link", { name: "tool-shed" }).tap();
    await rail.waitFor({ state: "hidden" });
    await wipe(phone, 60, 300);
    await rail.waitFor();
  }
  await rail.getByRole("link", { name: "tool-shed" }).tap();
  await rail.waitFor({ state: "hidden" });
  await phone.goBack();
  await rail.waitFor();
});

Deno.test("on a phone a wipe leads from a thread to its conversation", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { rooms: { tools } } = place;
  const root = await place.say("jonas", tools, "Who has the ladder?");
  await place.say("ines", tools, "The bakery", { thread: root });
  const path = `/r/${tools}/t/${root}`;
  const phone = await openApp({ server, place, browser }, path, { size: PHONE, touch: true });
  await phone.locator(".side").getByText("The bakery").waitFor();
  await wipe(phone, 60, 300);
  await phone.locator(".side").waitFor({ state: "detached" });
  assert.ok(await phone.locator(".rail").isHidden());
});

const card = (page: Page) => page.getByRole("dialog", { name: chat.card.title });
