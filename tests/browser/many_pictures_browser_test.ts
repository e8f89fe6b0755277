/** A room full of pictures: what is near is there, and nothing that comes moves anything. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { openApp } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { lookBack, sameSight, sightOf } from "../support/conversation_page.ts";
import { inMessages, layPictures } from "../support/many_pictures.ts";
import { startServer } from "../support/server.ts";
import { Traffic } from "../support/traffic.ts";

const PICTURES = 1_000;
/** So far beyond what is seen a browser looks for pictures, and a bit. */
const NEAR_PX = 3_200;
const MOST_ASKED = 60;
/** Some hundred lines, with two or three of them each. */
const MOST_DRAWN = 350;

async function scene() {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startServer());
  const place = await busyPlace(server);
  const room = place.rooms.saturday;
  const by = place.people.ines.user;
  const { store, files: { blobs } } = server.chat;
  const ids = await layPictures(store, blobs, { by, count: PICTURES });
  const said: MessageId[] = [];
  for (const files of inMessages(ids)) said.push(await place.say("ines", room, "", { files }));
  const browser = resources.use(await TestBrowser.open());
  const page = await openApp({ server, place, browser }, "/activity");
  const traffic = new Traffic(page);
  resources.defer(() => traffic.isOver());
  const owned = resources.move();
  return {
    ...{ page, traffic, said, room },
    async opens() {
      await page.locator(`.rail a[href="/r/${room}"]`).click();
      await page.locator(".messages-lines .picture").last().waitFor();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** How many stand there, and how far the farthest of those that have come is from what is seen. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const seen = document.querySelector(".messages-scroll")!.getBoundingClientRect();
    const pictures = [
      ...document.querySelectorAll<HTMLImageElement>(".messages-lines .picture img"),
    ];
    const away = pictures.filter(({ complete, naturalWidth }) => complete && naturalWidth > 0)
      .map((picture) => {
        const { top, bottom } = picture.getBoundingClientRect();
        return Math.max(seen.top - bottom, top - seen.bottom);
      });
    return { pictures: pictures.length, farthest: Math.max(...away) };
  });

const areThere = (page: Page) =>
  page.waitForFunction(() => {
    const { top, bottom } = document.querySelector(".messages-scroll")!.getBoundingClientRect();
    const seen = [...document.querySelectorAll<HTMLImageElement>(".messages-lines .picture img")]
      .filter((picture) => {
        const box = picture.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      });
    return seen.length > 0 &&
      seen.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  });

/** As a link does that somebody has sent. */
async function jump(page: Page, room: RoomId, to: MessageId): Promise<void> {
  await page.evaluate((path) => {
    const link = Object.assign(document.createElement("a"), { href: path });
    document.body.append(link);
    link.click();
    link.remove();
  }, `/r/${room}/m/${to}`);
  await page.locator(`.messages-lines [data-id="${to}"]`).waitFor();
  // Until all lines around it are drawn
  await lookBack(page, 0);
}

Deno.test("of a thousand pictures those near the screen are fetched, and a bounded number is drawn", async () => {
  await using parts = await scene();
  const { page, traffic, opens, said, room } = parts;
  const asked = () => traffic.count(/\/(previews|files)\//);
  await opens();
  for (const to of [null, said[0]!, said[200]!]) {
    const before = asked();
    if (to !== null) await jump(page, room, to);
    await areThere(page);
    const { pictures, farthest } = await drawn(page);
    assert.ok(farthest < NEAR_PX, `one was fetched that is ${farthest} away`);
    assert.ok(asked() - before < MOST_ASKED, `${asked() - before} were asked for`);
    assert.ok(pictures < MOST_DRAWN, `${pictures} were drawn`);
  }
  for (let screens = 0; screens < 8; screens++) {
    await lookBack(page, 10);
    const { pictures } = await drawn(page);
    assert.ok(pictures < MOST_DRAWN, `${pictures} were drawn`);
  }
});

Deno.test("who jumps far up, and down again, sees nothing move when pictures come", async () => {
  await using parts = await scene();
  const { page, said, room, opens } = parts;
  await opens();
  await areThere(page);
  const gate = { open: () => {}, isOpen: Promise.resolve() };
  const shut = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    Object.assign(gate, { open: resolve, isOpen: promise });
  };
  await page.route("**/previews/*", async (route) => {
    await gate.isOpen;
    await route.continue();
  });
  for (const at of [30, 200, said.length - 5]) {
    shut();
    await jump(page, room, said[at]!);
    const sight = await sightOf(page);
    const before = await heightsOf(page);
    gate.open();
    await areThere(page);
    await sameSight(page, sight);
    const after = new Map(await heightsOf(page));
    const stayed = before.filter(([key]) => after.has(key));
    assert.ok(stayed.length > 20, "there is much to be moved");
    for (const [key, height] of stayed) assert.equal(after.get(key), height, key);
  }
});

/** Of each message. Others may be drawn meanwhile, further away. */
const heightsOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".messages-lines [data-id]")]
      .map((line) => [line.dataset["id"]!, line.getBoundingClientRect().height] as const)
  );
