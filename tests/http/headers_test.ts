import {
  deepStrictEqual as assertEquals,
  match,
  ok,
  strictEqual as assertIs,
} from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { HttpError } from "fresh";
import { createApp } from "../../main.ts";
import { rawGet, rawPost } from "../support/raw_get.ts";
import { startServer } from "../support/server.ts";

async function read(address: string, init: RequestInit = {}) {
  const response = await fetch(address, { redirect: "manual", ...init });
  return { response, text: await response.text(), headers: response.headers };
}

function directives(header: string | null): Map<string, string> {
  return new Map(
    (header ?? "").split("; ").map((directive) => {
      const [name = "", ...values] = directive.split(" ");
      return [name, values.join(" ")];
    }),
  );
}

const HEADERS = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(self), microphone=(self), display-capture=(self), geolocation=()",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const POLICY = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "font-src": "'self'",
  "img-src": "'self' data: blob:",
  "media-src": "'self' blob:",
  "worker-src": "'self'",
  "connect-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
  "manifest-src": "'self'",
};

Deno.test("every answer carries the policy and the headers that keep it in its place", async () => {
  await using server = await startServer();
  const paths = [
    "/",
    "/nowhere",
    "/styles.css",
    "/theme.css",
    "/healthz",
    "/version",
    "/index/",
    "/api/place",
    "/api/whoami",
    "/api/no",
  ];
  for (const path of paths) {
    const { headers } = await read(server.address + path);
    ok(headers.has("cache-control"), path);
    for (const [name, value] of Object.entries(HEADERS)) assertIs(headers.get(name), value, path);
    const policy = headers.get("content-security-policy")!.replaceAll(/ 'nonce-[^']+'/g, "");
    assertEquals(Object.fromEntries(directives(policy)), POLICY, path);
  }
});

Deno.test("scripts and styles are allowed from here, and by a nonce that no two pages share", async () => {
  await using server = await startServer();
  const nonces = new Set<string>();
  for (let i = 0; i < 5; i++) {
    const policy = directives((await read(server.address)).headers.get("content-security-policy"));
    for (const name of ["script-src", "style-src"]) {
      match(policy.get(name)!, /^'self' 'nonce-[\w+/=]{22,}'$/);
    }
    nonces.add(policy.get("script-src")!);
  }
  assertIs(nonces.size, 5);
});

Deno.test("no page has an inline style, an inline handler or a script without an address", async () => {
  await using server = await startServer({ mode: "development" });
  for (const path of ["/", "/nowhere", "/kit"]) {
    const { text } = await read(server.address + path);
    ok(text.startsWith("<!DOCTYPE html>"), path);
    ok(!/<[^>]+\sstyle=/.test(text), `${path} has a style attribute`);
    ok(!/<[^>]+\son[a-z]+=/.test(text), `${path} has an inline handler`);
    for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) {
      ok(/ src="\//.test(tag) || tag.includes('type="application/json"'), `${path} has ${tag}`);
    }
  }
});

Deno.test("the kit is served in development only", async () => {
  await using production = await startServer();
  await using development = await startServer({ mode: "development" });
  assertIs((await read(`${production.address}/kit`)).response.status, 404);
  assertIs((await read(`${development.address}/kit`)).response.status, 200);
});

Deno.test("stylesheets and scripts come compressed and may be kept for good", async () => {
  await using server = await startServer();
  const { text } = await read(server.address);
  const addresses = [...text.matchAll(/(?:src|href)="(\/[^"]+\.(?:css|js)[^"]*)"/g)]
    .map(([, address]) => address!.replaceAll("&amp;", "&"));
  ok(addresses.length >= 2);
  for (const address of addresses) {
    const { response, headers } = await read(server.address + address);
    assertIs(response.status, 200, address);
    match(headers.get("cache-control")!, /max-age=31536000, immutable/, address);
  }
  const styles = server.address + addresses.find((address) => address.startsWith("/styles.css"))!;
  const plain = await rawGet(styles);
  assertIs(plain.headers["content-encoding"], undefined);
  for (const [accepted, sent] of [["gzip", "gzip"], ["gzip, br", "br"], ["br;q=0, gzip", "gzip"]]) {
    const packed = await rawGet(styles, { "accept-encoding": accepted! });
    assertIs(packed.headers["content-encoding"], sent);
    assertIs(packed.headers.vary, "accept-encoding");
    const unpack = sent === "br" ? brotliDecompressSync : gunzipSync;
    assertEquals(new Uint8Array(unpack(packed.body)), new Uint8Array(plain.body));
  }
});

Deno.test("fonts are fetched once, and what is not there is not kept", async () => {
  await using server = await startServer();
  const { text } = await read(server.address);
  const font = /<link[^>]*as="font"[^>]*>/.exec(text)![0].match(/href="([^"]+)"/)![1]!;
  const { response, headers } = await read(server.address + font);
  assertIs(response.status, 200);
  assertIs(headers.get("content-type"), "font/woff2");
  match(headers.get("cache-control")!, /immutable/);
  const again = await read(server.address + font, { headers: { "if-none-match": "*" } });
  assertIs(again.response.status, 304);
  match(again.headers.get("cache-control")!, /immutable/);
  const missing = await read(`${server.address}/fonts/none.woff2`);
  assertIs(missing.response.status, 404);
  ok(!missing.headers.get("cache-control")?.includes("immutable"));
});

Deno.test("another address for the colour is not kept, for it may be an old one", async () => {
  await using server = await startServer();
  for (const path of ["/theme.css", "/theme.css?v=old"]) {
    const { headers, text } = await read(server.address + path);
    assertIs(headers.get("cache-control"), "no-cache");
    match(text, /^:root\{--accent-hue:\d+\}$/);
  }
});

Deno.test("a form from another site is refused", async () => {
  await using server = await startServer();
  const strangers: HeadersInit[] = [
    { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    { "sec-fetch-site": "same-site", origin: "http://other.localhost" },
    { origin: "https://evil.example" },
    {},
  ];
  for (const headers of strangers) {
    const { response } = await read(server.address, { method: "POST", headers });
    assertIs(response.status, 403, JSON.stringify(headers));
  }
  const { response } = await read(server.address, {
    method: "POST",
    headers: { origin: server.address },
  });
  assertIs(response.status, 405);
});

Deno.test("behind a proxy the public address is the one that counts", async () => {
  await using server = await startServer({ env: { PARLEY_ORIGIN: "https://chat.example.org" } });
  const host = "chat.example.org";
  const post = (origin: string) => rawPost(server.address, { host, origin });
  assertIs(await post("https://chat.example.org"), 405);
  assertIs(await post("https://evil.example"), 403);
  assertIs(await post("http://chat.example.org"), 403);
  assertIs(await post(server.address), 403);
});

Deno.test("who was here by https comes by nothing else for two years", async () => {
  const strict = async (origin: string) => {
    await using server = await startServer({ env: { PARLEY_ORIGIN: origin } });
    const { host } = new URL(origin);
    const answers = ["/", "/styles.css", "/nowhere"].map(async (path) => {
      const { headers } = await rawGet(server.address + path, { host });
      return headers["strict-transport-security"];
    });
    return await Promise.all(answers);
  };
  const [none, twoYears] = [undefined, "max-age=63072000"];
  assertEquals(await strict("https://chat.example.org"), [twoYears, twoYears, twoYears]);
  assertEquals(await strict("http://chat.example.org"), [none, none, none]);
  assertEquals(await strict("https://localhost:8443"), [none, none, none]);
});

Deno.test("healthz tells whether the store answers", async () => {
  await using server = await startServer();
  const { response, text } = await read(`${server.address}/healthz`);
  assertIs(response.status, 200);
  assertEquals(JSON.parse(text), { healthy: true });
  await server.chat.close();
  assertIs((await read(`${server.address}/healthz`)).response.status, 503);
});

Deno.test("version says what runs here", async () => {
  await using server = await startServer();
  const version = JSON.parse((await read(`${server.address}/version`)).text);
  match(version.version, /^\d+\.\d+\.\d+/);
  match(version.fresh, /2\.\d+\.\d+/);
});

Deno.test("a page that is not there says so, with a way home", async () => {
  await using server = await startServer();
  const { response, text } = await read(`${server.address}/no/such/page`);
  assertIs(response.status, 404);
  match(response.headers.get("content-type")!, /text\/html/);
  match(text, /<a[^>]+href="\/"/);
});

Deno.test("a fault is a page that helps, and does not show what went wrong inside", async () => {
  await using server = await startServer();
  server.chat.healthy = () => Promise.reject(new Error("the inner part"));
  const { response, text, headers } = await read(`${server.address}/healthz`);
  assertIs(response.status, 500);
  match(headers.get("content-type")!, /text\/html/);
  ok(headers.has("content-security-policy"));
  ok(!text.includes("the inner part"));
  match(
    server.logged.join("\n"),
    /^\S+ error fault method="GET" path="\/healthz" error="Error: the inner part/,
  );
  match(text, /<h1/);
});

Deno.test("without a chat there is still an answer, with its headers and without the reason", async () => {
  const handler = createApp(() => Promise.reject(new HttpError(503))).handler();
  const response = await handler(new Request("http://localhost/healthz"));
  assertIs(response.status, 503);
  for (const [name, value] of Object.entries(HEADERS)) assertIs(response.headers.get(name), value);
  ok(response.headers.has("content-security-policy"));
});

Deno.test("an address with a slash too many leads to the page, on this site", async () => {
  await using server = await startServer();
  assertIs((await read(`${server.address}/version/`)).headers.get("location"), "/version");
  const { headers } = await read(`${server.address}//evil.example/`);
  const target = new URL(headers.get("location") ?? "/", server.address);
  assertIs(target.origin, server.address);
});
