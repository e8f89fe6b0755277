import assert from "node:assert/strict";
import { axeViolations, DESKTOP, PHONE, TestBrowser } from "../support/browser.ts";
import { startServer } from "../support/server.ts";

Deno.test("who comes by another address gets a page that can be read and copied from", async () => {
  await using server = await startServer({ env: { PARLEY_ORIGIN: "https://chat.example.org" } });
  await using browser = await TestBrowser.open();
  browser.forgive(/status of 421/);
  for (const size of [DESKTOP, PHONE]) {
    const page = await browser.page({ size });
    await page.goto(`${server.address}/login`);
    const command = await page.locator("pre").innerText();
    assert.equal(command, `PARLEY_ORIGIN=${server.address} deno task start`);
    const font = "getComputedStyle(document.querySelector('h1')).fontFamily";
    assert.match(`${await page.evaluate(font)}`, /Figtree/, "it looks like one of ours");
    assert.deepEqual(await axeViolations(page), []);
    const width = await page.evaluate("document.documentElement.scrollWidth") as number;
    assert.ok(width <= size.width, `${width} wide`);
  }
});
