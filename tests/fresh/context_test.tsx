import { App } from "fresh";
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { ask, textOf } from "./support.ts";

Deno.test("ctx.redirect answers 302, or what it is told", async () => {
  const app = new App()
    .get("/a", (ctx) => ctx.redirect("/new"))
    .get("/b", (ctx) => ctx.redirect("/new?x=1#y", 307))
    .get("/c", (ctx) => ctx.redirect("https://example.com/there"));
  const plain = await ask(app, "/a");
  equal(plain.status, 302);
  equal(plain.headers.get("location"), "/new");
  const other = await ask(app, "/b");
  equal(other.status, 307);
  equal(other.headers.get("location"), "/new?x=1#y");
  equal((await ask(app, "/c")).headers.get("location"), "https://example.com/there");
});

Deno.test("a redirect to a path that begins with two slashes stays on the site", async () => {
  const app = new App().get("/", (ctx) => ctx.redirect(ctx.url.searchParams.get("to")!));
  for (const to of ["//evil.com", "//evil.com/x?y", "///evil.com", "//evil.com//"]) {
    const { headers } = await ask(app, `/?to=${encodeURIComponent(to)}`);
    const { origin } = new URL(headers.get("location")!, "http://localhost/");
    equal(origin, "http://localhost", to);
  }
});

Deno.test("a redirect may get headers of a middleware", async () => {
  const app = new App()
    .use(async (ctx) => {
      const response = await ctx.next();
      response.headers.set("x-mark", "1");
      return response;
    })
    .get("/", (ctx) => ctx.redirect("/there"));
  equal((await ask(app, "/")).headers.get("x-mark"), "1");
});

Deno.test("ctx.text, ctx.html and ctx.json set the type, the status and headers", async () => {
  const init = { status: 201, headers: { "x-foo": "abc" } };
  const app = new App()
    .get("/text", (ctx) => ctx.text("<b>", init))
    .get("/html", (ctx) => ctx.html("<b>", init))
    .get("/json", (ctx) => ctx.json({ a: [1] }, init));
  const expected = { text: /^text\/plain/, html: /^text\/html/, json: /^application\/json/ };
  for (const [name, type] of Object.entries(expected)) {
    const response = await ask(app, `/${name}`);
    equal(response.status, 201);
    equal(response.headers.get("x-foo"), "abc");
    match(response.headers.get("content-type")!, type);
    equal(await response.text(), name === "json" ? '{"a":[1]}' : "<b>");
  }
});

Deno.test("ctx.render answers with a document that holds the JSX", async () => {
  const app = new App().get("/", (ctx) => ctx.render(<h1>hello</h1>));
  const response = await ask(app, "/");
  equal(response.status, 200);
  match(response.headers.get("content-type")!, /^text\/html/);
  const html = await response.text();
  match(html, /^<!doctype html>/i);
  match(html, /<h1>hello<\/h1>/);
});

Deno.test("ctx.render takes a status and headers", async () => {
  const app = new App().get(
    "/",
    (ctx) => ctx.render(<h1>short and stout</h1>, { status: 418, headers: { "x-foo": "abc" } }),
  );
  const response = await ask(app, "/");
  equal(response.status, 418);
  equal(response.headers.get("x-foo"), "abc");
  match(response.headers.get("content-type")!, /^text\/html/);
});

Deno.test("ctx.render of a whole document gives one document", async () => {
  const app = new App().get("/", (ctx) =>
    ctx.render(
      <html lang="de">
        <head>
          <title>own</title>
        </head>
        <body>
          <p>text</p>
        </body>
      </html>,
    ));
  const html = await textOf(app, "/");
  equal(html.match(/<html\b/g)?.length, 1);
  equal(html.match(/<body\b/g)?.length, 1);
  match(html, /lang="de"/);
});

Deno.test("text in JSX is escaped", async () => {
  const app = new App().get("/", (ctx) => {
    const { searchParams } = ctx.url;
    return ctx.render(<p title={searchParams.get("q")!}>{searchParams.get("q")}</p>);
  });
  const html = await textOf(app, `/?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  ok(!html.includes("<script>alert"));
  ok(!html.includes('title=""'));
});

Deno.test("ctx.url and ctx.req are those of the request", async () => {
  const app = new App().post("/a", async (ctx) =>
    ctx.json({
      path: ctx.url.pathname,
      q: ctx.url.searchParams.get("q"),
      header: ctx.req.headers.get("x-foo"),
      body: await ctx.req.text(),
    }));
  const init = { method: "POST", headers: { "x-foo": "abc" }, body: "text" };
  deepEqual(await (await ask(app, "/a?q=1", init)).json(), {
    path: "/a",
    q: "1",
    header: "abc",
    body: "text",
  });
});

Deno.test("ctx.error is null while nothing is wrong", async () => {
  const app = new App().get("/", (ctx) => ctx.json(ctx.error));
  equal(await textOf(app, "/"), "null");
});

Deno.test("ctx.config says that an app without a build is in production", async () => {
  const app = new App().get("/", (ctx) => ctx.json(ctx.config));
  const { mode, basePath } = await (await ask(app, "/")).json();
  deepEqual({ mode, basePath }, { mode: "production", basePath: "" });
});
