import { App, staticFiles } from "fresh";
import { asset, assetSrcSet } from "fresh/runtime";
import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { FIXTURE, withFixture } from "./fixture.ts";
import { ask, rawGet, serve, textOf } from "./support.ts";

const app = withFixture(
  new App().use(staticFiles()).get(
    "/asset",
    (ctx) => ctx.text(asset(ctx.url.hash || "/plain.txt")),
  ),
);

Deno.test("files of the static folder are served from the root, with their type", async () => {
  const response = await ask(app, "/plain.txt");
  equal(response.status, 200);
  match(response.headers.get("content-type")!, /^text\/plain/);
  equal(await response.text(), "plain text\n");
  equal(await textOf(app, "/folder/below.txt"), "below\n");
  match((await ask(app, "/long.css")).headers.get("content-type")!, /^text\/css/);
});

Deno.test("files are served byte by byte", async () => {
  deepEqual([...await (await ask(app, "/raw.bin")).bytes()], [0, 1, 2, 255]);
  const expected = await Deno.readTextFile(new URL("static/long.css", FIXTURE));
  equal(await textOf(app, "/long.css"), expected);
});

Deno.test("names may hold spaces, signs and per cent signs", async () => {
  equal(await textOf(app, "/two%20words.txt"), "two words\n");
  equal(await textOf(app, "/a@2x.txt"), "at\n");
  equal(await textOf(app, "/100%25.txt"), "percent\n");
});

Deno.test("what is no file goes on to the routes", async () => {
  equal((await ask(app, "/nothing.txt")).status, 404);
  equal((await ask(app, "/folder")).status, 404);
  equal((await ask(app, "/100%.txt")).status, 404);
  equal((await ask(app, "/%ff.txt")).status, 404);
});

Deno.test("without the middleware no file is served", async () => {
  const bare = withFixture(new App().get("/", () => new Response("index")));
  equal((await ask(bare, "/plain.txt")).status, 404);
});

Deno.test("files are read only: other methods go on to the routes", async () => {
  notEqual((await ask(app, "/plain.txt", { method: "POST" })).status, 200);
  notEqual((await ask(app, "/plain.txt", { method: "DELETE" })).status, 200);
});

Deno.test("HEAD tells of a file without sending it", async () => {
  await using server = serve(app);
  const response = await fetch(`${server.origin}/plain.txt`, { method: "HEAD" });
  equal(response.status, 200);
  match(response.headers.get("content-type")!, /^text\/plain/);
  equal(await response.text(), "");
});

Deno.test("a file has an ETag, and who knows it is told that nothing changed", async () => {
  const first = await ask(app, "/plain.txt");
  const etag = first.headers.get("etag")!;
  ok(etag);
  const again = await ask(app, "/plain.txt", { headers: { "if-none-match": etag } });
  equal(again.status, 304);
  equal(await again.text(), "");
  const other = await ask(app, "/plain.txt", { headers: { "if-none-match": '"other"' } });
  equal(other.status, 200);
});

Deno.test("the ETag follows the content", async () => {
  const [a, b, again] = await Promise.all(
    ["/plain.txt", "/long.css", "/plain.txt"].map(async (path) =>
      (await ask(app, path)).headers.get("etag")
    ),
  );
  notEqual(a, b);
  equal(a, again);
});

Deno.test("an address from asset() may be kept for a year, a plain one may not", async () => {
  const address = await textOf(app, "/asset");
  match(address, /^\/plain\.txt\?/);
  const cached = await ask(app, address);
  equal(await cached.text(), "plain text\n");
  match(cached.headers.get("cache-control")!, /max-age=31536000/);
  match(cached.headers.get("cache-control")!, /immutable/);
  const plain = await ask(app, "/plain.txt");
  ok(!/immutable/.test(plain.headers.get("cache-control") ?? ""));
});

Deno.test("an address with the mark of another build is not kept", async () => {
  const address = await textOf(app, "/asset");
  const other = await ask(app, address.replace(/=.*$/, "=another"));
  ok(!/immutable/.test(other.headers.get("cache-control") ?? ""));
});

Deno.test("asset() leaves other sites' addresses alone and keeps query and fragment", () => {
  equal(asset("https://example.com/a.png"), "https://example.com/a.png");
  const marked = asset("/a.png?x=1#part");
  match(marked, /^\/a\.png\?x=1&[^#]+#part$/);
});

Deno.test("assetSrcSet() marks each address", () => {
  const parts = assetSrcSet("/a.png 1x, /b.png 2x").split(", ");
  match(parts[0]!, /^\/a\.png\?\S+ 1x$/);
  match(parts[1]!, /^\/b\.png\?\S+ 2x$/);
});

Deno.test("no spelling of a path leads out of the static folder", async () => {
  await using server = serve(app);
  // The folder's neighbour: it is there to be stolen.
  await Deno.stat(new URL("main.ts", FIXTURE));
  const climbs = [
    "/../main.ts",
    "/folder/../../main.ts",
    "/..%2fmain.ts",
    "/%2e%2e/main.ts",
    "/%2e%2e%2fmain.ts",
    "/.%2e/main.ts",
    "/..%5cmain.ts",
    "/..\\main.ts",
    "/%252e%252e%252fmain.ts",
    "/folder/%2e%2e/%2e%2e/main.ts",
    "//../main.ts",
    "/./../main.ts",
    "/..;/main.ts",
    "/%00/../main.ts",
    "/plain.txt%00.ts",
    "/..%c0%afmain.ts",
    "/static/../main.ts",
    FIXTURE.pathname + "main.ts",
    "/file://" + FIXTURE.pathname + "main.ts",
  ];
  for (const climb of climbs) {
    const answer = await rawGet(server.port, climb);
    match(answer, /^HTTP\/1\.1 (400|404) /, climb);
    ok(!answer.includes("staticFiles"), climb);
  }
  match(await rawGet(server.port, "/folder/below.txt"), /^HTTP\/1\.1 200 /);
});

Deno.test("below a base path files stand there", async () => {
  const based = withFixture(
    new App({ basePath: "/ui" }).use(staticFiles()).get("/", () => new Response()),
  );
  equal(await textOf(based, "/ui/plain.txt"), "plain text\n");
});
