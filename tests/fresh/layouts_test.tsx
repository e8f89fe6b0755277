import { App, type PageProps } from "fresh";
import { match, ok } from "node:assert/strict";
import { textOf } from "./support.ts";

function around(name: string) {
  return ({ Component }: PageProps) => (
    <div data-around={name}>
      <Component />
    </div>
  );
}

/** What stands around a page, from the outermost on. */
function aroundIn(html: string): string {
  return [...html.matchAll(/data-around="(\w+)"/g)].map(([, name]) => name).join(" ");
}

async function shows(app: App<unknown>, path: string, expected: string): Promise<void> {
  const html = await textOf(app, path);
  match(html, /<h1>page<\/h1>/);
  ok(aroundIn(html) === expected, `${path}: ${aroundIn(html)}`);
}

function app(): App<unknown> {
  return new App().appWrapper(around("app")).layout("*", around("all"));
}

const routes = new App()
  .get("/", (ctx) => ctx.render(<h1>page</h1>))
  .get("/a", (ctx) => ctx.render(<h1>page</h1>))
  .get("/a/b", (ctx) => ctx.render(<h1>page</h1>));

Deno.test("layouts apply to their path and below it", async () => {
  const whole = app().layout("/a", around("a")).layout("/a/b", around("b")).mountApp("/", routes);
  await shows(whole, "/", "app all");
  await shows(whole, "/a", "app all a");
  await shows(whole, "/a/b", "app all a b");
});

Deno.test("skipInheritedLayouts leaves out the layouts before", async () => {
  const whole = app().layout("/a", around("a"), { skipInheritedLayouts: true })
    .mountApp("/", routes);
  await shows(whole, "/a", "app a");
  await shows(whole, "/a/b", "app a");
  await shows(whole, "/", "app all");
});

Deno.test("skipAppWrapper leaves out the app wrapper", async () => {
  const whole = app().layout("/a", around("a"), { skipAppWrapper: true }).mountApp("/", routes);
  await shows(whole, "/a", "all a");
  await shows(whole, "/", "app all");
});

Deno.test("a layout does not apply to a route that was added before it", async () => {
  const whole = new App().get("/", (ctx) => ctx.render(<h1>page</h1>)).layout("*", around("late"))
    .get("/after", (ctx) => ctx.render(<h1>page</h1>));
  await shows(whole, "/", "");
  await shows(whole, "/after", "late");
});

Deno.test("a layout without an app wrapper still gives a document", async () => {
  const whole = new App().layout("*", around("all")).mountApp("/", routes);
  match(await textOf(whole, "/"), /^<!doctype html>/i);
  await shows(whole, "/", "all");
});

Deno.test("wrapper and layouts may be async and see the request", async () => {
  const Slow = async ({ Component, url, params, state }: PageProps<unknown, { user: string }>) => {
    await Promise.resolve();
    return (
      <div data-path={url.pathname} data-id={params.id} data-user={state.user}>
        <Component />
      </div>
    );
  };
  const whole = new App<{ user: string }>()
    .appWrapper(Slow).layout("*", Slow)
    .use((ctx) => {
      ctx.state.user = "ada";
      return ctx.next();
    })
    .get("/r/:id", (ctx) => ctx.render(<h1>page</h1>));
  const html = await textOf(whole, "/r/7");
  ok(html.match(/data-path="\/r\/7" data-id="7" data-user="ada"/g)?.length === 2, html);
  match(html, /<h1>page<\/h1>/);
});

Deno.test("route() shows its component inside the layouts, with the props of the request", async () => {
  const Page = ({ params, route, data }: PageProps<{ n: number }>) => (
    <h1>{`${params.id} ${route} ${data?.n}`}</h1>
  );
  const whole = app()
    .route("/with/:id", { component: Page, handler: { GET: () => ({ data: { n: 3 } }) } })
    .route("/without/:id", { component: Page })
    .route("/bare/:id", { component: Page, config: { skipInheritedLayouts: true } });
  const html = await textOf(whole, "/with/7");
  match(html, /<h1>7 \/with\/:id 3<\/h1>/);
  ok(aroundIn(html) === "app all");
  match(await textOf(whole, "/without/7"), /<h1>7 \/without\/:id undefined<\/h1>/);
  ok(aroundIn(await textOf(whole, "/bare/7")) === "app");
});
