/** What is told aloud to somebody who looks elsewhere, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { changeSettings } from "../../lib/actions/mod.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { chat, notified } from "../../lib/words/en.ts";
import { comesToHold, isAlive, openApp } from "../support/app_page.ts";
import { axeViolations, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { within } from "../support/deadline.ts";
import { oneTabRings } from "../support/ringing.ts";
import { startServer } from "../support/server.ts";

declare const navigator: Navigator & { readonly serviceWorker: ServiceWorkerContainer };
declare const document: { readonly title: string; querySelector(what: string): { href: string } };

const PLAIN = "/favicon.svg";

/** Mara, at her desk with two tabs. */
async function maraAtTwoTabs(
  server: Awaited<ReturnType<typeof startServer>>,
  browser: TestBrowser,
) {
  const place = await busyPlace(server);
  const { mara } = place.people;
  const ground = { store: server.chat.store, now: () => server.clock.now() };
  const settings = await changeSettings(ground, mara.user, { desktop: true, volume: 100 });
  assert.ok(settings.ok);
  const one = await openApp({ server, place, browser }, `/r/${place.rooms.saturday}`);
  const context = one.context();
  await context.grantPermissions(["notifications"], { origin: server.address });
  const other = await context.newPage();
  await other.goto(`${server.address}/r/${place.rooms.tools}`);
  await isAlive(other);
  await one.keyboard.press("Shift+Escape");
  for (const [tab, room] of [[one, "saturday"], [other, "tool-shed"]] as const) {
    await titled(tab, `${room} – Parley`);
  }
  await oneTabRings(other);
  const calls = (room: RoomId, body: string) =>
    place.say("ines", room, body, { mentions: [mara.user] });
  return { place, one, other, calls };
}

async function titled(page: Page, title: string): Promise<void> {
  await page.waitForFunction((title) => document.title === title, title);
}

/** Whether the icon is as it came, or something is drawn on it. */
async function iconIs(page: Page, isPlain: boolean): Promise<void> {
  await page.waitForFunction(
    ([plain, isPlain]) =>
      document.querySelector("link[rel=icon]").href.includes(`${plain}`) === isPlain,
    [PLAIN, isPlain] as const,
  );
}

/** What is shown on the desk, whichever tab has shown it. */
async function shown(page: Page, expected: readonly string[]): Promise<void> {
  const asShown = page.evaluate(async (expected) => {
    for (;;) {
      const registration = await navigator.serviceWorker.getRegistration("/");
      const all = await registration?.getNotifications() ?? [];
      if (`${all.map(({ title, body }) => `${title}: ${body}`)}` === `${expected}`) return;
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  }, expected);
  await within(`Shown: ${expected}`, asShown);
}

/** How many tones the tab has played from then on. */
async function countTones(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const played = globalThis as unknown as { tones: number; OscillatorNode: Playable };
    played.tones = 0;
    const { prototype } = played.OscillatorNode;
    const start = prototype.start;
    prototype.start = function (...when) {
      played.tones++;
      start.apply(this, when);
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { tones: number }).tones);
}

interface Playable {
  prototype: { start(...when: unknown[]): void };
}

Deno.test("a mention elsewhere shows in title, icon and one notification of all tabs, until it is read on another device", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const { place, one, other, calls } = await maraAtTwoTabs(server, browser);
  const { clocks, tools } = place.rooms;
  await iconIs(one, true);

  await place.say("ines", clocks, "nothing for anybody");
  await titled(one, `• saturday – Parley`);
  const tones = await Promise.all([one, other].map(countTones));
  await calls(clocks, "@mara, is **this** yours? ||no||");
  for (const [tab, room] of [[one, "saturday"], [other, "tool-shed"]] as const) {
    await titled(tab, `(1) ${room} – Parley`);
    await iconIs(tab, false);
  }
  const first = notified.from("Ines Okafor", "clocks-and-lamps");
  await shown(one, [`${first}: @mara, is this yours? █████`]);
  assert.deepEqual(await Promise.all(tones.map((count) => count())), [2, 0], "one tab is heard");
  await calls(clocks, "The blue one, @mara");
  await shown(other, [
    `${notified.several(2, "clocks-and-lamps")}: Ines Okafor: The blue one, @mara`,
  ]);
  await titled(one, `(2) saturday – Parley`);

  // Where somebody looks, in whichever tab, nothing is shown
  await calls(tools, "You are here, @mara");
  await other.locator(".message", { hasText: "You are here," }).waitFor();
  await titled(one, `(2) saturday – Parley`);

  const phone = await openApp({ server, place, browser }, `/r/${clocks}`);
  await phone.getByText("The blue one,").waitFor();
  for (const [tab, room] of [[one, "saturday"], [other, "tool-shed"]] as const) {
    await titled(tab, `${room} – Parley`);
    await iconIs(tab, true);
  }
  await shown(one, []);
});

Deno.test("a click on a notification leads to the message in an open tab, also when the tab that showed it is gone", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const { place, one, other, calls } = await maraAtTwoTabs(server, browser);
  const id = await calls(place.rooms.clocks, "Come and see, @mara");
  await shown(other, [`${notified.from("Ines Okafor", "clocks-and-lamps")}: Come and see, @mara`]);
  await one.close();
  const workers = other.context().serviceWorkers();
  await workers.find((worker) => worker.url().endsWith("/notices.js"))!.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
    const [notification] = await registration.getNotifications();
    const made = (globalThis as unknown as Record<string, new (...what: unknown[]) => Event>)[
      "NotificationEvent"
    ]!;
    dispatchEvent(new made("notificationclick", { notification }));
  });
  await other.waitForURL(`**/r/${place.rooms.clocks}/m/${id}`);
  await other.getByText("Come and see,").waitFor();
  await other.getByLabel(chat.composer.write("clocks-and-lamps")).waitFor();
  await shown(other, []);
});

Deno.test("a page says why one was told or was not, and what is set there holds on every device", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const { mara } = place.people;
  const page = await openApp({ server, place, browser }, `/r/${place.rooms.saturday}`);
  await page.context().grantPermissions(["notifications"], { origin: server.address });
  await page.goto(`${server.address}/settings/notifications`);
  await isAlive(page);
  const words = notified.page;
  await page.getByText(words.whyNone).waitFor();
  const desktop = page.getByRole("switch", { name: words.show });
  assert.equal(await desktop.isChecked(), false);
  await desktop.check();

  const { clocks } = place.rooms;
  await place.say("ines", clocks, "nothing for anybody");
  await page.getByText(notified.quiet.only_mentions).waitFor();
  await place.say("ines", clocks, "@mara!", { mentions: [mara.user] });
  await page.getByText(notified.heard.mentioned).waitFor();
  await shown(page, [`${notified.from("Ines Okafor", "clocks-and-lamps")}: @mara!`]);
  await page.getByLabel(chat.settings.keywords.name).fill("kettle, lamp");
  await page.keyboard.press("Tab");
  await place.say("ines", clocks, "Whose Kettle?");
  await page.getByText(notified.heard.keyword("kettle")).waitFor();
  await page.getByLabel(words.level).selectOption("nothing");
  await page.getByRole("switch", { name: words.quietHours }).check();
  await page.getByLabel(words.from).fill("21:30");
  assert.deepEqual(await axeViolations(page), []);
  const phone = await openApp({ server, place, browser }, "/settings/notifications");
  await comesToHold(phone.getByLabel(words.level), "nothing");
  await comesToHold(phone.getByLabel(words.from), "21:30");
  await place.say("ines", clocks, "@mara?", { mentions: [mara.user] });
  await page.getByText(notified.quiet.nothing).waitFor();
  await page.reload();
  await page.getByText(notified.heard.mentioned).waitFor();
  await page.getByRole("link", { name: "clocks-and-lamps" }).last().click();
  await page.waitForURL(`**/r/${clocks}/m/*`);
});

Deno.test("on a phone the list is in front, and what comes is told; who logs out takes it with them", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const { mara } = place.people;
  const ground = { store: server.chat.store, now: () => server.clock.now() };
  assert.ok((await changeSettings(ground, mara.user, { desktop: true })).ok);
  // What moved last lies open behind the list
  await place.say("ines", place.rooms.clocks, "Hello?");
  const page = await openApp({ server, place, browser }, "/r", { size: PHONE });
  await page.context().grantPermissions(["notifications"], { origin: server.address });
  await oneTabRings(page);
  await place.say("ines", place.rooms.clocks, "@mara!", { mentions: [mara.user] });
  await shown(page, [`${notified.from("Ines Okafor", "clocks-and-lamps")}: @mara!`]);
  await page.locator(".rail-place").click();
  await page.getByRole("menuitem", { name: chat.rail.menu.logOut }).click();
  await page.waitForURL(/login/);
  await shown(page, []);
  const kept = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => /rang/.test(key))
  );
  assert.deepEqual(kept, []);
});
