import { App, trailingSlashes } from "fresh";
import { equal, ok } from "node:assert/strict";
import { ask, textOf } from "./support.ts";

const never = new App().use(trailingSlashes("never"))
  .get("/", () => new Response("index")).get("/a", () => new Response("a"));
const always = new App().use(trailingSlashes("always"))
  .get("/", () => new Response("index")).get("/a/", () => new Response("a"));

async function locationOf(app: App<unknown>, path: string): Promise<URL> {
  const response = await ask(app, path);
  ok(response.status >= 301 && response.status <= 308, `${response.status}`);
  return new URL(response.headers.get("location")!, "http://localhost/");
}

Deno.test("never: a slash at the end is taken away", async () => {
  equal((await locationOf(never, "/a/")).pathname, "/a");
  equal(await textOf(never, "/a"), "a");
  equal(await textOf(never, "/"), "index");
});

Deno.test("always: a slash at the end is added", async () => {
  equal((await locationOf(always, "/a")).pathname, "/a/");
  equal(await textOf(always, "/a/"), "a");
  equal(await textOf(always, "/"), "index");
});

Deno.test("the query is kept", async () => {
  equal((await locationOf(never, "/a/?x=1&y=/")).href, "http://localhost/a?x=1&y=/");
  equal((await locationOf(always, "/a?x=1")).href, "http://localhost/a/?x=1");
});

Deno.test("an address that begins with two slashes does not lead to another site", async () => {
  for (const path of ["//evil.com/", "///evil.com/", "/\\evil.com/", "//evil.com//"]) {
    equal((await locationOf(never, path)).hostname, "localhost", path);
  }
  for (const path of ["//evil", "///evil", "//user:x@evil"]) {
    equal((await locationOf(always, path)).hostname, "localhost", path);
  }
});
