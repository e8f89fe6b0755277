import {
  App,
  type Context,
  createDefine,
  type HandlerFn,
  type Middleware,
  page,
  type PageProps,
  type RouteConfig,
} from "fresh";
import { deepEqual, equal, match } from "node:assert/strict";
import { ask, textOf } from "./support.ts";

interface State {
  foo: string;
}

const define = createDefine<State>();

/** Compiles only if both types are the same. */
function sameType<A, B>(
  _: (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false,
): void {}

const setFoo = define.middleware((ctx) => {
  ctx.state.foo = "bar";
  return ctx.next();
});

Deno.test("define.middleware knows the state", async () => {
  const app = new App<State>().use(setFoo).get("/", (ctx) => ctx.text(ctx.state.foo));
  equal(await textOf(app, "/"), "bar");
});

Deno.test("define.middleware takes several", async () => {
  const [first, second] = define.middleware([
    setFoo,
    (ctx) => ctx.text(`${ctx.state.foo}!`),
  ]) as [Middleware<State>, Middleware<State>];
  equal(
    await textOf(new App<State>().use(first, second).get("/", () => new Response()), "/"),
    "bar!",
  );
});

Deno.test("a page knows the data that its handlers give", async () => {
  const handlers = define.handlers({
    GET: () => page({ name: "Deno", count: 1 }),
    POST: () => new Response("posted"),
  });
  const Page = define.page<typeof handlers>(({ data, state }) => {
    sameType<typeof data, { name: string; count: number }>(true);
    sameType<typeof state, State>(true);
    return <h1>{`${data.name} ${data.count} ${state.foo}`}</h1>;
  });
  const app = new App<State>().use(setFoo).route("/", { handler: handlers, component: Page });
  match(await textOf(app, "/"), /<h1>Deno 1 bar<\/h1>/);
  equal(await textOf(app, "/", { method: "POST" }), "posted");
});

Deno.test("a page knows the data of plain and async handlers too", async () => {
  const handlers = define.handlers({
    GET: async () => ({ data: { when: await Promise.resolve("later") } }),
  });
  const Page = define.page<typeof handlers>(({ data }) => {
    sameType<typeof data, { when: string }>(true);
    return <h1>{data.when}</h1>;
  });
  const app = new App<State>().route("/", { handler: handlers, component: Page });
  match(await textOf(app, "/"), /<h1>later<\/h1>/);
});

Deno.test("define.layout knows the state", async () => {
  const Layout = define.layout(({ Component, state }) => {
    sameType<typeof state, State>(true);
    return (
      <div data-foo={state.foo}>
        <Component />
      </div>
    );
  });
  const app = new App<State>().layout("*", Layout).use(setFoo)
    .get("/", (ctx) => ctx.render(<h1>page</h1>));
  match(await textOf(app, "/"), /<div data-foo="bar"><h1>page<\/h1><\/div>/);
});

Deno.test("page() holds data, status and headers", () => {
  const answer = page({ a: 1 }, { status: 201, headers: { "x-foo": "abc" } });
  deepEqual(answer.data, { a: 1 });
  equal(answer.status, 201);
  deepEqual(answer.headers, { "x-foo": "abc" });
  sameType<typeof answer.data, { a: number }>(true);
});

Deno.test("page() may go without data", async () => {
  const app = new App().route("/", {
    handler: { GET: () => page() },
    component: () => <h1>empty</h1>,
  });
  match(await textOf(app, "/"), /<h1>empty<\/h1>/);
});

Deno.test("the types can be named", async () => {
  const handle: HandlerFn<{ n: number }, State> = () => page({ n: 1 });
  const show = ({ data, config, url }: PageProps<{ n: number }, State>) => (
    <p>{`${data.n} ${config.mode} ${url.pathname}`}</p>
  );
  const config: RouteConfig = { skipInheritedLayouts: true };
  const mark = async (ctx: Context<State>) => {
    const response = await ctx.next();
    response.headers.set("mark", "1");
    return response;
  };
  const app = new App<State>().use(mark).route("/", { handler: handle, component: show, config });
  const response = await ask(app, "/");
  equal(response.headers.get("mark"), "1");
  match(await response.text(), /<p>1 production \/<\/p>/);
});
