/** What a phone shares where no script beside the pages takes it in yet. */
import assert from "node:assert/strict";
import { openSession } from "../../lib/auth/mod.ts";
import { languages } from "../../lib/words/on_server.ts";
import { plain } from "../support/scriptless_browser.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";

const { en, de } = languages;

/** As a browser sends it for the person, and for no page. */
const OF_NO_PAGE = { origin: "null", "sec-fetch-site": "none" };

async function cookieFor(server: TestServer): Promise<string> {
  const { user } = await seedPerson(server.chat.store, "ada");
  const session = await openSession(server.chat.store, user, server.clock.now());
  return `parley=${given(session).token}`;
}

async function share(server: TestServer, headers: Record<string, string>) {
  const body = new FormData();
  body.set("title", "The yard");
  body.set("files", new File([new Uint8Array(100_000)], "yard.png", { type: "image/png" }));
  const init = { method: "POST", redirect: "manual", headers, body } as const;
  const response = await fetch(`${server.address}/share/take`, init);
  const { status, headers: answered } = response;
  return { status, to: answered.get("location"), text: plain(await response.text()) };
}

Deno.test("who shares before Parley was open is told what to do, and nothing is read of it", async () => {
  await using server = await startServer();
  const cookie = await cookieFor(server);
  for (const [language, { door: { share: words } }] of [["en", en], ["de", de]] as const) {
    const headers = { cookie, ...OF_NO_PAGE, "accept-language": language };
    const { status, text } = await share(server, headers);
    assert.equal(status, 200);
    for (const line of [words.title, words.text, words.advice]) assert.ok(text.includes(line));
    assert.ok(!text.includes("The yard"));
  }
});

Deno.test("who is not logged in is led there, and then to what was shared", async () => {
  await using server = await startServer();
  const { status, to } = await share(server, OF_NO_PAGE);
  assert.deepEqual([status, to], [303, "/login?to=%2Fshare%2Ftake"]);
  const headers = { cookie: await cookieFor(server) };
  const back = await fetch(`${server.address}/share/take`, { headers, redirect: "manual" });
  assert.deepEqual([back.status, back.headers.get("location")], [302, "/share"]);
  await back.body?.cancel();
});

Deno.test("a page of another site shares nothing, whatever it says of itself", async () => {
  await using server = await startServer();
  const cookie = await cookieFor(server);
  for (const site of ["cross-site", "same-site", "same-origin", ""]) {
    for (const origin of ["null", "https://evil.example"]) {
      const { status } = await share(server, { cookie, origin, "sec-fetch-site": site });
      assert.equal(status, 403, `${site} ${origin}`);
    }
  }
});
