/** What waits for one and what was kept, from all conversations: lists in a real browser. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { setDraft } from "../../lib/actions/mod.ts";
import type { MessageId } from "../../lib/protocol/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { comesToHold, isAlive, openApp } from "../support/app_page.ts";
import { axeViolations, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { offersStay } from "../support/offers.ts";
import { given } from "../support/seed.ts";
import { startServer } from "../support/server.ts";

const { lists, views } = chat;

Deno.test("threads: what is unread stands first and live, and is opened beside its conversation by keys", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { till, saturday } = place.rooms;
  const first = await place.say("mara", till, "Who counts the tin?");
  const second = await place.say("mara", saturday, "Who opens?");
  const page = await openApp({ server, place, browser }, "/threads");
  await place.say("ines", till, "I count it", { thread: first });
  const items = page.locator(".entry");
  await items.filter({ hasText: "I count it" }).waitFor();
  await place.say("aiko", saturday, "I open", { thread: second });
  await items.filter({ hasText: "I open" }).waitFor();
  assert.match(await items.first().innerText(), /Who opens/);
  await rail(page, "threads").getByText(chat.rail.unreadCount(2)).waitFor();
  assert.deepEqual(await axeViolations(page), []);

  await page.locator(".entry-link").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/r/${till}/t/${first}`);
  await page.locator(".side").getByText("I count it").waitFor();
  await rail(page, "threads").getByText(chat.rail.unreadCount(1)).waitFor();

  const outsider = await openApp({ server, place, browser }, "/threads", { who: "jonas" });
  await outsider.getByText(lists.threads.none).waitFor();
  assert.deepEqual(await axeViolations(outsider), []);
});

Deno.test("activity: what others did that concerns one, marked as new once, and gone to", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { tools, till } = place.rooms;
  const path = `/r/${tools}`;
  const page = await openApp({ server, place, browser }, path);
  const said = await place.say("mara", tools, "Is the saw sharp?");
  const told = await place.say("aiko", tools, "@mara not any more", {
    mentions: [place.people.mara.user],
  });
  await place.say("ines", tools, "It never was", { replyTo: said });
  await place.say("ines", till, "Of this nobody needs to know");
  await rail(page, "activity").getByText(/new/).waitFor();
  await rail(page, "activity").click();
  await page.getByRole("link", { name: lists.activity.open("Ines Okafor", did("reply")) })
    .waitFor();
  await page.locator(".entry-unread", { hasText: "It never was" }).waitFor();
  assert.equal(await page.getByText("Of this nobody").count(), 0);
  await rail(page, "activity").getByText(/new/).waitFor({ state: "detached" });
  assert.deepEqual(await axeViolations(page), []);

  // What says something else does so here, and what concerns one no more is gone
  const also = await place.say("ines", tools, "It was once", { replyTo: said });
  const called = await place.say("aiko", tools, "@mara look", {
    mentions: [place.people.mara.user],
  });
  const entry = (text: string) => page.locator(".entry", { hasText: text });
  await entry("@Mara Lindqvist look").or(entry("@mara look")).waitFor();
  await place.edit("ines", tools, also, "It was in spring");
  await entry("It was in spring").waitFor();
  await place.edit("aiko", tools, called, "Look, everybody");
  await entry("look").waitFor({ state: "detached" });
  assert.equal(await entry("It was once").count(), 0);

  await page.getByRole("button", { name: lists.activity.kinds.mention, exact: true }).click();
  await page.locator(".entry", { hasText: "It never was" }).waitFor({ state: "detached" });
  await page.locator(".entry", { hasText: "not any more" }).locator(".entry-link").click();
  await page.waitForURL(`**/r/${tools}/m/${told}`);
  await page.goto(`${server.address}/activity`);
  await page.locator(".entry", { hasText: "It never was" }).waitFor();
  assert.equal(await page.locator(".entry-unread").count(), 0, "it is new only once");

  function did(kind: "reply") {
    return lists.activity.did[kind]("tool-shed");
  }
});

Deno.test("saved: a message that is saved on one device is listed on the other, and taken out with a way back", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const desk = await openApp({ server, place, browser }, `/r/${place.rooms.tools}`);
  const phone = await openApp({ server, place, browser }, "/saved", { size: PHONE });
  await offersStay(phone);
  await phone.getByText(lists.saved.none).waitFor();
  await desk.locator(".message", { hasText: "The torque wrench" }).last()
    .click({ button: "right" });
  await desk.getByRole("menuitem", { name: chat.acts.labels.save }).click();
  const item = phone.locator(".entry", { hasText: "The torque wrench" });
  await item.waitFor();
  await item.getByText("Aiko Tanaka").waitFor();
  await item.getByText("tool-shed").waitFor();
  const { tools } = place.rooms;
  const kept = await item.locator(".entry-link").getAttribute("href");
  const id = kept!.split("/").at(-1) as MessageId;
  await place.edit("aiko", tools, id, "The torque wrench is gone");
  await item.getByText("The torque wrench is gone").waitFor();
  assert.deepEqual(await axeViolations(phone), []);
  await item.getByRole("button", { name: lists.saved.unsave }).click();
  await item.waitFor({ state: "detached" });
  await phone.getByRole("button", { name: lists.saved.undo }).click();
  await item.waitFor();
  await phone.reload();
  await item.waitFor();
  const other = await openApp({ server, place, browser }, "/saved", { who: "ines" });
  await other.getByText(lists.saved.none).waitFor();
});

Deno.test("drafts: begun in one place, found from another, gone on with, dropped and taken back", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { tools, saturday } = place.rooms;
  const page = await openApp({ server, place, browser }, `/r/${tools}`);
  await offersStay(page);
  await page.locator(".composer-text").fill("The ladder is");
  await rail(page, "drafts").getByText(chat.rail.draftCount(1)).waitFor();
  await page.goto(`${server.address}/r/${saturday}`);
  await isAlive(page);
  await page.locator(".composer-text").fill("I bring the iron");
  await rail(page, "drafts").getByText(chat.rail.draftCount(2)).waitFor();
  await rail(page, "drafts").click();
  const iron = page.locator(".entry", { hasText: "I bring the iron" });
  await iron.waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await iron.getByRole("button", { name: lists.drafts.drop }).click();
  await iron.waitFor({ state: "detached" });
  await page.getByRole("button", { name: lists.drafts.undo }).click();
  await iron.waitFor();
  await iron.getByRole("button", { name: lists.drafts.drop }).click();
  await iron.waitFor({ state: "detached" });
  await page.getByText(lists.drafts.goOn, { exact: true }).click();
  await page.waitForURL(`**/r/${tools}`);
  await comesToHold(page.locator(".composer-text"), "The ladder is");
  await page.goto(`${server.address}/r/${saturday}`);
  await isAlive(page);
  await comesToHold(page.locator(".composer-text"), "");
});

Deno.test("drafts: what two devices wrote at once is there twice, until one of them is dropped", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const ground = { store: server.chat.store, now: () => server.chat.clock.now() };
  const { user } = place.people.mara;
  for (const text of ["Written on the train", "Written at the desk"]) {
    given(await setDraft(ground, user, { room: place.rooms.tools, text, base: 0 }));
  }
  const page = await openApp({ server, place, browser }, "/drafts");
  await page.getByText("Written at the desk").waitFor();
  await page.getByText("Written on the train").waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await page.getByRole("button", { name: lists.drafts.dropOther }).click();
  await page.getByText("Written on the train").waitFor({ state: "detached" });
  await page.getByText("Written at the desk").waitFor();
});

function rail(page: Page, view: keyof typeof views): Locator {
  return page.locator(`.rail a[href="/${view}"]`);
}
