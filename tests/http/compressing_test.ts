import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { PASSWORD, ScriptlessBrowser, setUp } from "../support/scriptless_browser.ts";
import { rawGet } from "../support/raw_get.ts";
import { startServer } from "../support/server.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

Deno.test("a page comes as the browser takes it, and is the same page", async () => {
  await using server = await startServer();
  const ways = [
    ["gzip", "gzip", gunzipSync],
    ["gzip, deflate, br", "br", brotliDecompressSync],
    ["br;q=0, GZIP;q=0.5", "gzip", gunzipSync],
  ] as const;
  const plain = await rawGet(`${server.address}/login`);
  assert.equal(plain.headers["content-encoding"], undefined);
  assert.match(text(plain.body), /<\/html>/);
  for (const [accepted, encoding, unpack] of ways) {
    const { headers, body } = await rawGet(`${server.address}/login`, {
      "accept-encoding": accepted,
    });
    assert.equal(headers["content-encoding"], encoding);
    assert.match(headers.vary!, /\baccept-encoding\b/);
    assert.ok(body.length < plain.body.length / 2, `${body.length} of ${plain.body.length} bytes`);
    assert.equal(text(unpack(body)), text(plain.body));
  }
});

Deno.test("who takes nothing compressed gets the page as it is, and caches are told that there are others", async () => {
  await using server = await startServer();
  for (const accepted of ["identity", "gzip;q=0, br;q=0.000", "deflate"]) {
    const { headers, body } = await rawGet(`${server.address}/login`, {
      "accept-encoding": accepted,
    });
    assert.equal(headers["content-encoding"], undefined, accepted);
    assert.match(headers.vary!, /\baccept-encoding\b/, accepted);
    assert.match(text(body), /<\/html>/, accepted);
  }
});

Deno.test("small answers, empty ones and error pages are what they were", async () => {
  await using server = await startServer();
  const headers = { "accept-encoding": "gzip, br" };
  const health = await rawGet(`${server.address}/healthz`, headers);
  assert.equal(health.headers["content-encoding"], undefined);
  assert.equal(health.status, 200);
  const away = await rawGet(`${server.address}/r`, headers);
  assert.equal(away.status, 302);
  assert.equal(away.headers["content-encoding"], undefined);
  const missing = await rawGet(`${server.address}/nothing`, headers);
  assert.equal(missing.status, 404);
  assert.match(text(brotliDecompressSync(missing.body)), /<\/html>/);
});

Deno.test("a file is sent as the build made it, and not again to whoever has it", async () => {
  await using server = await startServer();
  const address = `${server.address}/styles.css`;
  const { headers, body } = await rawGet(address, { "accept-encoding": "br" });
  assert.equal(headers.vary, "accept-encoding");
  assert.ok(brotliDecompressSync(body).length > body.length);
  const again = await rawGet(address, {
    "accept-encoding": "br",
    "if-none-match": headers.etag!,
  });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
  assert.equal(again.headers["content-encoding"], undefined);
});

Deno.test("HEAD tells of a page what GET does, without the page", async () => {
  await using server = await startServer();
  const response = await fetch(`${server.address}/login`, {
    method: "HEAD",
    headers: { "accept-encoding": "gzip" },
  });
  assert.equal(response.status, 200);
  assert.match(response.headers.get("vary")!, /\baccept-encoding\b/);
  assert.equal((await response.bytes()).length, 0);
});

Deno.test("what another site has asked for with somebody's cookie tells nothing by its length", async () => {
  await using server = await startServer();
  await setUp(server);
  const browser = new ScriptlessBrowser(server.address);
  await browser.post("/login", { name: "ada", password: PASSWORD });
  const encodingOf = async (from: string | null) => {
    const { status, headers } = await rawGet(`${server.address}/account/devices`, {
      "accept-encoding": "gzip, br",
      cookie: browser.cookie,
      ...(from !== null && { "sec-fetch-site": from }),
    });
    assert.equal(status, 200);
    return headers["content-encoding"];
  };
  for (const own of ["same-origin", "none"]) {
    assert.equal(await encodingOf(own), "br");
  }
  for (const other of ["cross-site", "same-site", "", null]) {
    assert.equal(await encodingOf(other), undefined, `asked by ${other}`);
  }
  const door = await rawGet(`${server.address}/login`, {
    "accept-encoding": "br",
    "sec-fetch-site": "cross-site",
  });
  assert.equal(door.headers["content-encoding"], "br", "nobody's page holds nothing of anybody");
});
