/** What another app of the device shares: where it is to go is chosen, and there it waits to be sent. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { archiveRoom } from "../../lib/actions/mod.ts";
import { chat, common, errors } from "../../lib/words/en.ts";
import { comesToHold, isAlive, isFocused, openApp } from "../support/app_page.ts";
import { attachingScene } from "../support/attaching_scene.ts";
import { axeViolations, NOT_REACHED, PHONE } from "../support/browser.ts";
import { fieldOf, hasMessage } from "../support/conversation_page.ts";
import { pictureFile, seesPictures, textFile, trayIs, trayOf } from "../support/given_files.ts";
import { isReceiving, share } from "../support/sharing.ts";

const { attaching } = chat;
const words = chat.share;

const YARD = pictureFile("yard.png");
const MINUTES = textFile("minutes.txt", "Present: all");

const phone = { size: PHONE, touch: true } as const;

const searchOf = (page: Page) => page.getByRole("combobox", { name: chat.views.share });
const filesOf = (page: Page) => page.getByRole("list", { name: words.what }).getByRole("listitem");

const waitsForNothing = (page: Page) => page.getByText(words.none(common.product)).waitFor();

/** The databases of what was shared. */
const keptIn = (page: Page) =>
  page.evaluate(async () => {
    const all = await indexedDB.databases();
    return all.flatMap(({ name }) => name?.endsWith(".shared") ? [name] : []);
  });

Deno.test("what is shared lies in the conversation that is chosen for it, and is sent from there", async () => {
  await using parts = await attachingScene();
  const { server, place, path } = parts;
  const ines = await openApp(parts, path, { who: "ines" });
  const mara = await openApp(parts, path, phone);
  await fieldOf(mara).fill("Before");
  await isReceiving(mara);
  assert.deepEqual(await keptIn(mara), []);
  await share(mara, server.address, {
    ...{ title: "The yard", text: "The yard\r\nin the sun", url: "https://yard.example/1" },
    files: [YARD, MINUTES],
  });
  assert.equal(new URL(mara.url()).pathname, "/share");
  await isAlive(mara);
  await filesOf(mara).nth(1).waitFor();
  await mara.locator(".tray img").waitFor();
  await mara.getByText("The yard in the sun https://yard.example/1").waitFor();
  assert.deepEqual(await axeViolations(mara), []);
  assert.ok(await searchOf(mara).evaluate((field) => field !== document.activeElement));

  await searchOf(mara).fill("tool");
  await mara.getByRole("option", { name: "tool-shed" }).click();
  await mara.waitForURL(`**/r/${place.rooms.tools}`);
  await trayIs(mara, "yard.png there", "minutes.txt there");
  await comesToHold(fieldOf(mara), "Before\nThe yard\nin the sun\nhttps://yard.example/1");
  await mara.getByRole("button", { name: chat.composer.send, exact: true }).click();
  await seesPictures(ines, 1);
  const sent = ines.locator(".message[data-row]", { hasText: "in the sun" });
  await sent.getByText("minutes.txt").waitFor();
  await mara.goto(`${server.address}/share`);
  await waitsForNothing(mara);
});

Deno.test("only where one may write; what is cancelled is gone, and what is too much is left out and told", async () => {
  await using parts = await attachingScene();
  const { server, place, path } = parts;
  const ground = { store: server.chat.store, now: () => server.clock.now() };
  const closing = { room: place.rooms.clocks, on: true };
  assert.ok((await archiveRoom(ground, place.people.mara.user, closing)).ok);
  const mara = await openApp(parts, path);
  await isReceiving(mara);
  const many = Array.from({ length: 11 }, (_, at) => textFile(`${at}.txt`, `${at}`));
  await share(mara, server.address, { files: many });
  await isAlive(mara);
  await filesOf(mara).nth(9).waitFor();
  assert.equal(await filesOf(mara).count(), 10);
  await mara.getByText(attaching.notTaken.tooMany(10, 1)).waitFor();
  await isFocused(searchOf(mara));
  assert.deepEqual(await axeViolations(mara), []);
  await searchOf(mara).fill("clocks");
  await mara.getByText(chat.switcher.nothing("clocks")).waitFor();
  await mara.getByRole("button", { name: common.cancel }).click();
  await mara.waitForURL("**/r");
  assert.deepEqual(await trayOf(mara), []);
  await mara.goto(`${server.address}/share`);
  await waitsForNothing(mara);
  await mara.keyboard.press("Control+k");
  await mara.getByRole("combobox", { name: chat.switcher.title }).fill("Share to");
  await mara.getByText(chat.switcher.nothing("Share to")).waitFor();
});

Deno.test("a page of another site puts nothing there, and the script beside the pages answers nothing else", async () => {
  await using parts = await attachingScene();
  const { server, path, browser } = parts;
  const mara = await openApp(parts, path);
  await isReceiving(mara);
  await using elsewhere = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => new Response("<title>Win</title>", { headers: { "content-type": "text/html" } }),
  );
  await mara.goto(`http://127.0.0.1:${elsewhere.addr.port}/`);
  browser.forgive(/403 \(Forbidden\).*\/share\/take/);
  await share(mara, server.address, { text: "Buy this", files: [YARD] });
  await mara.getByText(errors.forbidden.title).waitFor();
  await mara.goto(`${server.address}/share`);
  await waitsForNothing(mara);
  assert.deepEqual(await keptIn(mara), []);
  assert.equal(await mara.evaluate(() => navigator.serviceWorker.controller), null);
  // To look at that address is the server's to answer
  const [answer] = await Promise.all([
    mara.waitForResponse("**/share/take"),
    mara.goto(`${server.address}/share/take`),
  ]);
  assert.deepEqual([answer.status(), answer.fromServiceWorker()], [302, false]);
});

Deno.test("a page that hides where it is of gets no further than to the shelf", async () => {
  await using parts = await attachingScene();
  const { server, path } = parts;
  const ines = await openApp(parts, path, { who: "ines" });
  const mara = await openApp(parts, path);
  await isReceiving(mara);
  await share(mara, server.address, { text: "What was to be sent" });
  await isAlive(mara);
  const headers = { "content-type": "text/html", "referrer-policy": "no-referrer" };
  await using elsewhere = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => new Response("<title>Win</title>", { headers }),
  );
  await mara.goto(`http://127.0.0.1:${elsewhere.addr.port}/`);
  await share(mara, server.address, {});
  await isAlive(mara);
  await mara.getByText("What was to be sent").waitFor();
  await mara.goto(`http://127.0.0.1:${elsewhere.addr.port}/`);
  await share(mara, server.address, { text: "Buy this" });
  await isAlive(mara);
  await mara.getByText("Buy this").waitFor();
  await mara.goto(server.address + path);
  await isAlive(mara);
  assert.equal(await fieldOf(mara).inputValue(), "");
  assert.deepEqual(await trayOf(mara), []);
  await parts.place.say("mara", parts.place.rooms.tools, "Nothing came before this");
  await hasMessage(ines, "Nothing came before this");
  assert.equal(await ines.getByText("Buy this").count(), 0);
});

Deno.test("where the device has no room for files the words are there, and it says so", async () => {
  await using parts = await attachingScene();
  const { server, path } = parts;
  const mara = await openApp(parts, path);
  await isReceiving(mara);
  await share(mara, server.address, { text: "Before" });
  const workers = mara.context().serviceWorkers();
  await workers.find((worker) => worker.url().endsWith("/share.js"))!.evaluate(fillUp);
  await share(mara, server.address, { text: "Look", files: [YARD, MINUTES] });
  await isAlive(mara);
  await mara.getByText(words.isFull(2)).waitFor();
  await mara.getByText("Look", { exact: true }).waitFor();
  assert.equal(await filesOf(mara).count(), 0);
});

/** Runs beside the page: from then on nothing large is kept. */
function fillUp(): void {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, key) {
    if (value.files.length > 0) throw new DOMException("There is no room", "QuotaExceededError");
    return put.call(this, value, key);
  };
}

Deno.test("what waits is forgotten after a day, and by who logs out", async () => {
  await using parts = await attachingScene();
  const { server, path } = parts;
  const mara = await openApp(parts, path);
  await isReceiving(mara);
  await share(mara, server.address, { text: "Soon too old" });
  await isAlive(mara);
  await mara.evaluate(makeOld);
  await mara.reload();
  await waitsForNothing(mara);
  await share(mara, server.address, { text: "Not for others" });
  await isAlive(mara);
  await mara.getByText("Not for others").waitFor();
  await mara.locator(".rail-place").click();
  await mara.getByRole("menuitem", { name: chat.rail.menu.logOut }).click();
  await mara.waitForURL(/login/);
  assert.deepEqual(await keptIn(mara), []);
});

/** Runs in the page. */
function makeOld(): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open("parley.shared");
    opening.onsuccess = () => {
      const store = opening.result.transaction("shared", "readwrite").objectStore("shared");
      const reading = store.get("latest");
      reading.onsuccess = () => {
        store.put({ ...reading.result, at: Date.now() - 25 * 60 * 60 * 1000 }, "latest");
        store.transaction.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    };
  });
}

Deno.test("without a connection it is chosen all the same, and goes when there is one again", async () => {
  await using parts = await attachingScene();
  const { server, place, browser, path } = parts;
  browser.forgive(NOT_REACHED);
  const ines = await openApp(parts, path, { who: "ines" });
  const mara = await openApp(parts, path);
  await isReceiving(mara);
  await share(mara, server.address, { text: "From the train", files: [YARD] });
  await isAlive(mara);
  await mara.context().setOffline(true);
  await searchOf(mara).fill("tool");
  await mara.keyboard.press("Enter");
  await mara.waitForURL(`**/r/${place.rooms.tools}`);
  await mara.locator("[data-attached]").waitFor();
  await fieldOf(mara).press("Enter");
  await mara.context().setOffline(false);
  await seesPictures(ines, 1);
  await hasMessage(ines, "From the train");
});

Deno.test("a browser finds all that it needs to put the place among the apps of a phone", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  const devtools = await mara.context().newCDPSession(mara);
  const { url, errors, data } = await devtools.send("Page.getAppManifest");
  assert.equal(url, `${parts.server.address}/manifest.webmanifest`);
  assert.deepEqual(errors, []);
  const { share_target: target } = JSON.parse(data!);
  assert.deepEqual([target.action, target.method], ["/share/take", "POST"]);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // All windows of tests are private ones
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId), ["in-incognito"]);
});
