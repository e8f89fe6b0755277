import { App } from "fresh";
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { fixtureApp, withFixture } from "./fixture.ts";
import type { State } from "./fixture/define.ts";
import { ask, textOf } from "./support.ts";

const app = fixtureApp();

/** The layouts around a page, from the outermost on. */
function layoutsIn(html: string): string[] {
  return [...html.matchAll(/data-layout="(\w+)"/g)].map(([, name]) => name!);
}

Deno.test("index files stand for their folder", async () => {
  match(await textOf(app, "/"), /<h1>index<\/h1>/);
  match(await textOf(app, "/blog"), /<h1>blog<\/h1>/);
  equal((await ask(app, "/index")).status, 404);
});

Deno.test("a segment in brackets is a param, and a plain name goes first", async () => {
  match(await textOf(app, "/blog/hello"), /<h1>post hello by \/blog\/:slug<\/h1>/);
  match(await textOf(app, "/blog/two%20words"), /<h1>post two words by/);
  match(await textOf(app, "/blog/new"), /<h1>new post<\/h1>/);
  equal(await textOf(app, "/blog/hello/comments"), "comments on hello");
  equal((await ask(app, "/blog/hello/other")).status, 404);
});

Deno.test("three dots take the rest of the path, after all that is more exact", async () => {
  equal(await textOf(app, "/old/a/b/c"), "old a/b/c");
  equal(await textOf(app, "/old/known"), "known");
  equal(await textOf(app, "/old/a"), "id a");
});

Deno.test("double brackets make a segment optional", async () => {
  equal(await textOf(app, "/docs"), "docs latest");
  equal(await textOf(app, "/docs/canary"), "docs canary");
  equal((await ask(app, "/docs/canary/more")).status, 404);
  equal(await textOf(app, "/api/endpoint"), "endpoint ");
  equal(await textOf(app, "/api/1/endpoint"), "endpoint 1");
});

Deno.test("a middleware at a path applies to files below it, an optional segment between or not", async () => {
  const app = withFixture(
    new App<State>()
      .use("/api", async (ctx) => {
        const response = await ctx.next();
        response.headers.set("api", "yes");
        return response;
      })
      .fsRoutes(),
  );
  for (const path of ["/api/users", "/api/endpoint", "/api/1/endpoint"]) {
    equal((await ask(app, path)).headers.get("api"), "yes", path);
  }
  equal((await ask(app, "/docs")).headers.get("api"), null);
});

Deno.test("folders in parentheses are no part of the address", async () => {
  match(await textOf(app, "/career"), /<h1>career<\/h1>/);
  match(await textOf(app, "/archive"), /<h1>archive<\/h1>/);
  equal((await ask(app, "/marketing/career")).status, 404);
  equal((await ask(app, "/(marketing)/career")).status, 404);
});

Deno.test("a group's layout and middleware are for that group alone", async () => {
  const career = await ask(app, "/career");
  equal(career.headers.get("trail"), "root1 root2 marketing");
  deepEqual(layoutsIn(await career.text()), ["root", "marketing"]);
  const archive = await ask(app, "/archive");
  equal(archive.headers.get("trail"), "root1 root2");
  deepEqual(layoutsIn(await archive.text()), ["root"]);
});

Deno.test("files in (_components) and (_islands) are used by pages and are no pages", async () => {
  const html = await textOf(app, "/career");
  match(html, /apply now/);
  match(html, /visitors: /);
  for (const path of ["/Stats", "/CallToAction", "/(_islands)/Stats"]) {
    equal((await ask(app, path)).status, 404, path);
  }
});

Deno.test("files that begin with an underscore are no pages", async () => {
  for (const name of ["_app", "_layout", "_middleware", "_error", "_404"]) {
    equal((await ask(app, `/${name}`)).status, 404, name);
  }
});

Deno.test("middlewares run from the outermost folder to the innermost", async () => {
  equal((await ask(app, "/")).headers.get("trail"), "root1 root2");
  equal((await ask(app, "/blog")).headers.get("trail"), "root1 root2 blog");
  equal((await ask(app, "/blog/x/comments")).headers.get("trail"), "root1 root2 blog");
});

Deno.test("layouts nest as folders do, within the app wrapper", async () => {
  const html = await textOf(app, "/blog/hello");
  deepEqual(layoutsIn(html), ["root", "blog"]);
  match(html, /<html lang="en">.*<body.*data-layout="root".*data-layout="blog".*<h1>/s);
  match(html, /data-slug="hello"/);
  match(html, /data-path="\/blog\/hello"/);
});

Deno.test("the app wrapper sees what middlewares left in the state", async () => {
  match(await textOf(app, "/blog"), /data-trail="root1 root2 blog"/);
});

Deno.test("a page may leave out the layouts", async () => {
  const html = await textOf(app, "/plain");
  deepEqual(layoutsIn(html), []);
  match(html, /<title>Fixture<\/title>/);
});

Deno.test("a page may leave out the app wrapper", async () => {
  const html = await textOf(app, "/embed");
  match(html, /<h1>embedded<\/h1>/);
  match(html, /<html lang="fr">/);
  ok(!html.includes("Fixture"));
});

Deno.test("a layout may leave out those around it", async () => {
  const html = await textOf(app, "/admin");
  deepEqual(layoutsIn(html), ["admin"]);
  match(html, /<title>Fixture<\/title>/);
});

Deno.test("handlers by method, one for all, under either name", async () => {
  deepEqual(await (await ask(app, "/api/users")).json(), { users: [] });
  equal((await ask(app, "/api/users", { method: "POST" })).status, 201);
  equal((await ask(app, "/api/users", { method: "DELETE" })).status, 405);
  equal(await textOf(app, "/docs", { method: "PUT" }), "docs latest");
});

Deno.test("a page without handlers answers GET alone", async () => {
  equal((await ask(app, "/")).status, 200);
  equal((await ask(app, "/", { method: "POST" })).status, 405);
});

Deno.test("routeOverride replaces the pattern that the file's name gives", async () => {
  deepEqual(await (await ask(app, "/x/fresh@2")).json(), { module: "fresh", version: "2" });
  equal((await ask(app, "/override")).status, 404);
});

Deno.test("a handler gives its page data, and with page() a status and headers", async () => {
  const got = await ask(app, "/data");
  equal(got.status, 200);
  match(await got.text(), /<h1>data from get<\/h1>/);
  const posted = await ask(app, "/data", {
    method: "POST",
    body: new URLSearchParams({ from: "form" }),
  });
  equal(posted.status, 201);
  equal(posted.headers.get("x-foo"), "abc");
  match(posted.headers.get("content-type")!, /^text\/html/);
  match(await posted.text(), /<h1>data from form<\/h1>/);
  equal(await textOf(app, "/data", { method: "DELETE" }), "gone");
});

Deno.test("an async page may load, redirect, or say that there is nothing", async () => {
  match(await textOf(app, "/async"), /<h1>loaded<\/h1>/);
  const redirect = await ask(app, "/async?wanted=redirect");
  equal(redirect.status, 302);
  equal(redirect.headers.get("location"), "/elsewhere");
  const missing = await ask(app, "/async?wanted=missing");
  equal(missing.status, 404);
  match(await missing.text(), /nothing at \/async/);
});

for (
  const [path, place] of Object.entries({
    handler: "a handler",
    component: "a component",
    async: "an async component",
    middleware: "a middleware",
    layout: "a layout",
  })
) {
  Deno.test(`_error shows what is thrown in ${place}, in the app wrapper`, async () => {
    const response = await ask(app, `/fail/${path}`);
    equal(response.status, 500);
    const html = await response.text();
    match(html, new RegExp(`error: in ${place}`));
    match(html, /<title>Fixture<\/title>/);
  });
}

Deno.test("_error is given an HttpError with its status", async () => {
  const response = await ask(app, "/fail/teapot");
  equal(response.status, 418);
  match(await response.text(), /error 418/);
});

Deno.test("_error of the innermost folder shows the error", async () => {
  const response = await ask(app, "/admin/broken");
  equal(response.status, 500);
  match(await response.text(), /admin: broken/);
});

Deno.test("_404 shows that nothing was found, whoever found it out", async () => {
  for (const path of ["/nowhere", "/fail/missing", "/blog/a/b", "/admin/nothing"]) {
    const response = await ask(app, path);
    equal(response.status, 404);
    const html = await response.text();
    ok(html.includes(`nothing at ${path}`), path);
    match(html, /<title>Fixture<\/title>/);
  }
});

Deno.test("error pages have the layout of their folder, and the state of the middlewares", async () => {
  for (const path of ["/nowhere", "/fail/handler"]) {
    const html = await textOf(app, path);
    deepEqual(layoutsIn(html), ["root"], path);
    match(html, /data-trail="root1 root2"/);
  }
});

Deno.test("file routes may stand below a path", async () => {
  const app = withFixture(new App<State>().fsRoutes("/below/here"));
  match(await textOf(app, "/below/here"), /<h1>index<\/h1>/);
  match(await textOf(app, "/below/here/blog/hello"), /<h1>post hello/);
  equal((await ask(app, "/below/here/blog")).headers.get("trail"), "root1 root2 blog");
});

Deno.test("file routes take their place in the order of all that the app was told", async () => {
  const app = withFixture(
    new App<State>()
      .use((ctx) => {
        ctx.state.trail = ["first"];
        return ctx.next();
      })
      .fsRoutes()
      .use((ctx) => {
        ctx.state.trail.push("not for files");
        return ctx.next();
      }),
  );
  equal((await ask(app, "/blog")).headers.get("trail"), "first root1 root2 blog");
});

Deno.test("without a build there are no file routes", async () => {
  equal((await ask(new App<State>().fsRoutes(), "/")).status, 404);
});
