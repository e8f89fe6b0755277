import { App, staticFiles } from "fresh";
import { equal, match, ok } from "node:assert/strict";
import { withFixture } from "../fixture.ts";
import Counter from "../fixture/islands/Counter.tsx";
import Echo from "../fixture/islands/Echo.tsx";
import { ask, printedErrors, textOf } from "../support.ts";
import { ours } from "./ours.ts";

ours("what cannot be passed is named, with the island and the place", async () => {
  const app = withFixture(
    new App().get("/", (ctx) => ctx.render(<Echo value={{ list: [1, () => 2] }} />)),
  );
  const [error] = await printedErrors(() => ask(app, "/"));
  match(`${error}`, /props\.value\.list\[1\] to the island Echo: .*function/);
});

ours("all scripts that an island needs are named for preloading, the first one too", async () => {
  const app = withFixture(
    new App().use(staticFiles()).get("/", (ctx) => ctx.render(<Counter name="a" />)),
  );
  const html = await textOf(app, "/");
  const preloaded = new Set(
    [...html.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map((found) => found[1]!),
  );
  const [, boot] = /<script type="module" src="([^"]+)"/.exec(html)!;
  ok(preloaded.has(boot!));
  for (const script of preloaded) {
    const code = await textOf(app, script);
    for (const [, name] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) {
      ok([...preloaded].some((path) => path.endsWith(`/${name}`)), `${script} needs ${name}`);
    }
  }
});

ours("an app without a wrapper answers with a whole document", async () => {
  const app = new App().get("/", (ctx) => ctx.render(<p>text</p>));
  const html = await textOf(app, "/");
  match(
    html,
    /^<!DOCTYPE html><html lang="en"><head>.*<\/head><body><p>text<\/p><\/body><\/html>$/,
  );
  equal(html.match(/<meta charset="utf-8">/g)?.length, 1);
});
