// The watchers themselves: a check that cannot fail would be worse than none.

import { match, ok, rejects } from "node:assert/strict";
import { axeViolations, TestBrowser } from "../support/browser.ts";

function serve(body: string): Deno.HttpServer<Deno.NetAddr> {
  const headers = {
    "content-type": "text/html",
    "content-security-policy": "default-src 'none'; script-src 'self'",
  };
  const page =
    `<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>x</title>${body}`;
  const handler = () => new Response(page, { headers });
  return Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, handler);
}

const addressOf = (server: Deno.HttpServer<Deno.NetAddr>) => `http://127.0.0.1:${server.addr.port}`;

Deno.test("a page that breaks its policy fails its test", async () => {
  for (const body of ["<script>1</script>", "<p style='color: red'>x</p>", "<img src='/x.png'>"]) {
    await using server = serve(body);
    const visit = async () => {
      await using browser = await TestBrowser.open();
      await (await browser.page()).goto(addressOf(server));
    };
    await rejects(visit, /The browser complained:\n.*Content Security Policy/, body);
  }
});

Deno.test("what was taken notice of fails no test", async () => {
  await using server = serve("<p style='color: red'>x</p>");
  await using browser = await TestBrowser.open();
  await (await browser.page()).goto(addressOf(server));
  match(browser.takeComplaints().join(), /Content Security Policy/);
});

Deno.test("a page that keeps people out is found", async () => {
  await using server = serve("<main><h1>x</h1><input></main>");
  await using browser = await TestBrowser.open();
  const page = await browser.page();
  await page.goto(addressOf(server));
  const found = await axeViolations(page);
  browser.takeComplaints();
  ok(found.some((violation) => violation.startsWith("label: ")), found.join("\n"));
});
