/** A message for later: put aside in one browser, said when it is due, seen in another. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { sendDue, setLater } from "../../lib/actions/mod.ts";
import { newClientId } from "../../lib/protocol/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { axeViolations, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { hasMessage } from "../support/conversation_page.ts";
import { offersStay } from "../support/offers.ts";
import { given } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { storedFile } from "../support/stored_file.ts";

const { later } = chat;
const DAY_MS = 24 * 60 * 60 * 1000;

Deno.test("what is written is put aside by keys, and said when it is due", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { till } = place.rooms;
  const mara = await openApp({ server, place, browser }, `/r/${till}`);
  const ines = await openApp({ server, place, browser }, `/r/${till}`, { who: "ines" });
  assert.ok(await mara.getByRole("button", { name: later.button }).isDisabled());
  await openTimes(mara, "Count the tin");
  assert.deepEqual(await axeViolations(mara), []);
  await mara.keyboard.press("ArrowDown");
  await mara.keyboard.press("Enter");
  await mara.getByText(later.willBeSent(later.when.tomorrow("09:00"))).waitFor();
  assert.equal(await mara.locator(".composer-text").inputValue(), "");
  await mara.waitForFunction(() => document.activeElement?.matches(".composer-text") ?? false);
  await mara.locator(".rail").getByText(chat.rail.laterCount(1)).waitFor();
  assert.equal(await ines.locator("[data-id]", { hasText: "Count the tin" }).count(), 0);

  await mara.reload();
  await mara.getByRole("link", { name: later.waiting(1) }).waitFor();
  await goOn(server, 2 * DAY_MS);
  await hasMessage(ines, "Count the tin");
  await mara.getByRole("link", { name: later.waiting(1) }).waitFor({ state: "detached" });
  await hasMessage(mara, "Count the tin");
});

Deno.test("what waits gets another time, is sent at once, is dropped and taken back; a command is not put aside", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { till } = place.rooms;
  const mara = await openApp({ server, place, browser }, `/r/${till}`);
  await offersStay(mara);
  const ines = await openApp({ server, place, browser }, `/r/${till}`, { who: "ines" });
  await openTimes(mara, "/topic Coins");
  await mara.keyboard.press("Enter");
  await mara.getByText(later.noCommand).waitFor();
  await openTimes(mara, "Bring change");
  await mara.getByRole("menuitem", { name: later.pick }).click();
  const field = mara.getByLabel(later.dayAndTime);
  await field.fill("2020-01-01T10:00");
  await field.press("Enter");
  await mara.getByText(later.isOver).waitFor();
  assert.deepEqual(await axeViolations(mara), []);
  await field.fill(soonField());
  await field.press("Enter");
  await mara.getByRole("link", { name: later.show }).click();
  const entry = mara.locator(".entry", { hasText: "Bring change" });
  await entry.waitFor();
  assert.deepEqual(await axeViolations(mara), []);

  await entry.getByRole("button", { name: later.change }).click();
  await mara.getByRole("menuitem").nth(1).click();
  await entry.getByText(later.when.tomorrow("09:00")).waitFor();
  await entry.getByRole("button", { name: later.drop }).click();
  await entry.waitFor({ state: "detached" });
  await mara.getByText(later.none).waitFor();
  await mara.getByRole("button", { name: chat.lists.drafts.undo }).click();
  await entry.getByText(later.when.tomorrow("09:00")).waitFor();
  await entry.getByRole("button", { name: later.now }).click();
  await mara.getByText(later.isSent).waitFor();
  await goOn(server, 60_000);
  await hasMessage(ines, "Bring change");
  await entry.waitFor({ state: "detached" });
  assert.equal(
    await ines.goto(`${server.address}/later`).then(() => ines.locator(".entry").count()),
    0,
  );
});

Deno.test("what could not be sent says why, where it was to be said no more", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { tools } = place.rooms;
  const ines = await openApp({ server, place, browser }, `/r/${tools}`, { who: "ines" });
  await openTimes(ines, "Never said");
  await ines.keyboard.press("Enter");
  await ines.getByRole("link", { name: later.show }).waitFor();
  const command = ines.locator(".composer-text");
  await command.fill("/leave ");
  await command.press("Enter");
  await ines.getByRole("heading", { name: "tool-shed", level: 1 }).waitFor({ state: "detached" });
  await goOn(server, 2 * DAY_MS);
  await ines.locator('.rail a[href="/later"]').click();
  await ines.getByText(later.failed.forbidden).waitFor();
  await ines.getByText(chat.lists.elsewhere).waitFor();
  assert.deepEqual(await axeViolations(ines), []);
  await ines.getByRole("button", { name: later.drop }).click();
  await ines.getByText(later.none).waitFor();
});

Deno.test("one whose file was deleted by who had brought it says that", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { tools: room } = place.rooms;
  const { store } = server.chat;
  const file = await storedFile(store, place.people.mara.user, { until: Infinity });
  const said = await place.say("mara", room, "The list", { files: [file] });
  const ground = { store, now: () => server.clock.now() };
  const ask = { id: newClientId(), at: ground.now() + DAY_MS, body: "Said with it", files: [file] };
  given(await setLater(ground, place.people.ines.user, { room, ...ask }));
  await place.remove("mara", room, said);
  await goOn(server, 2 * DAY_MS);
  const ines = await openApp({ server, place, browser }, "/later", { who: "ines" });
  await ines.getByText(later.noFile).waitFor();
});

async function openTimes(page: Page, text: string): Promise<void> {
  await page.locator(".composer-text").fill(text);
  await page.getByRole("button", { name: later.button }).click();
  await page.getByRole("menu", { name: later.title }).waitFor();
}

/** The clock of the server stands still until somebody moves it, and what is due is sent by a chore. */
async function goOn({ chat, clock }: TestServer, ms: number): Promise<void> {
  clock.move(ms);
  await sendDue({ store: chat.store, now: () => clock.now() });
}

function soonField(): string {
  const at = new Date(Date.now() + 3 * DAY_MS);
  return `${at.toISOString().slice(0, 10)}T10:00`;
}
