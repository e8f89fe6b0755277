/** How much a first visit to a room loads before it can be used, and whether anything moves meanwhile. */
import assert from "node:assert/strict";
import { firstLoad } from "../bench/web/first_load.ts";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { startServer } from "../support/server.ts";

const KIB = 1024;
/** What it comes to now, and a little air: it may shrink. The aim is 60 KiB of scripts. */
/** What it comes to now, and a little air: it may shrink. The aim is 60 KiB of scripts. */
const MOST = { scriptKib: 59, styleKib: 20, allKib: 97, requests: 11 };

Deno.test("a first visit to a room loads little, and nothing on it moves", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const page = await browser.page();
  const cookie = { name: "parley", value: await place.tokenOf("mara"), url: server.address };
  await page.context().addCookies([cookie]);
  const seen = await firstLoad(page, `${server.address}/r/${place.rooms.saturday}`);
  assert.ok(seen.scriptBytes <= MOST.scriptKib * KIB, `scripts: ${seen.scriptBytes} bytes`);
  assert.ok(seen.scriptBytes > 30 * KIB, "the scripts were counted");
  assert.ok(seen.styleBytes <= MOST.styleKib * KIB, `styles: ${seen.styleBytes} bytes`);
  assert.ok(seen.bytes <= MOST.allKib * KIB, `all: ${seen.bytes} bytes`);
  assert.ok(seen.requests <= MOST.requests, `${seen.requests} requests`);
  assert.ok(seen.shift <= 0.02, `moved by ${seen.shift}`);
  const icons = page.locator("svg > use:visible");
  assert.ok(await icons.count() > 10, "icons were looked at");
  for (const icon of await icons.all()) {
    assert.ok(await icon.evaluate((drawn: SVGGraphicsElement) => drawn.getBBox().height > 0));
  }
});
