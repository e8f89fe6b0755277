import { App, csrf, type CSRFOptions } from "fresh";
import { equal } from "node:assert/strict";
import { ask } from "./support.ts";

type Headers = Record<string, string>;

async function statusOf(
  headers: Headers,
  options?: CSRFOptions,
  method = "POST",
): Promise<number> {
  const app = new App().use(csrf(options)).all("/", () => new Response("done"));
  return (await ask(app, "/", { method, headers })).status;
}

const SAME_SITE = { "sec-fetch-site": "same-origin", origin: "http://localhost" };
const FRIEND = { "sec-fetch-site": "cross-site", origin: "https://friend.example" };
const STRANGER = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };

Deno.test("what the site's own pages send is let through", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    equal(await statusOf(SAME_SITE, {}, method), 200, method);
  }
});

Deno.test("what another site has a browser send is refused", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    equal(await statusOf(STRANGER, {}, method), 403, method);
  }
});

Deno.test("a form that another site sends is refused, whatever type it has", async () => {
  for (
    const type of ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]
  ) {
    equal(await statusOf({ ...STRANGER, "content-type": type }), 403, type);
  }
});

Deno.test("reading is always let through", async () => {
  for (const method of ["GET", "HEAD", "OPTIONS"]) {
    equal(await statusOf(STRANGER, {}, method), 200, method);
  }
});

Deno.test("a browser that sends no Sec-Fetch-Site is judged by the Origin", async () => {
  equal(await statusOf({ origin: "http://localhost" }), 200);
  equal(await statusOf({ origin: "https://localhost" }), 403);
  equal(await statusOf({ origin: "http://localhost:8000" }), 403);
  equal(await statusOf({ origin: "https://evil.example" }), 403);
  equal(await statusOf({ origin: "null" }), 403);
});

Deno.test("another origin may be trusted: one, several, or those that a function accepts", async () => {
  const ways: CSRFOptions[] = [
    { origin: "https://friend.example" },
    { origin: ["https://other.example", "https://friend.example"] },
    { origin: (origin) => /^https:\/\/friend\.example$/.test(origin) },
  ];
  for (const options of ways) {
    equal(await statusOf(FRIEND, options), 200);
    equal(await statusOf(STRANGER, options), 403);
    equal(await statusOf({ ...FRIEND, origin: "https://friend.example.evil" }, options), 403);
    equal(await statusOf(SAME_SITE, options), 200);
  }
});

Deno.test("a refused request never reaches the handler", async () => {
  let reached = false;
  const app = new App().use(csrf()).post("/", () => {
    reached = true;
    return new Response();
  });
  await ask(app, "/", { method: "POST", headers: STRANGER });
  equal(reached, false);
  await ask(app, "/", { method: "POST", headers: SAME_SITE });
  equal(reached, true);
});
