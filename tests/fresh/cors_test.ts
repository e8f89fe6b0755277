import { App, cors, type CORSOptions } from "fresh";
import { equal, match, ok } from "node:assert/strict";
import { ask } from "./support.ts";

function app(options?: CORSOptions): App<unknown> {
  return new App().use(cors(options)).all("/", () => new Response("hello"));
}

async function headersFor(
  options: CORSOptions | undefined,
  origin: string,
  method = "GET",
): Promise<Headers> {
  return (await ask(app(options), "/", { method, headers: { origin } })).headers;
}

Deno.test("by default every site may read", async () => {
  const headers = await headersFor(undefined, "https://a.example");
  equal(headers.get("access-control-allow-origin"), "*");
});

Deno.test("one origin may be named", async () => {
  const headers = await headersFor({ origin: "http://example.com" }, "http://example.com");
  equal(headers.get("access-control-allow-origin"), "http://example.com");
});

Deno.test("of several origins the one that asks is named, and no other", async () => {
  const options = { origin: ["https://a.example", "https://b.example"] };
  const known = await headersFor(options, "https://b.example");
  equal(known.get("access-control-allow-origin"), "https://b.example");
  match(known.get("vary")!, /origin/i);
  const stranger = (await headersFor(options, "https://evil.example"))
    .get("access-control-allow-origin");
  ok(stranger !== "https://evil.example" && stranger !== "*");
});

Deno.test("an answer names exposed headers and credentials", async () => {
  const headers = await headersFor({
    origin: "http://example.com",
    exposeHeaders: ["Content-Length", "X-Kuma-Revision"],
    credentials: true,
  }, "http://example.com");
  match(headers.get("access-control-expose-headers")!, /Content-Length.*X-Kuma-Revision/);
  equal(headers.get("access-control-allow-credentials"), "true");
});

Deno.test("a preflight is answered without asking the route", async () => {
  const response = await ask(
    app({
      origin: "http://example.com",
      allowHeaders: ["X-Custom-Header", "Upgrade-Insecure-Requests"],
      allowMethods: ["POST", "GET", "OPTIONS"],
      maxAge: 600,
    }),
    "/",
    {
      method: "OPTIONS",
      headers: { origin: "http://example.com", "access-control-request-method": "POST" },
    },
  );
  equal(response.status, 204);
  equal(await response.text(), "");
  match(response.headers.get("access-control-allow-methods")!, /POST.*GET.*OPTIONS/);
  match(response.headers.get("access-control-allow-headers")!, /X-Custom-Header/);
  equal(response.headers.get("access-control-max-age"), "600");
});
