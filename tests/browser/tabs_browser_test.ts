/** One person at two tabs, and at the end of a session, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { endDevices } from "../../lib/actions/mod.ts";
import { whoHas } from "../../lib/auth/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { shownCounts } from "../chaos/reading_tab.ts";
import { isAlive, openApp, type Scene } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { fieldOf, hasMessage, rowsOf, sameRows, write } from "../support/conversation_page.ts";
import { given } from "../support/seed.ts";
import { startServer } from "../support/server.ts";

async function withScene(work: (scene: Scene) => Promise<void>): Promise<void> {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  await work({ server, place, browser });
}

Deno.test("two tabs show the same counts, the same draft and the same place one has read to", async () => {
  await withScene(async (scene) => {
    const { rooms, people, say } = scene.place;
    const one = await openApp(scene, `/r/${rooms.saturday}`);
    const other = await secondTab(one, `${scene.server.address}/r/${rooms.tools}`);
    await say("ines", rooms.clocks, "@mara, whose is it?", { mentions: [people.mara.user] });
    await say("ines", rooms.clocks, "Nobody’s?");
    for (const tab of [one, other]) await counts(tab, rooms.clocks, chat.rail.mentionCount(1));
    assert.deepEqual(await shownCounts(one), await shownCounts(other));

    await fieldOf(one).pressSequentially("half a thought");
    await other.locator(`.rail [data-room="${rooms.saturday}"]`).click();
    await hasText(other, "half a thought");
    await fieldOf(other).press("End");
    await fieldOf(other).pressSequentially(", and the rest");
    await hasText(one, "half a thought, and the rest");

    await other.locator(`.rail [data-room="${rooms.clocks}"]`).click();
    await hasMessage(other, "Nobody’s?");
    for (const tab of [one, other]) await counts(tab, rooms.clocks, "");
    await one.locator(`.rail [data-room="${rooms.clocks}"]`).click();
    await hasMessage(one, "Nobody’s?");
    assert.equal(await one.locator(".line-new").count(), 0, "it was read in the other tab");
    assert.deepEqual(await shownCounts(one), await shownCounts(other));
  });
});

Deno.test("what a tab was sending when it was closed is sent by the other one, once and in order", async () => {
  await withScene(async (scene) => {
    const path = `/r/${scene.place.rooms.saturday}`;
    const one = await openApp(scene, path);
    const other = await secondTab(one, scene.server.address + path);
    const texts = ["One", "Two", "Three", "Four", "Five", "Six"];
    await write(one, ...texts.slice(0, 2));
    await hasMessage(other, "Two");
    await write(one, ...texts.slice(2));
    await one.close();
    const next = await secondTab(other, scene.server.address + path);
    // What the browser had not even stored is not sent, and not lost
    const left = (await fieldOf(next).inputValue()).split("\n").filter(Boolean);
    const sent = texts.slice(0, texts.length - left.length);
    assert.ok(sent.length >= 2, "what was sent before is no draft");
    assert.deepEqual([...sent, ...left], texts);
    await hasMessage(other, sent.at(-1)!);
    const ines = await openApp(scene, path, { who: "ines" });
    await hasMessage(ines, sent.at(-1)!);
    const shown = (await rowsOf(ines)).slice(-sent.length);
    assert.deepEqual(shown.map((row) => row.split(" | ").at(-1)), sent);
    await sameRows(other, ines);
  });
});

Deno.test("what waits to be given to the outbox is in the draft of a page that closes meanwhile, all of it", async () => {
  await withScene(async (scene) => {
    const path = `/r/${scene.place.rooms.saturday}`;
    const mara = await openApp(scene, path);
    // What is asked first has no answer
    await mara.evaluate(() => void (WebSocket.prototype.send = () => {}));
    await write(mara, "/topic Doors at ten", "And then this");
    await fieldOf(mara).pressSequentially("Or");
    const again = await secondTab(mara, scene.server.address + path);
    await mara.close();
    assert.equal(await fieldOf(again).inputValue(), "/topic Doors at ten\nAnd then this\nOr");
    assert.ok(!(await rowsOf(again)).some((row) => row.includes("And then this")));
  });
});

Deno.test("a session that is ended closes the page, which says why and keeps the draft for who comes back", async () => {
  await withScene(async (scene) => {
    const { server: { chat: { store }, clock, address }, place } = scene;
    const path = `/r/${place.rooms.saturday}`;
    const token = await place.tokenOf("mara");
    const ended = { ...scene, place: { tokenOf: () => Promise.resolve(token) } };
    const mara = await openApp(ended, path);
    await fieldOf(mara).pressSequentially("not yet said");
    const desk = (await whoHas(store, await place.tokenOf("mara"), clock.now()))!;
    const { session } = (await whoHas(store, token, clock.now()))!;
    given(await endDevices({ store, now: () => clock.now() }, desk, session));
    await mara.getByText(chat.closed.signed_out).waitFor();
    assert.equal(await mara.getByText("Who can take the first hour").count(), 0);
    assert.equal(await mara.locator("textarea, .rail").count(), 0, "nothing is left on the screen");

    await mara.getByRole("link", { name: chat.closed.logIn }).click();
    await mara.waitForURL(`${address}/login?to=${encodeURIComponent(path)}`);
    const cookie = { name: "parley", value: await place.tokenOf("mara"), url: address };
    await mara.context().addCookies([cookie]);
    await mara.goto(address + path);
    await isAlive(mara);
    await hasText(mara, "not yet said");
  });
});

async function secondTab(page: Page, address: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(address);
  await isAlive(tab);
  return tab;
}

async function counts(page: Page, room: string, told: string): Promise<void> {
  await page.waitForFunction(
    ([room, told]) => {
      const item = document.querySelector(`.rail [data-room="${room}"]`);
      return (item?.querySelector(".figures .sr-only")?.textContent ?? "") === told;
    },
    [room, told] as const,
  );
}

async function hasText(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (text) => document.querySelector<HTMLTextAreaElement>(".composer-text")?.value === text,
    text,
  );
}
