import { App, staticFiles } from "fresh";
import { Head } from "fresh/runtime";
import { equal, match, ok } from "node:assert/strict";
import { fixtureApp, withFixture } from "./fixture.ts";
import Counter from "./fixture/islands/Counter.tsx";
import Echo from "./fixture/islands/Echo.tsx";
import Frame from "./fixture/islands/Frame.tsx";
import { ask, printedErrors, textOf } from "./support.ts";

/** The scripts that a page names. */
function scriptsIn(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith("<script") || tag.includes("modulepreload"))
    .flatMap((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? []);
}

Deno.test("an island is there before any script runs", async () => {
  const app = withFixture(new App().get("/", (ctx) => ctx.render(<Counter name="a" />)));
  match(await textOf(app, "/"), /<button type="button"\s*>a: /);
});

Deno.test("an island is rendered by an app without a build too", async () => {
  const app = new App().get("/", (ctx) => ctx.render(<Counter name="a" />));
  match(await textOf(app, "/"), /<button type="button"\s*>a: /);
});

Deno.test("JSX that is passed to an island is there before any script runs", async () => {
  const app = withFixture(
    new App().get("/", (ctx) =>
      ctx.render(
        <Frame name="a" header={<h2>header</h2>}>
          <p>child</p>
        </Frame>,
      )),
  );
  const html = await textOf(app, "/");
  match(html, /<header><h2>header<\/h2><\/header>/);
  match(html, /<div class="content"><p>child<\/p><\/div>/);
});

Deno.test("<Head> in JSX that is passed to an island is heard once", async () => {
  const app = withFixture(
    new App().get("/", (ctx) =>
      ctx.render(
        <Frame name="a">
          <Head>
            <link rel="help" href="/help" />
          </Head>
        </Frame>,
      )),
  );
  equal((await textOf(app, "/")).match(/rel="help"/g)?.length, 1);
});

Deno.test("a page without islands loads no scripts", async () => {
  equal(scriptsIn(await textOf(fixtureApp(), "/")).length, 0);
});

Deno.test("every script that a page names is served, and may be kept", async () => {
  const app = fixtureApp();
  const scripts = scriptsIn(await textOf(app, "/career"));
  ok(scripts.length > 0);
  for (const script of scripts) {
    const response = await ask(app, script);
    equal(response.status, 200, script);
    match(response.headers.get("content-type")!, /javascript/);
    match(response.headers.get("cache-control")!, /immutable/);
  }
});

Deno.test("a function cannot be passed to an island", async () => {
  const app = withFixture(
    new App().use(staticFiles()).get("/", (ctx) => ctx.render(<Echo value={() => 1} />)),
  );
  await printedErrors(async () => equal((await ask(app, "/")).status, 500));
});
