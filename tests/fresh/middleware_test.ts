import { App, type Context, type Middleware } from "fresh";
import { deepEqual, equal } from "node:assert/strict";
import { ask, textOf } from "./support.ts";

interface State {
  trail: string[];
}

/** Leaves its name on the way in and on the way out. */
function leave(name: string): Middleware<State> {
  return async (ctx) => {
    ctx.state.trail = [...ctx.state.trail ?? [], name];
    const response = await ctx.next();
    response.headers.append("out", name);
    return response;
  };
}

const show = (ctx: Context<State>) => Response.json(ctx.state.trail ?? []);

async function trailOf(app: App<State>, path: string): Promise<string[]> {
  return await (await ask(app, path)).json();
}

Deno.test("middlewares run in the order in which they were added, and back again", async () => {
  const app = new App<State>().use(leave("a"), leave("b")).use(leave("c")).get("/", show);
  const response = await ask(app, "/");
  deepEqual(await response.json(), ["a", "b", "c"]);
  equal(response.headers.get("out"), "c, b, a");
});

Deno.test("a middleware that answers keeps the rest from running", async () => {
  let reached = false;
  const app = new App()
    .use((ctx) => ctx.url.searchParams.has("stop") ? new Response("stopped") : ctx.next())
    .use((ctx) => {
      reached = true;
      return ctx.next();
    })
    .get("/", () => new Response("answer"));
  equal(await textOf(app, "/?stop"), "stopped");
  equal(reached, false);
  equal(await textOf(app, "/"), "answer");
  equal(reached, true);
});

Deno.test("a middleware does not apply to a route that was added before it", async () => {
  const app = new App<State>().get("/before", show).use(leave("late")).get("/after", show);
  deepEqual(await trailOf(app, "/before"), []);
  deepEqual(await trailOf(app, "/after"), ["late"]);
});

Deno.test("a middleware at a path applies to that path and below it, and nowhere else", async () => {
  const app = new App<State>()
    .use("/a", leave("a"))
    .use("/a/b", leave("ab"))
    .get("/a", show).get("/a/b", show).get("/a/b/c", show).get("/a/:id/x", show)
    .get("/ab", show).get("/", show);
  deepEqual(await trailOf(app, "/a"), ["a"]);
  deepEqual(await trailOf(app, "/a/b"), ["a", "ab"]);
  deepEqual(await trailOf(app, "/a/b/c"), ["a", "ab"]);
  deepEqual(await trailOf(app, "/a/1/x"), ["a"]);
  deepEqual(await trailOf(app, "/ab"), []);
  deepEqual(await trailOf(app, "/"), []);
});

Deno.test("a middleware may be imported when it is first needed", async () => {
  let imports = 0;
  const lazy = async () => {
    await Promise.resolve();
    imports++;
    return leave("lazy");
  };
  const app = new App<State>().use(lazy).get("/", show).get("/other", show);
  const handler = app.handler();
  equal(imports, 0);
  deepEqual(await (await handler(new Request("http://localhost/"))).json(), ["lazy"]);
  deepEqual(await (await handler(new Request("http://localhost/"))).json(), ["lazy"]);
});

Deno.test("a handler may be imported when it is first needed", async () => {
  const app = new App<State>().get("/", () => Promise.resolve(show));
  deepEqual(await trailOf(app, "/"), []);
});

Deno.test("a route may have several middlewares before its handler", async () => {
  const app = new App<State>()
    .get("/", leave("a"), leave("b"), show)
    .post("/", leave("p"), show);
  deepEqual(await trailOf(app, "/"), ["a", "b"]);
  deepEqual(await (await ask(app, "/", { method: "POST" })).json(), ["p"]);
});

Deno.test("each request has a state of its own", async () => {
  const app = new App<State>().use(leave("a")).get("/", show);
  const handler = app.handler();
  for (let i = 0; i < 3; i++) {
    deepEqual(await (await handler(new Request("http://localhost/"))).json(), ["a"]);
  }
});

Deno.test("requests that are under way at once do not see each other's state", async () => {
  const gates = new Map(["1", "2"].map((id) => [id, Promise.withResolvers<void>()]));
  const app = new App<State>()
    .use(async (ctx) => {
      const id = ctx.url.searchParams.get("id")!;
      ctx.state.trail = [id];
      await gates.get(id)!.promise;
      return await ctx.next();
    })
    .get("/", show);
  const handler = app.handler();
  const first = handler(new Request("http://localhost/?id=1"));
  const second = handler(new Request("http://localhost/?id=2"));
  gates.get("2")!.resolve();
  deepEqual(await (await second).json(), ["2"]);
  gates.get("1")!.resolve();
  deepEqual(await (await first).json(), ["1"]);
});

Deno.test("a middleware may replace the answer of what comes after it", async () => {
  const app = new App()
    .use(async (ctx) => {
      const response = await ctx.next();
      return new Response((await response.text()).toUpperCase(), response);
    })
    .get("/", () => new Response("quiet", { status: 201 }));
  const response = await ask(app, "/");
  equal(response.status, 201);
  equal(await response.text(), "QUIET");
});

Deno.test("a middleware runs for an address that no route answers", async () => {
  const app = new App<State>()
    .use(leave("all")).use("/a", leave("a")).get("/a", show)
    .notFound((ctx) => Response.json(ctx.state.trail, { status: 404 }));
  const response = await ask(app, "/nowhere");
  equal(response.status, 404);
  deepEqual(await response.json(), ["all"]);
});
