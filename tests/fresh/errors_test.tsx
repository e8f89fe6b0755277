import { App, HttpError, type PageProps } from "fresh";
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { ask, printedErrors, textOf } from "./support.ts";

const SECRET = "the password is hunter2";

function fail(): never {
  throw new Error(SECRET);
}

function FailingComponent(): never {
  return fail();
}

async function FailingAsyncComponent(): Promise<never> {
  await Promise.resolve();
  return fail();
}

/** An app that fails in a different place at each path. */
function failing(): App<unknown> {
  const FailingLayout = () => fail();
  return new App()
    .use("/middleware", () => fail())
    .get("/middleware", () => new Response("not reached"))
    .use("/late-middleware", async (ctx) => {
      await ctx.next();
      return fail();
    })
    .get("/late-middleware", () => new Response("thrown away"))
    .layout("/layout", FailingLayout)
    .get("/layout", (ctx) => ctx.render(<p>page</p>))
    .get("/handler", () => fail())
    .get("/async-handler", () => Promise.reject(new Error(SECRET)))
    .get("/render", (ctx) => ctx.render(<FailingComponent />))
    .route("/component", { component: FailingComponent })
    .route("/async-component", { component: FailingAsyncComponent });
}

const PLACES = [
  "middleware",
  "late-middleware",
  "layout",
  "handler",
  "async-handler",
  "render",
  "component",
  "async-component",
];

for (const place of PLACES) {
  Deno.test(`an error in: ${place}, becomes an answer 500 that tells nothing of it`, async () => {
    const responses: Response[] = [];
    await printedErrors(async () => responses.push(await ask(failing(), `/${place}`)));
    equal(responses[0]!.status, 500);
    ok(!(await responses[0]!.text()).includes(SECRET));
  });

  Deno.test(`an error in: ${place}, is caught by onError`, async () => {
    const app = new App()
      .onError("*", (ctx) => new Response((ctx.error as Error).message, { status: 500 }))
      .mountApp("/", failing());
    const response = await ask(app, `/${place}`);
    equal(response.status, 500);
    equal(await response.text(), SECRET);
  });
}

Deno.test("anything that is thrown is caught, an Error or not", async () => {
  const app = new App()
    .onError("*", (ctx) => new Response(`caught ${ctx.error}`, { status: 500 }))
    .get("/text", () => Promise.reject("text"))
    .get("/nothing", () => Promise.reject(undefined));
  equal(await textOf(app, "/text"), "caught text");
  equal(await textOf(app, "/nothing"), "caught undefined");
});

Deno.test("of nested error handlers the innermost that covers the route answers", async () => {
  const app = new App()
    .onError("*", () => new Response("top", { status: 500 }))
    .onError("/foo/bar", () => new Response("nested", { status: 500 }))
    .get("/foo/bar/thrower", () => fail())
    .get("/foo/thrower", () => fail());
  equal(await textOf(app, "/foo/bar/thrower"), "nested");
  equal(await textOf(app, "/foo/thrower"), "top");
});

Deno.test("what a nested error handler throws goes to the next one out", async () => {
  const app = new App()
    .onError("*", (ctx) => new Response(`top: ${(ctx.error as Error).message}`, { status: 500 }))
    .onError("/a", () => {
      throw new Error("and again");
    })
    .get("/a", () => fail());
  equal(await textOf(app, "/a"), "top: and again");
});

Deno.test("a middleware may catch what comes after it throws", async () => {
  const app = new App()
    .use(async (ctx) => {
      try {
        return await ctx.next();
      } catch {
        return new Response("saved", { status: 503 });
      }
    })
    .get("/", () => fail());
  const response = await ask(app, "/");
  equal(response.status, 503);
  equal(await response.text(), "saved");
});

Deno.test("an HttpError gives its status", async () => {
  const app = new App()
    .get("/:status", (ctx) => {
      throw new HttpError(Number(ctx.params.status));
    });
  for (const status of [400, 401, 403, 404, 409, 410, 429]) {
    equal((await ask(app, `/${status}`)).status, status);
  }
});

Deno.test("an HttpError is an Error with a status and a message", () => {
  const error = new HttpError(404);
  ok(error instanceof Error);
  equal(error.status, 404);
  equal(new HttpError(400, "no such thing").message, "no such thing");
  const cause = new Error("why");
  equal(new HttpError(500, "broken", { cause }).cause, cause);
});

Deno.test("onError sees the HttpError and its status", async () => {
  const app = new App()
    .onError("*", (ctx) => {
      const status = ctx.error instanceof HttpError ? ctx.error.status : 500;
      return new Response("oops", { status });
    })
    .get("/teapot", () => {
      throw new HttpError(418);
    });
  equal((await ask(app, "/teapot")).status, 418);
});

Deno.test("onError may show a page", async () => {
  const Page = ({ error, url }: PageProps) => (
    <p>{`${(error as Error).message} at ${url.pathname}`}</p>
  );
  const app = new App().onError("*", { component: Page }).get("/x", () => fail());
  const response = await ask(app, "/x");
  equal(response.status, 500);
  match(await response.text(), new RegExp(`<p>${SECRET} at /x</p>`));
});

Deno.test("notFound answers where no route does", async () => {
  const app = new App()
    .notFound((ctx) => new Response(`no ${ctx.url.pathname}`, { status: 404 }))
    .get("/", () => new Response("index"));
  const response = await ask(app, "/invalid");
  equal(response.status, 404);
  equal(await response.text(), "no /invalid");
  equal(await textOf(app, "/"), "index");
});

Deno.test("notFound answers every 404 that is thrown, before onError", async () => {
  const notFound = () => new Response("not found", { status: 404 });
  const error = () => new Response("error", { status: 500 });
  const routes = new App()
    .get("/missing", () => {
      throw new HttpError(404);
    })
    .get("/broken", () => fail());
  const apps = [
    new App().notFound(notFound).onError("*", error).mountApp("/", routes),
    new App().onError("*", error).notFound(notFound).mountApp("/", routes),
  ];
  for (const app of apps) {
    equal(await textOf(app, "/missing"), "not found");
    equal(await textOf(app, "/nowhere"), "not found");
    equal(await textOf(app, "/broken"), "error");
  }
});

Deno.test("without notFound, onError sees that nothing was found", async () => {
  const app = new App()
    .onError("*", (ctx) => new Response("", { status: (ctx.error as HttpError).status }))
    .get("/", () => new Response("index"));
  equal((await ask(app, "/nowhere")).status, 404);
});

Deno.test("an error handler sees the state that middlewares left", async () => {
  const app = new App<{ user: string }>()
    .onError("*", (ctx) => new Response(ctx.state.user, { status: 500 }))
    .use((ctx) => {
      ctx.state.user = "ada";
      return ctx.next();
    })
    .get("/", () => fail());
  equal(await textOf(app, "/"), "ada");
});

Deno.test("a failed request leaves nothing behind for the next", async () => {
  const app = new App()
    .onError("*", (ctx) => ctx.json([`${(ctx.error as Error).message}`], { status: 500 }))
    .get("/bad", () => fail())
    .get("/good", (ctx) => ctx.json(ctx.error));
  const handler = app.handler();
  deepEqual(await (await handler(new Request("http://localhost/bad"))).json(), [SECRET]);
  equal(await (await handler(new Request("http://localhost/good"))).text(), "null");
});
