import { App, type PageProps } from "fresh";
import { Head } from "fresh/runtime";
import { equal, match, ok } from "node:assert/strict";
import type { ComponentChildren } from "preact";
import { textOf } from "./support.ts";

function Wrapper({ Component }: PageProps) {
  return (
    <html>
      <head>
        <title>of the app</title>
        <meta name="description" content="a > b & c" />
        <link id="icon" rel="icon" href="/app.svg" />
      </head>
      <body>
        <Component />
      </body>
    </html>
  );
}

async function headOf(...parts: ComponentChildren[]): Promise<string> {
  const app = new App().appWrapper(Wrapper).get("/", (ctx) => ctx.render(<main>{parts}</main>));
  const html = await textOf(app, "/");
  const [, head, body] = /<head>(.*)<\/head>.*<main>(.*)<\/main>/s.exec(html)!;
  equal(body, "");
  return head!;
}

Deno.test("what <Head> holds goes into the document's head", async () => {
  const head = await headOf(
    <Head>
      <meta name="author" content="Ada" />
      <link rel="stylesheet" href="/more.css" />
    </Head>,
  );
  match(head, /<meta name="author" content="Ada"\/?>/);
  match(head, /<link rel="stylesheet" href="\/more\.css"\/?>/);
  match(head, /<title>of the app<\/title>/);
});

Deno.test("there is one title, the last that was said", async () => {
  const head = await headOf(
    <Head>
      <title>first</title>
    </Head>,
    <Head>
      <title>{"second & <last>"}</title>
    </Head>,
  );
  equal(head.match(/<title/g)?.length, 1);
  match(head, /<title>second &amp; &lt;last(>|&gt;)<\/title>/);
});

Deno.test("there is one meta element of a name", async () => {
  const head = await headOf(
    <Head>
      <meta name="description" content="of the page" />
    </Head>,
    <Head>
      <meta name="description" content="of a part" />
    </Head>,
  );
  equal(head.match(/name="description"/g)?.length, 1);
  match(head, /of a part/);
  ok(!head.includes("b &amp; c"));
});

Deno.test("there is one element of an id, and of a key", async () => {
  const head = await headOf(
    <Head>
      <link id="icon" rel="icon" href="/page.svg" />
      <link key="a" rel="alternate" href="/first" />
      <link key="b" rel="alternate" href="/second" />
    </Head>,
    <Head>
      <link key="a" rel="alternate" href="/third" />
    </Head>,
  );
  equal(head.match(/rel="icon"/g)?.length, 1);
  match(head, /\/page\.svg/);
  ok(!head.includes("/first"));
  match(head, /\/second/);
  match(head, /\/third/);
});

Deno.test("<Head> works at any depth, in a page, a layout and an async page", async () => {
  const Deep = () => (
    <Head>
      <title>deep</title>
    </Head>
  );
  const Layout = ({ Component }: PageProps) => (
    <>
      <Head>
        <meta name="author" content="layout" />
      </Head>
      <Component />
    </>
  );
  const app = new App().appWrapper(Wrapper).layout("*", Layout).route("/", {
    component: async () => {
      await Promise.resolve();
      return (
        <div>
          <Deep />
        </div>
      );
    },
  });
  const html = await textOf(app, "/");
  match(html, /<head>.*<title>deep<\/title>.*<\/head>/s);
  match(html, /<head>.*content="layout".*<\/head>/s);
});

Deno.test("one page's head does not show in the next", async () => {
  const app = new App().appWrapper(Wrapper)
    .get("/with", (ctx) =>
      ctx.render(
        <Head>
          <title>mine</title>
        </Head>,
      ))
    .get("/without", (ctx) => ctx.render(<p>text</p>));
  const handler = app.handler();
  match(await (await handler(new Request("http://localhost/with"))).text(), /mine/);
  const other = await (await handler(new Request("http://localhost/without"))).text();
  ok(!other.includes("mine"));
  match(other, /of the app/);
});
