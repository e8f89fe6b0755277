import { App, type Context } from "fresh";
import { deepEqual, equal } from "node:assert/strict";
import { ask, serve, textOf } from "./support.ts";

const say = (text: string) => () => new Response(text);
const params = (ctx: Context<unknown>) => Response.json(ctx.params);

Deno.test("each method has its own routes", async () => {
  const app = new App()
    .get("/", say("get")).post("/", say("post")).put("/", say("put"))
    .patch("/", say("patch")).delete("/", say("delete"));
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    equal(await textOf(app, "/", { method }), method.toLowerCase());
  }
});

Deno.test("all() answers every method", async () => {
  const app = new App().all("/", (ctx) => new Response(ctx.req.method));
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    equal(await textOf(app, "/", { method }), method);
  }
});

Deno.test("an address that no route has is not found", async () => {
  const app = new App().get("/a", say("a")).get("/a/:id", say("id"));
  for (const path of ["/b", "/a/1/2", "/A"]) equal((await ask(app, path)).status, 404);
});

Deno.test("a method that a route does not have is not allowed", async () => {
  const app = new App().get("/a", say("a")).get("/b/:id", say("b"));
  equal((await ask(app, "/a", { method: "POST" })).status, 405);
  equal((await ask(app, "/b/1", { method: "DELETE" })).status, 405);
  equal((await ask(app, "/a")).status, 200);
});

Deno.test("a plain path wins over a pattern, whichever was added first", async () => {
  const app = new App()
    .get("/posts/:id", say("pattern")).get("/posts/new", say("plain"))
    .get("/x/*", say("rest")).get("/x/y", say("y"));
  equal(await textOf(app, "/posts/new"), "plain");
  equal(await textOf(app, "/posts/old"), "pattern");
  equal(await textOf(app, "/x/y"), "y");
  equal(await textOf(app, "/x/z"), "rest");
});

Deno.test("of several patterns that match, the one added first wins", async () => {
  const app = new App()
    .get("/posts/:category/:slug", say("first"))
    .get("/posts/nature/:page", say("second"));
  equal(await textOf(app, "/posts/nature/1"), "first");
});

Deno.test("a star stands for everything below", async () => {
  const app = new App().get("/foo/*", say("foo"));
  equal(await textOf(app, "/foo/bar"), "foo");
  equal(await textOf(app, "/foo/bar/baz"), "foo");
  equal((await ask(app, "/fo")).status, 404);
});

Deno.test("patterns have the whole syntax of URLPattern", async () => {
  const app = new App()
    .get("/n/:n(\\d+)", params)
    .get("/opt{/:version}?", params)
    .get("/x/:module@:version/:path+", params);
  deepEqual(await (await ask(app, "/n/42")).json(), { n: "42" });
  equal((await ask(app, "/n/x")).status, 404);
  equal((await ask(app, "/opt")).status, 200);
  deepEqual(await (await ask(app, "/opt/2")).json(), { version: "2" });
  deepEqual(await (await ask(app, "/x/fresh@2/a/b.ts")).json(), {
    module: "fresh",
    version: "2",
    path: "a/b.ts",
  });
});

Deno.test("params are decoded", async () => {
  const app = new App().get("/p/:name", params);
  deepEqual(await (await ask(app, "/p/two%20words")).json(), { name: "two words" });
  deepEqual(await (await ask(app, "/p/%C3%A9%E2%82%AC%F0%9F%91%8B")).json(), { name: "é€👋" });
  deepEqual(await (await ask(app, "/p/ü")).json(), { name: "ü" });
  deepEqual(await (await ask(app, "/p/a+b")).json(), { name: "a+b" });
});

Deno.test("params of one request are gone at the next", async () => {
  const handler = new App().get("/p/:name", params).get("/plain", params).handler();
  deepEqual(await (await handler(new Request("http://localhost/p/1"))).json(), { name: "1" });
  deepEqual(await (await handler(new Request("http://localhost/plain"))).json(), {});
});

Deno.test("the query has no part in finding a route", async () => {
  const app = new App().get("/a", (ctx) => new Response(ctx.url.searchParams.get("q")));
  equal(await textOf(app, "/a?q=/b"), "/b");
});

Deno.test("ctx.route is the pattern that matched, and null if none did", async () => {
  const app = new App()
    .use(async (ctx) => {
      const response = await ctx.next();
      response.headers.set("route", `${ctx.route}`);
      return response;
    })
    .notFound(() => new Response("none", { status: 404 }))
    .get("/foo/:id", say("foo"));
  equal((await ask(app, "/foo/1")).headers.get("route"), "/foo/:id");
  equal((await ask(app, "/bar")).headers.get("route"), "null");
});

Deno.test("HEAD is answered by the GET handler, without a body", async () => {
  const app = new App().get("/", () => new Response("hello", { headers: { "x-is": "get" } }));
  await using server = serve(app);
  const response = await fetch(server.origin, { method: "HEAD" });
  equal(response.status, 200);
  equal(response.headers.get("x-is"), "get");
  equal(await response.text(), "");
  equal(await (await fetch(server.origin)).text(), "hello");
});

Deno.test("HEAD may have a handler of its own", async () => {
  const app = new App()
    .get("/", () => new Response("hello", { headers: { "x-is": "get" } }))
    .head("/", () => new Response(null, { headers: { "x-is": "head" } }));
  equal((await ask(app, "/", { method: "HEAD" })).headers.get("x-is"), "head");
});

Deno.test("HEAD is not allowed where there is no GET", async () => {
  const app = new App().post("/", say("post"));
  equal((await ask(app, "/", { method: "HEAD" })).status, 405);
});

Deno.test("OPTIONS is answered where it has a handler, and not allowed elsewhere", async () => {
  const app = new App()
    .get("/a", say("a"))
    .all("/b", (ctx) => new Response(ctx.req.method))
    .options("/c", say("options"));
  equal((await ask(app, "/a", { method: "OPTIONS" })).status, 405);
  equal(await textOf(app, "/b", { method: "OPTIONS" }), "OPTIONS");
  equal(await textOf(app, "/c", { method: "OPTIONS" }), "options");
});

Deno.test("route() takes handlers by method", async () => {
  const app = new App().route("/r", {
    handler: { GET: say("get"), POST: say("post") },
  });
  equal(await textOf(app, "/r"), "get");
  equal(await textOf(app, "/r", { method: "POST" }), "post");
  equal((await ask(app, "/r", { method: "PUT" })).status, 405);
});

Deno.test("route() takes one handler for every method", async () => {
  const app = new App().route("/r", { handler: (ctx) => new Response(ctx.req.method) });
  equal(await textOf(app, "/r"), "GET");
  equal(await textOf(app, "/r", { method: "DELETE" }), "DELETE");
});

Deno.test("a base path stands before every route", async () => {
  const app = new App({ basePath: "/ui" })
    .use("/a", async (ctx) => {
      const response = await ctx.next();
      response.headers.set("base", ctx.config.basePath);
      return response;
    })
    .get("/a", say("a")).get("/p/:id", params);
  const response = await ask(app, "/ui/a");
  equal(await response.text(), "a");
  equal(response.headers.get("base"), "/ui");
  deepEqual(await (await ask(app, "/ui/p/1")).json(), { id: "1" });
  equal((await ask(app, "/a")).status, 404);
});

Deno.test("a mounted app's routes and middlewares stand below its path, and only there", async () => {
  const inner = new App()
    .use(async (ctx) => {
      const response = await ctx.next();
      response.headers.set("inner", "yes");
      return response;
    })
    .get("/", say("inner index")).get("/a/:id", params);
  const app = new App()
    .use(async (ctx) => {
      const response = await ctx.next();
      response.headers.set("outer", "yes");
      return response;
    })
    .mountApp("/inner", inner)
    .get("/", say("outer index"));
  const response = await ask(app, "/inner/a/1");
  deepEqual(await response.json(), { id: "1" });
  equal(response.headers.get("inner"), "yes");
  equal(response.headers.get("outer"), "yes");
  equal(await textOf(app, "/inner"), "inner index");
  const outer = await ask(app, "/");
  equal(await outer.text(), "outer index");
  equal(outer.headers.get("inner"), null);
  equal((await ask(app, "/a/1")).status, 404);
});

Deno.test("the handler knows who asks", async () => {
  const app = new App().get("/", (ctx) => Response.json(ctx.info.remoteAddr));
  await using server = serve(app);
  const address = await (await fetch(server.origin)).json();
  equal(address.hostname, "127.0.0.1");
  equal(address.transport, "tcp");
});
