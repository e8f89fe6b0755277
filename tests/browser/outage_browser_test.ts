/** The server or the network goes away under an open page, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { comesToHold, isAlive, openApp } from "../support/app_page.ts";
import { NOT_REACHED, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import {
  fieldOf,
  hasMessage,
  isKept,
  isStillMarked,
  leadsTo,
  lineIs,
  lookBack,
  mark,
  newBelow,
  rowsOf,
  sameRows,
  toNewsBelow,
  write,
} from "../support/conversation_page.ts";
import { Gate } from "../support/gate.ts";
import { KillablePlace, sayAt } from "../support/killable_place.ts";
import { startServer } from "../support/server.ts";

async function openBrowser(): Promise<TestBrowser> {
  const browser = await TestBrowser.open();
  browser.forgive(NOT_REACHED);
  return browser;
}

Deno.test("a server that was killed comes back under the open page, which loses and moves nothing and sends what waited", async () => {
  await using place = await KillablePlace.open(async ({ say, rooms }) => {
    for (let i = 1; i <= 150; i++) await say("aiko", rooms.saturday, `Line ${i}`);
  });
  await using browser = await openBrowser();
  const { rooms, people } = place.place;
  const scene = { server: place, place: place.place, browser };
  const path = `/r/${rooms.saturday}`;
  const mara = await openApp(scene, path);
  await mark(mara);

  await place.kill();
  await lineIs(mara, chat.composer.offline(0));
  await write(mara, "Away 1", "Away 2", "Away 3");
  await lineIs(mara, chat.composer.offline(3));
  const sight = await lookBack(mara, 2);
  const known = await newBelow(mara);
  await place.elsewhere((address) =>
    sayAt(address, people.ines.token, rooms.saturday, "Meanwhile 1", "Meanwhile 2")
  );
  await place.start();
  await lineIs(mara, "");
  await toNewsBelow(mara, sight, known);
  await hasMessage(mara, "Away 3");
  assert.ok(await isStillMarked(mara));

  const fresh = await openApp(scene, path);
  await fresh.getByText("Away 3").waitFor();
  await sameRows(mara, fresh);
  const said = (await rowsOf(fresh)).map((row) => row.split(" | ").at(-1)!);
  const last = said.slice(-5).map((text) => /(Away|Meanwhile) \d/.exec(text)?.[0]);
  assert.deepEqual(last, ["Meanwhile 1", "Meanwhile 2", "Away 1", "Away 2", "Away 3"]);
});

Deno.test("who says something while they read further up sees it, offline too, also where they only do something", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using gate = new Gate(server.address);
  await using browser = await openBrowser();
  const { saturday } = place.rooms;
  for (let i = 1; i <= 20; i++) await place.say("aiko", saturday, `Line ${i}`);
  const mara = await openApp({ server: gate, place, browser }, `/r/${saturday}`);
  await mara.getByText(chat.line.new, { exact: true }).waitFor();
  await isOutOfSight(mara, "Line 20");
  gate.shut();
  await lineIs(mara, chat.composer.offline(0));
  await write(mara, "Away");
  await inSight(mara, "Away");
  await lookBack(mara, 2);
  await isOutOfSight(mara, "Away");
  await write(mara, "/me waves");
  await inSight(mara, "waves");
});

Deno.test("what is passed on offline shows what it is, and is told of once it is passed on", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using gate = new Gate(server.address);
  await using browser = await openBrowser();
  const { saturday } = place.rooms;
  const id = await place.say("aiko", saturday, "The ladder is back");
  const mara = await openApp({ server: gate, place, browser }, `/r/${saturday}`);
  await mara.getByText("The ladder is back").waitFor();
  gate.shut();
  await lineIs(mara, chat.composer.offline(0));
  await mara.locator(`[data-id="${id}"] .message`).press("f");
  await mara.getByRole("combobox", { name: chat.acts.labels.forward }).fill("saturday");
  await mara.keyboard.press("Enter");
  const waiting = mara.locator(".messages-scroll [data-key]").last();
  await waiting.getByText("The ladder is back").waitFor();
  const told = mara.getByText(chat.acts.forwarded("saturday"));
  assert.equal(await told.count(), 0);
  gate.open();
  await told.waitFor();
  assert.equal(await mara.locator(".messages-scroll .passed-on").count(), 1);
});

/** It is drawn in the part that one sees. */
async function inSight(page: Page, text: string): Promise<void> {
  await page.waitForFunction((text) => {
    const scroll = document.querySelector(".messages-scroll")!.getBoundingClientRect();
    const found = [...document.querySelectorAll(".messages-scroll .prose")]
      .find(({ textContent }) => textContent!.includes(text))?.getBoundingClientRect();
    return found !== undefined && found.top >= scroll.top && found.bottom <= scroll.bottom;
  }, text);
}

async function isOutOfSight(page: Page, text: string): Promise<void> {
  await page.waitForFunction((text) => {
    const scroll = document.querySelector(".messages-scroll")!.getBoundingClientRect();
    return [...document.querySelectorAll(".messages-scroll .prose")]
      .filter(({ textContent }) => textContent!.includes(text))
      .every((line) => line.getBoundingClientRect().top > scroll.bottom);
  }, text);
}

Deno.test("a link that is followed offline leads there once there is a connection, and says nothing wrong before", async () => {
  await using server = await startServer();
  await using gate = new Gate(server.address);
  await using browser = await openBrowser();
  const place = await busyPlace(server);
  const { saturday } = place.rooms;
  const lines = async () => {
    for (let i = 1; i <= 200; i++) await place.say("aiko", saturday, `Line ${i}`);
  };
  await lines();
  // Neither among the newest nor where one stopped reading
  const between = await place.say("aiko", saturday, "In between");
  await lines();
  const mara = await openApp({ server: gate, place, browser }, `/r/${saturday}`);
  gate.shut();
  await lineIs(mara, chat.composer.offline(0));
  await mara.evaluate((path) => {
    const link = Object.assign(document.createElement("a"), { href: path });
    document.body.append(link);
    link.click();
    link.remove();
  }, `/r/${saturday}/m/${between}`);
  await mara.locator(".messages-waiting").waitFor();
  assert.equal(await mara.getByText(chat.line.targetMissing).count(), 0);
  await leadsTo(mara, "In between", () => Promise.resolve(gate.open()));
  assert.equal(await mara.getByText(chat.line.targetMissing).count(), 0);
});

Deno.test("the line says offline, then that it catches up, and then nothing", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using gate = new Gate(server.address);
  await using browser = await openBrowser();
  const { rooms } = place;
  const mara = await openApp({ server: gate, place, browser }, `/r/${rooms.saturday}`);
  for (const room of [rooms.tools, rooms.clocks]) {
    await mara.locator(`.rail [data-room="${room}"]`).click();
    await mara.locator(`.rail [data-room="${room}"][aria-current]`).waitFor();
    await mara.locator(".message").first().waitFor();
  }
  await lineIs(mara, "");
  await mara.evaluate(() => {
    const told = [""];
    Object.assign(globalThis, { told });
    const line = document.querySelector(".composer-line [role=status]")!;
    const look = () => told.at(-1) === line.textContent || told.push(line.textContent!);
    new MutationObserver(look)
      .observe(line, { childList: true, characterData: true, subtree: true });
    // As slow as a server can be: it is asked for each room after a frame has been drawn
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (what) {
      setTimeout(() => send.call(this, what), 100);
    };
  });
  gate.shut();
  await lineIs(mara, chat.composer.offline(0));
  await write(mara, "Back soon");
  await lineIs(mara, chat.composer.offline(1));
  for (const room of [rooms.saturday, rooms.tools, rooms.clocks]) {
    await place.say("ines", room, "Meanwhile");
  }
  gate.open();
  await hasMessage(mara, "Back soon");
  await lineIs(mara, "");
  const { offline, catchingUp } = chat.composer;
  const told = await mara.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  assert.deepEqual(told, ["", offline(0), offline(1), catchingUp, ""]);
});

Deno.test("what two tabs wrote offline is counted in both, and sent once and in order when one of them is gone", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using gate = new Gate(server.address);
  await using browser = await openBrowser();
  const path = `/r/${place.rooms.saturday}`;
  const mara = await openApp({ server: gate, place, browser }, path);
  const other = await secondTab(mara, gate.address + path);
  gate.shut();
  await mara.context().setOffline(true);
  await write(mara, "One", "Two", "Three");
  for (const tab of [mara, other]) await lineIs(tab, chat.composer.offline(3));
  await write(other, "Four");
  for (const tab of [mara, other]) await lineIs(tab, chat.composer.offline(4));
  await mara.close();
  await write(other, "Five");
  await lineIs(other, chat.composer.offline(5));
  gate.open();
  await other.context().setOffline(false);
  await hasMessage(other, "Five");
  await lineIs(other, "");
  const ines = await openApp({ server, place, browser }, path, { who: "ines" });
  await hasMessage(ines, "Five");
  assert.deepEqual(await lastTexts(ines, 5), ["One", "Two", "Three", "Four", "Five"]);
  await sameRows(other, ines);
});

Deno.test("what was written offline in a page that was closed is sent by the next one, once and in order", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using gate = new Gate(server.address);
  await using browser = await openBrowser();
  const path = `/r/${place.rooms.saturday}`;
  const mara = await openApp({ server: gate, place, browser }, path);
  const context = mara.context();
  gate.shut();
  await context.setOffline(true);
  await write(mara, "One", "Two", "Three");
  await lineIs(mara, chat.composer.offline(3));
  await isKept(mara, "Three");
  await fieldOf(mara).pressSequentially("and a thought");
  await mara.close();
  gate.open();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(gate.address + path);
  await isAlive(again);
  await hasMessage(again, "Three");
  await comesToHold(fieldOf(again), "and a thought");
  const ines = await openApp({ server, place, browser }, path, { who: "ines" });
  await hasMessage(ines, "Three");
  assert.deepEqual(await lastTexts(ines, 3), ["One", "Two", "Three"]);
  assert.equal((await rowsOf(ines)).filter((row) => row.endsWith("| One")).length, 1);
});

for (const loss of ["and heard nothing of it", "and lost its connection"] as const) {
  Deno.test(`a page that slept while others talked ${loss} catches up where one was, without a reload`, async () => {
    await using server = await startServer();
    const place = await busyPlace(server);
    await using gate = new Gate(server.address);
    await using browser = await openBrowser();
    const { rooms: { saturday }, say } = place;
    for (let i = 1; i <= 100; i++) await say("aiko", saturday, `Line ${i}`);
    const path = `/r/${saturday}`;
    const mara = await openApp({ server: gate, place, browser }, path);
    const sight = await lookBack(mara, 2);
    const known = await newBelow(mara);
    await mark(mara);
    const sleep = await mara.context().newCDPSession(mara);
    await sleep.send("Page.setWebLifecycleState", { state: "frozen" });
    for (let i = 1; i <= 40; i++) await say("ines", saturday, `Asleep ${i}`);
    if (loss === "and lost its connection") gate.cut();
    await place.say("ines", place.rooms.tools, "And elsewhere");
    await sleep.send("Page.setWebLifecycleState", { state: "active" });
    await toNewsBelow(mara, sight, known);
    await hasMessage(mara, "Asleep 40");
    assert.ok(await isStillMarked(mara));
    const fresh = await openApp({ server, place, browser }, path);
    await hasMessage(fresh, "Asleep 40");
    await sameRows(mara, fresh);
  });
}

async function secondTab(page: Page, address: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(address);
  await isAlive(tab);
  return tab;
}

async function lastTexts(page: Page, count: number): Promise<string[]> {
  return (await rowsOf(page)).slice(-count).map((row) => row.split(" | ").at(-1)!);
}
