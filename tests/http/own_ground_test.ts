/** Whatever a request says of where it wants to go or came by, every answer stays on this site. */
import assert from "node:assert/strict";
import { request } from "node:http";
import { PASSWORD, setUp } from "../support/scriptless_browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { everybodyOf } from "./everybody.ts";
import { ROUTES } from "./route_table.ts";

interface Sending {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
}

/** With any path and any headers, also such as fetch would tidy up. */
function send(
  { address }: TestServer,
  { method, path, headers, body }: Sending,
): Promise<Answered> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const asked = { hostname, port, method, path, headers: { ...type, ...headers }, agent: false };
    const sent = request(asked, (response) => {
      let text = "";
      response.on("data", (chunk) => text += chunk);
      response.on("end", () => {
        resolve({ status: response.statusCode!, headers: response.headers, text });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const ELSEWHERE = [
  ...["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example"],
  ...["/\t/evil.example", "/\n/evil.example", " //evil.example", "/.//evil.example"],
  ...["/..//evil.example", "javascript:alert(1)", "/%5cevil.example/..", "https:evil.example"],
  ...[
    "/x\r\nset-cookie: parley=stolen",
    "/x\r\nlocation: https://evil.example",
    "/\u0000/evil.example",
  ],
];

/** A browser's own reading of where an answer leads. */
function assertOwn(server: TestServer, { headers, text }: Answered, told: string): void {
  const { location } = headers;
  if (location !== undefined) {
    const { origin } = new URL(String(location), `${server.address}/some/page`);
    assert.equal(origin, server.address, `${told} leads to ${location}`);
  }
  assert.ok(!JSON.stringify(headers["set-cookie"] ?? "").includes("stolen"), told);
  for (const [, href] of text.matchAll(/(?:href|action|src|value)="([^"]*)"/g)) {
    if (!/evil/.test(href!)) continue;
    assert.doesNotMatch(href!, /^(?:[a-z]+:)?[/\\]{2}evil|^https:/i, `${told} shows ${href}`);
  }
}

Deno.test("no `to` leads away, whichever form or page has it", async () => {
  await using server = await startServer();
  const all = await everybodyOf(server);
  const { address } = server;
  const cookie = `parley=${all.of.owner.token}`;
  const login = new URLSearchParams({ name: "ada", password: PASSWORD }).toString();
  // The one page that reads it is asked with all of them
  const plainest = ELSEWHERE.slice(0, 3);
  for (const to of ELSEWHERE) {
    const query = `?to=${encodeURIComponent(to)}&done=${encodeURIComponent(to)}`;
    for (const [name, { path, GET, POST }] of Object.entries(ROUTES)) {
      if (!plainest.includes(to) && path !== "/login") continue;
      const asked = (typeof path === "string" ? path : path(all)) + query;
      if (GET !== undefined && GET !== "a socket") {
        for (const headers of [{}, { cookie }]) {
          const answer = await send(server, { method: "GET", path: asked, headers });
          assertOwn(server, answer, `GET ${name} ${to}`);
        }
      }
      if (POST === undefined || POST === "a script" || path === "/login") continue;
      const fields = new URLSearchParams({ to, next: to, redirect: to, done: to }).toString();
      const headers = { origin: address };
      const answer = await send(server, { method: "POST", path: asked, headers, body: fields });
      assertOwn(server, answer, `POST ${name} ${to}`);
    }
    const headers = { origin: address, cookie: "parley-device=x" };
    const path = `/login${query}`;
    const entered = await send(server, { method: "POST", path, headers, body: login });
    assert.equal(entered.status, 303, to);
    assertOwn(server, entered, `login ${to}`);
  }
});

Deno.test("no path leads away, with slashes where none belong", async () => {
  await using server = await startServer();
  const ada = await setUp(server);
  const paths = [
    ...["//evil.example/", "//evil.example//", "/\\evil.example/", "///evil.example/"],
    ...["//evil.example/%2f..", "/%2f/evil.example/", "/%5cevil.example/", "/.//evil.example/"],
    ...[
      "//evil.example/account",
      "//evil.example/place/",
      "/account//",
      "/%0d%0aset-cookie:stolen/",
    ],
    ...["//evil.example/%0d%0aset-cookie:%20parley=stolen/"],
  ];
  for (const path of paths) {
    for (const headers of [{}, { cookie: ada.cookie }]) {
      const answer = await send(server, { method: "GET", path, headers });
      assert.ok(answer.status < 500, path);
      assertOwn(server, answer, path);
    }
  }
});

const FORGED: Readonly<Record<string, string>>[] = [
  { "x-forwarded-host": "evil.example" },
  { "x-forwarded-proto": "https", "x-forwarded-host": "evil.example" },
  { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1" },
  { "x-original-url": "/place", "x-rewrite-url": "/place" },
  { "forwarded": "for=127.0.0.1;host=evil.example;proto=https" },
  { "x-http-method-override": "POST", "x-forwarded-prefix": "//evil.example" },
  { "referer": "https://evil.example/", "x-forwarded-server": "evil.example" },
];

Deno.test("headers of a proxy that nobody trusts change no answer, and no link that is shown", async () => {
  await using server = await startServer();
  const all = await everybodyOf(server);
  let cookie = `parley=${all.of.owner.token}`;
  for (const forged of FORGED) {
    for (const [name, { path, GET }] of Object.entries(ROUTES)) {
      if (GET === undefined || GET === "a socket") continue;
      const asked = typeof path === "string" ? path : path(all);
      for (const headers of [{}, { cookie }]) {
        const plain = await send(server, { method: "GET", path: asked, headers });
        const sent = { ...headers, ...forged };
        const answer = await send(server, { method: "GET", path: asked, headers: sent });
        const told = `${name} ${JSON.stringify(forged)}`;
        assert.equal(answer.status, plain.status, told);
        assert.equal(answer.headers.location, plain.headers.location, told);
        assertOwn(server, answer, told);
        assert.ok(!answer.text.includes("evil.example"), told);
      }
    }
    const made = { origin: server.address, cookie, ...forged };
    const reset = `do=reset&current=${encodeURIComponent(PASSWORD)}`;
    const days = "days=7";
    for (
      const [path, body] of [["/place/invites/new", days], [`/place/people/${all.ben.user}`, reset]]
    ) {
      const answer = await send(server, {
        method: "POST",
        path: path!,
        headers: made,
        body: body!,
      });
      assert.equal(answer.status, 200, path);
      // Whoever has shown their password goes on under another token
      const renewed = [answer.headers["set-cookie"] ?? []].flat()[0];
      if (renewed !== undefined) cookie = renewed.split(";")[0]!;
      assert.ok(answer.text.includes(`value="${server.address}/`), "the link is to this place");
      assert.ok(!answer.text.includes("evil.example"), path);
    }
  }
});

Deno.test("by a Host that is not this place's nobody gets further than being told so", async () => {
  await using server = await startServer();
  const all = await everybodyOf(server);
  const { port } = new URL(server.address);
  const cookie = `parley=${all.of.owner.token}`;
  for (const host of ["evil.example", `evil.example:${port}`, `127.0.0.1.evil.example:${port}`]) {
    const origin = `http://${host}`;
    for (const [name, { path, POST }] of Object.entries(ROUTES)) {
      if (name === "healthz.ts" || name === "theme.css.ts") continue;
      const asked = typeof path === "string" ? path : path(all);
      for (const method of ["GET", ...POST === undefined ? [] : ["POST"]] as const) {
        const headers = { host, origin, cookie };
        const answer = await send(server, {
          method: method as "GET" | "POST",
          path: asked,
          headers,
        });
        assert.ok([405, 421].includes(answer.status), `${method} ${name} ${answer.status}`);
        assert.equal(answer.headers.location, undefined, name);
      }
    }
  }
});
