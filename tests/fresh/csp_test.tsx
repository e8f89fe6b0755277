import { App, csp, type CSPOptions } from "fresh";
import { equal, match, notEqual, ok } from "node:assert/strict";
import { ask } from "./support.ts";

const HEADER = "content-security-policy";

function app(options?: CSPOptions): App<unknown> {
  return new App()
    .use(csp(options))
    .get("/page", (ctx) =>
      ctx.render(
        <html>
          <head>
            <style>{"body { color: red; }"}</style>
            <script src="/a.js" />
          </head>
          <body>
            <script>document.title = 'ran';</script>
          </body>
        </html>,
      ))
    .get("/data", (ctx) => ctx.json({}));
}

async function policy(options?: CSPOptions, path = "/page"): Promise<Map<string, string[]>> {
  const header = (await ask(app(options), path)).headers.get(HEADER)!;
  return new Map(
    header.split(";").map((directive) => {
      const [name, ...values] = directive.trim().split(/\s+/);
      return [name!, values];
    }),
  );
}

Deno.test("every answer has a policy", async () => {
  for (const path of ["/page", "/data"]) ok((await policy({}, path)).get("default-src"), path);
});

Deno.test("the defaults allow the site itself", async () => {
  const directives = await policy();
  for (const name of ["default-src", "script-src", "style-src"]) {
    ok(directives.get(name)?.includes("'self'"), name);
  }
});

Deno.test("own directives replace the defaults of the same name, and others stay", async () => {
  const directives = await policy({ csp: ["img-src https://images.example", "x-own 'none'"] });
  equal(directives.get("img-src")?.join(), "https://images.example");
  equal(directives.get("x-own")?.join(), "'none'");
  ok(directives.get("script-src")?.includes("'self'"));
});

Deno.test("reportOnly only reports", async () => {
  const { headers } = await ask(app({ reportOnly: true }), "/page");
  equal(headers.get(HEADER), null);
  match(headers.get(`${HEADER}-report-only`)!, /default-src/);
});

Deno.test("reportTo names where reports go, in every way that browsers know", async () => {
  const { headers } = await ask(app({ reportTo: "/api/csp-reports" }), "/page");
  match(headers.get(HEADER)!, /report-uri \/api\/csp-reports/);
  match(headers.get(HEADER)!, /report-to \S+/);
  match(headers.get("reporting-endpoints")!, /"\/api\/csp-reports"/);
});

Deno.test("with a nonce, inline scripts and styles carry what the header names", async () => {
  const response = await ask(app({ useNonce: true }), "/page");
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get(HEADER)!)![1]!;
  ok(nonce.length >= 16);
  const html = await response.text();
  const inline = [...html.matchAll(/<(?:script|style)\b([^>]*)>/g)]
    .map(([, attributes]) => attributes!)
    .filter((attributes) => !attributes.includes("src="));
  equal(inline.length, 2);
  for (const attributes of inline) ok(attributes.includes(`nonce="${nonce}"`), attributes);
});

Deno.test("the nonce stands in script-src and style-src", async () => {
  const directives = await policy({ useNonce: true });
  for (const name of ["script-src", "style-src"]) {
    ok(directives.get(name)?.some((value) => value.startsWith("'nonce-")), name);
  }
});

Deno.test("no two answers have the same nonce", async () => {
  const handler = app({ useNonce: true }).handler();
  const headers = await Promise.all(
    [1, 2, 3].map(async () =>
      (await handler(new Request("http://localhost/page"))).headers.get(HEADER)
    ),
  );
  notEqual(headers[0], headers[1]);
  notEqual(headers[1], headers[2]);
});

Deno.test("a nonce that a tag brings stays as it is", async () => {
  const own = new App().use(csp({ useNonce: true })).get(
    "/",
    (ctx) => ctx.render(<script nonce="own">1</script>),
  );
  match(await (await ask(own, "/")).text(), /nonce="own"/);
});

Deno.test("what is not rendered gets no nonce", async () => {
  const header = (await ask(app({ useNonce: true }), "/data")).headers.get(HEADER)!;
  ok(!header.includes("nonce"));
});
