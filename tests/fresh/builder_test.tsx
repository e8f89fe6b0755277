import { App, staticFiles } from "fresh";
import { Builder } from "fresh/dev";
import { deepEqual, equal, match, notEqual, ok } from "node:assert/strict";
import { FIXTURE } from "./fixture.ts";
import Counter from "./fixture/islands/Counter.tsx";
import { ask, textOf } from "./support.ts";

const root = decodeURI(FIXTURE.pathname);

type BuildOptions = Exclude<Parameters<Builder["build"]>[0], undefined>;

/** An app with a build of its own. */
async function built<T>(
  builder: Builder,
  app: App<T>,
  options: BuildOptions = {},
): Promise<App<T>> {
  const apply = await builder.build({ ...options, snapshot: "memory" });
  (apply as (app: App<T>) => void)(app);
  return app;
}

const withFiles = () =>
  new App().use(staticFiles())
    .get("/mode", (ctx) => ctx.text(ctx.config.mode))
    .get("/root", (ctx) => ctx.text(ctx.config.root))
    .get("/page", (ctx) => ctx.render(<Counter name="a" />));

Deno.test("static files may be transformed, those that the filter names", async () => {
  const seen: string[] = [];
  const builder = new Builder({ root });
  builder.onTransformStaticFile({ pluginName: "shout", filter: /\.txt$/ }, (args) => {
    seen.push(args.path);
    equal(new TextDecoder().decode(args.content), args.text);
    return args.path.endsWith("plain.txt") ? { content: args.text.toUpperCase() } : undefined;
  });
  builder.onTransformStaticFile({ pluginName: "bytes", filter: /raw\.bin$/ }, () => ({
    content: new Uint8Array([7]),
  }));
  const app = await built(builder, withFiles());
  equal(await textOf(app, "/plain.txt"), "PLAIN TEXT\n");
  equal(await textOf(app, "/folder/below.txt"), "below\n");
  deepEqual([...await (await ask(app, "/raw.bin")).bytes()], [7]);
  match(await textOf(app, "/long.css"), /^\.rule-0/);
  ok(seen.every((path) => path.endsWith(".txt")));
  ok(seen.length > 1);
});

Deno.test("a transform may be async, and several apply one after the other", async () => {
  const builder = new Builder({ root });
  for (const mark of ["1", "2"]) {
    builder.onTransformStaticFile(
      { pluginName: `mark ${mark}`, filter: /plain\.txt$/ },
      async ({ text }) => {
        await Promise.resolve();
        return { content: `${text.trim()} ${mark}` };
      },
    );
  }
  equal(await textOf(await built(builder, withFiles()), "/plain.txt"), "plain text 1 2");
});

Deno.test("an app knows the mode and the root of its build", async () => {
  const production = await built(new Builder({ root }), withFiles());
  equal(await textOf(production, "/mode"), "production");
  equal((await textOf(production, "/root")).replace(/\/$/, ""), root.replace(/\/$/, ""));
  const development = await built(new Builder({ root }), withFiles(), { mode: "development" });
  equal(await textOf(development, "/mode"), "development");
});

Deno.test("a module elsewhere may be registered as one with islands", async () => {
  const builder = new Builder({ root, islandDir: "no-islands-here" });
  builder.registerIsland(new URL("islands/Counter.tsx", FIXTURE).href);
  const html = await textOf(await built(builder, withFiles()), "/page");
  match(html, /<script type="module"/);
});

Deno.test("the folders may have other names, or be missing", async () => {
  const builder = new Builder({ root, staticDir: "static/folder", routeDir: "routes/blog" });
  const app = await built(builder, new App().use(staticFiles()).fsRoutes());
  equal(await textOf(app, "/below.txt"), "below\n");
  match(await textOf(app, "/hello"), /post hello/);
  const bare = new Builder({ root, staticDir: "no", routeDir: "none", islandDir: "nothing" });
  equal((await ask(await built(bare, withFiles()), "/plain.txt")).status, 404);
});

Deno.test("files may be left out of routes and islands", async () => {
  const builder = new Builder({ root, ignore: [/comments/] });
  const app = await built(builder, new App().fsRoutes());
  equal((await ask(app, "/blog/hello/comments")).status, 404);
  equal((await ask(app, "/blog/hello")).status, 200);
});

Deno.test("apps with different builds live in one process, each with its own scripts", async () => {
  const first = await built(new Builder({ root }), withFiles());
  const changed = new Builder({ root });
  changed.onTransformStaticFile({ pluginName: "other", filter: /plain/ }, () => ({ content: "2" }));
  const second = await built(changed, withFiles());
  const pages = await Promise.all([first, second].map((app) => textOf(app, "/page")));
  const scripts = pages.map((html) =>
    [...html.matchAll(/"(\/[^"]+\.js[^"]*)"/g)].map((m) => m[1]!)
  );
  notEqual(scripts[0]!.join(), scripts[1]!.join());
  for (const [i, app] of [first, second].entries()) {
    ok(scripts[i]!.length > 0);
    for (const script of scripts[i]!) equal((await ask(app, script)).status, 200, script);
  }
});

Deno.test("the same sources give the same build", async () => {
  const pages = [];
  for (let i = 0; i < 2; i++) {
    pages.push(await textOf(await built(new Builder({ root }), withFiles()), "/page"));
  }
  equal(pages[0], pages[1]);
});

Deno.test("two builds may be made at once", async () => {
  const apps = await Promise.all(
    [1, 2, 3].map(() => built(new Builder({ root }), withFiles())),
  );
  for (const app of apps) equal(await textOf(app, "/plain.txt"), "plain text\n");
});
