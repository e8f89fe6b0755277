/** Logging out: what is asked before, and what is left in the browser for who comes next. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { account, chat, common } from "../../lib/words/en.ts";
import { comesToHold, isAlive, isAwake, openApp } from "../support/app_page.ts";
import { axeViolations, NOT_REACHED, TestBrowser } from "../support/browser.ts";
import { type BusyPlace, busyPlace, type Name } from "../support/busy_place.ts";
import { isKept } from "../support/conversation_page.ts";
import { Gate } from "../support/gate.ts";
import { drop, pictureFile, trayIs } from "../support/given_files.ts";
import { holdLock } from "../support/hold_lock.ts";
import { startServer } from "../support/server.ts";

declare const localStorage: Record<string, string>;

const fieldOf = (page: Page, name: string) => page.getByLabel(chat.composer.write(name));

async function askToLogOut(page: Page): Promise<void> {
  await page.locator(".rail-place").click();
  await page.getByRole("menuitem", { name: chat.rail.menu.logOut }).click();
}

async function logOutOfAccount(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/account`);
  await isAwake(page.locator('form[action="/logout"]'));
  await page.getByRole("button", { name: account.logout }).click();
}

/** Somebody else at the same browser, or the same one again. */
async function logIn(page: Page, place: BusyPlace, url: string, who: Name): Promise<void> {
  await page.context().addCookies([{ name: "parley", value: await place.tokenOf(who), url }]);
}

/** From now on it has no line to the server any more, and reaches it by requests alone. */
async function speechless(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.WebSocket = class extends WebSocket {
      constructor() {
        super("/nowhere");
      }
    };
  });
}

/** All that the browser keeps for pages of this place. */
function keptIn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return [...Object.keys(localStorage), ...databases.map(({ name }) => name ?? "")];
  });
}

Deno.test("who logs out hears what would be lost, and leaves nothing of it in the browser", async () => {
  await using server = await startServer();
  await using gate = new Gate(server.address);
  await using browser = await TestBrowser.open();
  browser.forgive(NOT_REACHED);
  const place = await busyPlace(server);
  const { rooms } = place;
  const path = `/r/${rooms.saturday}`;
  const page = await openApp({ server: gate, place, browser }, path);
  await page.locator(".rail-fold").first().click();
  // Its script is there before the line is cut
  await page.locator(".rail-place").click();
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("Escape");
  gate.shut();
  await page.locator('.screen[data-phase="offline"]').waitFor();
  await fieldOf(page, "saturday").fill("A secret that waits");
  await page.keyboard.press("Enter");
  await fieldOf(page, "saturday").pressSequentially("A secret that is begun");
  await askToLogOut(page);
  const words = chat.logOut;
  const sheet = page.getByRole("dialog", { name: words.title });
  await sheet.getByText(words.unsent(1)).waitFor();
  await sheet.getByText(words.drafts(1)).waitFor();
  await sheet.getByText(words.lost).waitFor();
  assert.deepEqual(await axeViolations(page), []);
  await sheet.getByRole("button", { name: words.anyway }).click();
  await sheet.getByText(words.refused).waitFor();
  assert.notDeepEqual(await keptIn(page), [], "who is still logged in has lost nothing");
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });

  await speechless(page);
  gate.open();
  await askToLogOut(page);
  await sheet.getByRole("button", { name: words.anyway }).click();
  await page.waitForURL("**/login");
  assert.deepEqual(await keptIn(page), []);

  await logIn(page, place, gate.address, "ines");
  await page.goto(gate.address + path);
  await isAlive(page);
  await fieldOf(page, "saturday").waitFor();
  assert.equal(await fieldOf(page, "saturday").inputValue(), "");
  assert.equal(await page.getByText("A secret").count(), 0);
  const { mara } = place.people;
  assert.deepEqual((await keptIn(page)).filter((name) => name.includes(mara.user)), []);

  await logIn(page, place, gate.address, "mara");
  await page.goto(gate.address + path);
  await isAlive(page);
  await place.say("ines", rooms.saturday, "The last word");
  await page.locator(".message", { hasText: "The last word" }).waitFor();
  assert.equal(await page.getByText("A secret").count(), 0, "nor does it come back");
});

Deno.test("who is connected hears of what is attached that it is to be sent, not waited for", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const page = await openApp({ server, place, browser }, `/r/${place.rooms.tools}`);
  await drop(page, "#main", pictureFile("attached.png"));
  await trayIs(page, "attached.png there");
  await askToLogOut(page);
  const words = chat.logOut;
  const sheet = page.getByRole("dialog", { name: words.title });
  await sheet.getByText(words.files(1)).waitFor();
  await sheet.getByText(words.lostUnlessSent).waitFor();
  await sheet.getByRole("button", { name: common.cancel }).click();
  await trayIs(page, "attached.png there");
});

Deno.test("who logs out from the pages of the account is asked the same, and leaves as little", async () => {
  await using server = await startServer();
  await using gate = new Gate(server.address);
  await using browser = await TestBrowser.open();
  browser.forgive(NOT_REACHED);
  const place = await busyPlace(server);
  const path = `/r/${place.rooms.saturday}`;
  const page = await openApp({ server: gate, place, browser }, path);
  await page.context().addInitScript(() => {
    globalThis.WebSocket = class extends WebSocket {
      constructor() {
        super("/nowhere");
      }
    };
  });
  await speechless(page);
  gate.cut();
  await page.locator('.screen[data-phase="offline"]').waitFor();
  await fieldOf(page, "saturday").fill("A secret that waits");
  await page.keyboard.press("Enter");
  await page.getByText("A secret that waits").waitFor();
  await isKept(page, "A secret that waits");
  await logOutOfAccount(page, gate.address);
  const sheet = page.getByRole("dialog", { name: chat.logOut.title });
  await sheet.getByText(chat.logOut.unsent(1)).waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await page.reload();
  await page.locator('.screen[data-phase="offline"]').waitFor();
  assert.equal(await sheet.count(), 0, "who stays is asked no more");

  await logOutOfAccount(page, gate.address);
  await sheet.getByRole("button", { name: chat.logOut.anyway }).click();
  await page.waitForURL("**/login");
  assert.deepEqual(await keptIn(page), []);
});

Deno.test("where all is told nobody is asked, and what was begun is there at the next login", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const path = `/r/${place.rooms.saturday}`;
  const page = await openApp({ server, place, browser }, path);
  await fieldOf(page, "saturday").pressSequentially("Begun here");
  await askToLogOut(page);
  await page.waitForURL("**/login");
  assert.deepEqual(await keptIn(page), []);
  await logIn(page, place, server.address, "ines");
  await page.goto(server.address + path);
  await isAlive(page);
  assert.equal(await fieldOf(page, "saturday").inputValue(), "");
  await logIn(page, place, server.address, "mara");
  await page.goto(server.address + path);
  await isAlive(page);
  await comesToHold(fieldOf(page, "saturday"), "Begun here");
});

Deno.test("what another left waiting in the browser stays theirs when one logs out", async () => {
  await using server = await startServer();
  await using gate = new Gate(server.address);
  await using browser = await TestBrowser.open();
  browser.forgive(NOT_REACHED);
  const place = await busyPlace(server);
  const path = `/r/${place.rooms.saturday}`;
  const page = await openApp({ server: gate, place, browser }, path);
  gate.shut();
  await page.locator('.screen[data-phase="offline"]').waitFor();
  await fieldOf(page, "saturday").fill("Mara waits");
  await page.keyboard.press("Enter");
  await page.getByText("Mara waits").waitFor();
  await isKept(page, "Mara waits");
  const own = await page.context().newPage();
  await page.close();
  gate.open();

  await logIn(own, place, gate.address, "ines");
  await own.goto(gate.address + path);
  await isAlive(own);
  await askToLogOut(own);
  await own.waitForURL("**/login");
  await logIn(own, place, gate.address, "mara");
  await own.goto(gate.address + path);
  await isAlive(own);
  await own.locator(".message", { hasText: "Mara waits" }).waitFor();
});

Deno.test("who logs out before it is known what waits to be sent is asked", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const { address } = server;
  const { saturday } = place.rooms;
  const keeper = await browser.page();
  await logIn(keeper, place, address, "mara");
  await keeper.goto(`${address}/account`);
  await holdLock(keeper, `parley outbox of ${place.people.mara.user} on ${address}`);
  const open = async () => {
    const page = await keeper.context().newPage();
    await page.goto(`${address}/r/${saturday}`);
    await isAlive(page);
    return page;
  };
  const before = await open();
  await fieldOf(before, "saturday").fill("Left for another tab");
  await before.keyboard.press("Enter");
  await before.getByText("Left for another tab").waitFor();
  await isKept(before, "Left for another tab");
  await before.close();

  const page = await open();
  assert.equal(await page.getByText("Left for another tab").count(), 0);
  await askToLogOut(page);
  const sheet = page.getByRole("dialog", { name: chat.logOut.title });
  await sheet.getByText(chat.logOut.unknown).waitFor();
  await keeper.close();
  await sheet.getByText(chat.logOut.nothing).waitFor();
  await page.locator(".message[data-row]", { hasText: "Left for another tab" }).waitFor();
});
