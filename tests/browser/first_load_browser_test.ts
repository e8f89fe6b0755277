/** How much a first visit to a room loads before it can be used, and whether anything moves meanwhile. */
import assert from "node:assert/strict";
import { firstLoad, watchPaints } from "../bench/web/first_load.ts";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { startServer } from "../support/server.ts";

const KIB = 1024;
/** What it comes to now, and a little air: it may shrink. The aim is 60 KiB of scripts. */
const MOST = { scriptKib: 60, styleKib: 20, allKib: 98, requests: 11 };

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

Deno.test("a page that comes in pieces, each of which is painted, moves nothing", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using slow = inPieces(server.address, await place.tokenOf("mara"));
  await using browser = await TestBrowser.open();
  const page = await browser.page();
  await page.addInitScript(watchPaints);
  await page.addInitScript(askWhenPainted);
  await page.goto(`${slow.address}/r/${place.rooms.saturday}`);
  await page.locator(".composer-tools").waitFor();
  const shift = await page.evaluate(() =>
    (globalThis as unknown as { seen: { shift: number } }).seen.shift
  );
  const isShown = await page.locator(".messages-lines .message").last().isVisible();
  await page.close();
  // No socket leads through here
  browser.takeComplaints();
  assert.equal(slow.pieces.sent, PIECES);
  assert.ok(isShown);
  assert.ok(shift <= 0.02, `moved by ${shift}`);
});

const PIECES = 12;

/** Each piece of the page is sent when the browser has asked for it, which it does when it has painted. */
function inPieces(address: string, token: string) {
  const ending = new AbortController();
  const pieces = { sent: 0 };
  let wanted = Promise.withResolvers<void>();
  async function* piecesOf(bytes: Uint8Array) {
    const size = Math.ceil(bytes.length / PIECES);
    for (let at = 0; at < bytes.length; at += size) {
      pieces.sent++;
      yield bytes.slice(at, at + size);
      await wanted.promise;
      wanted = Promise.withResolvers();
    }
  }
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, signal: ending.signal, onListen() {} },
    async (req) => {
      const { pathname, search } = new URL(req.url);
      if (pathname === "/painted") return wanted.resolve(), new Response();
      const headers = { cookie: `parley=${token}`, "accept-encoding": "identity" };
      const answer = await fetch(address + pathname + search, { headers });
      const type = answer.headers.get("content-type") ?? "";
      const bytes = await answer.bytes();
      const isPage = req.headers.get("sec-fetch-dest") === "document";
      const body = isPage ? ReadableStream.from(piecesOf(bytes)) : bytes;
      return new Response(body, { headers: { "content-type": type } });
    },
  );
  return {
    address: `http://127.0.0.1:${server.addr.port}`,
    pieces,
    async [Symbol.asyncDispose]() {
      ending.abort();
      await server.finished;
    },
  };
}

/** Runs in the page. */
function askWhenPainted(): void {
  const again = () => {
    requestAnimationFrame(() =>
      setTimeout(async () => {
        await fetch("/painted");
        if (document.readyState === "loading") again();
      })
    );
  };
  again();
}
