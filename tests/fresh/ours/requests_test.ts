import { App, type Context, csp, csrf, HttpError } from "fresh";
import { deepEqual, equal, match } from "node:assert/strict";
import { fixtureApp } from "../fixture.ts";
import { ask, printedErrors, textOf } from "../support.ts";
import { ours } from "./ours.ts";

const hello = () => new Response("hello");

ours("an answer 405 names the methods that are allowed", async () => {
  const app = new App()
    .get("/a", hello).post("/a", hello)
    .get("/b/:id", hello).put("/b/*", hello)
    .post("/c", hello)
    .route("/r", { handler: { GET: hello, PATCH: hello } });
  const allowed = async (path: string) =>
    (await ask(app, path, { method: "DELETE" })).headers.get("allow");
  equal(await allowed("/a"), "GET, HEAD, POST");
  equal(await allowed("/b/1"), "GET, HEAD, PUT");
  equal(await allowed("/c"), "POST");
  equal(await allowed("/r"), "GET, HEAD, PATCH");
  equal(await allowed("/nowhere"), null);
});

ours("the methods that are allowed are named on an error page too", async () => {
  const app = new App().onError("*", () => new Response("no", { status: 405 })).get("/a", hello);
  equal((await ask(app, "/a", { method: "PUT" })).headers.get("allow"), "GET, HEAD");
});

ours("a param with a stray per cent sign stays as it was typed", async () => {
  const app = new App().get("/p/:name", (ctx) => ctx.json(ctx.params));
  for (const name of ["100%", "%", "%zz", "%ff", "%C3%28"]) {
    deepEqual(await (await ask(app, `/p/${name}`)).json(), { name });
  }
});

ours("a param keeps the signs that would change a path, written as they came", async () => {
  const app = new App().get("/p/:name", (ctx) => ctx.json(ctx.params));
  deepEqual(await (await ask(app, "/p/a%2Fb%3Fc")).json(), { name: "a%2Fb%3Fc" });
});

ours("no way to write a path makes a redirect lead to another site", async () => {
  const app = new App().get("/", (ctx) => ctx.redirect(ctx.url.searchParams.get("to")!));
  const locations = [
    ...["//evil.com", "/\\evil.com", "\\\\evil.com", "\\/evil.com", "/\t/evil.com", "\t//evil.com"],
    ...[" //evil.com", "\n//evil.com", "/\r\n/evil.com", "\u0001//evil.com", "\u0000/\\evil.com"],
    ...["/\n\t//evil.com", "//\\evil.com", "///\\/evil.com", " \t /\\evil.com"],
  ];
  for (const to of locations) {
    const { headers } = await ask(app, `/?to=${encodeURIComponent(to)}`);
    const { origin } = new URL(headers.get("location")!, "http://localhost/");
    equal(origin, "http://localhost", JSON.stringify(to));
  }
});

ours("a type that a handler names is kept", async () => {
  const headers = { "content-type": "application/xhtml+xml" };
  const app = new App().get("/", (ctx) => ctx.html("<p/>", { headers }));
  equal((await ask(app, "/")).headers.get("content-type"), "application/xhtml+xml");
});

ours("a redirect may name a path in any script", async () => {
  const app = new App().get("/", (ctx) => ctx.redirect("/räume/部屋 1?q=é\ud800"));
  const location = (await ask(app, "/")).headers.get("location")!;
  equal(decodeURI(new URL(location, "http://localhost/").pathname), "/räume/部屋 1");
});

ours("an error that no page takes is printed once, an HttpError is not", async () => {
  const fault = new Error("fault");
  const app = new App()
    .get("/fault", () => {
      throw fault;
    })
    .get("/refusal", () => {
      throw new HttpError(403, "not yours");
    });
  deepEqual(await printedErrors(() => ask(app, "/fault")), [fault]);
  deepEqual(await printedErrors(() => ask(app, "/refusal")), []);
  equal(await textOf(app, "/refusal"), "not yours");
});

ours("an error that a page takes is not printed: the page's own handler may do so", async () => {
  const app = new App().onError("*", () => new Response("", { status: 500 })).get("/", () => {
    throw new Error("fault");
  });
  deepEqual(await printedErrors(() => ask(app, "/")), []);
});

ours("a middleware may try again what comes after it", async () => {
  let tries = 0;
  const app = new App()
    .use(async (ctx) => {
      try {
        return await ctx.next();
      } catch {
        return await ctx.next();
      }
    })
    .use((ctx) => ctx.next())
    .get("/", () => {
      if (++tries === 1) throw new Error("at first");
      return new Response(`try ${tries}`);
    });
  equal(await textOf(app, "/"), "try 2");
});

ours("what is imported when it is first needed is imported once", async () => {
  let imports = 0;
  const lazy = () => {
    imports++;
    return Promise.resolve((ctx: Context<unknown>) => ctx.next());
  };
  const handler = new App().use(lazy).get("/a", hello).get("/b", hello).handler();
  for (const path of ["/a", "/b", "/a", "/nowhere"]) {
    await handler(new Request(`http://localhost${path}`));
  }
  equal(imports, 1);
});

ours("a middleware below a param runs for an address there that no route answers", async () => {
  const app = new App()
    .use("/users/:id", () => new Response("seen"))
    .get("/users/:id/posts", hello);
  equal(await textOf(app, "/users/1/nothing"), "seen");
  equal((await ask(app, "/users")).status, 404);
});

ours("an error page shows what a middleware of its own folder throws", async () => {
  const response = await ask(fixtureApp(), "/fail/together");
  equal(response.status, 500);
  match(await response.text(), /taken here: beside its error page/);
});

ours("ctx.next() after the last handler is an error that says so", async () => {
  const app = new App().get("/", (ctx) => ctx.next());
  const [error] = await printedErrors(() => ask(app, "/"));
  match(`${error}`, /ctx\.next\(\) was called after the last handler/);
});

ours("a handler that returns nothing is an error that names the route", async () => {
  // What plain JavaScript, or a cast, may do.
  const nothing = (() => undefined) as unknown as () => Response;
  const app = new App().route("/some/:id", { handler: { GET: nothing } });
  const [error] = await printedErrors(() => ask(app, "/some/1"));
  match(`${error}`, /\/some\/:id/);
});

ours("a directive that allows nothing gets no nonce", async () => {
  const app = new App()
    .use(csp({ useNonce: true, csp: ["default-src 'none'", "style-src 'self'"] }))
    .get("/", (ctx) => ctx.html("<p>"));
  const header = (await ask(app, "/")).headers.get("content-security-policy")!;
  match(header, /default-src 'none'(;|$)/);
  match(header, /style-src 'self' 'nonce-[^']+'/);
});

ours(
  "csrf: what a visitor does without a page is let through, another subdomain is not",
  async () => {
    const app = new App().use(csrf()).post("/", hello);
    const status = async (site: string) =>
      (await ask(app, "/", { method: "POST", headers: { "sec-fetch-site": site } })).status;
    equal(await status("none"), 200);
    equal(await status("same-site"), 403);
    equal((await ask(app, "/", { method: "POST" })).status, 403);
    const odd = { "sec-fetch-site": "cross-site", origin: "http://localhost" };
    equal((await ask(app, "/", { method: "POST", headers: odd })).status, 403);
  },
);

ours("csrf: trusting another origin does not shut out one's own", async () => {
  const app = new App().use(csrf({ origin: "https://friend.example" })).post("/", hello);
  const headers = { origin: "http://localhost" };
  equal((await ask(app, "/", { method: "POST", headers })).status, 200);
});
