/** With the scripts of the app come the words of its page, and none of another language. */
import assert from "node:assert/strict";
import { busyPlace } from "../support/busy_place.ts";
import { startServer } from "../support/server.ts";
import { languages } from "../../lib/words/on_server.ts";

const { en, de } = languages;

Deno.test("the app brings the words of its language along with its scripts", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  const cookie = `parley=${await place.tokenOf("mara")}`;
  const scripts = new Set<string>();
  for (const [language, own, other] of [["en", en, de], ["de", de, en]] as const) {
    const headers = { cookie, "accept-language": language };
    const html = await (await fetch(`${server.address}/r`, { headers })).text();
    const texts = await Promise.all(preloadsIn(html).map((path) => textAt(server.address + path)));
    const saying = texts.filter((text) => text.includes(own.chat.frame.noScripts));
    assert.equal(saying.length, 1, language);
    assert.ok(!texts.some((text) => text.includes(other.chat.frame.noScripts)), language);
    scripts.add(saying[0]!);
  }
  assert.equal(scripts.size, 2);
});

function preloadsIn(html: string): string[] {
  return [...html.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, path]) => path!);
}

async function textAt(address: string): Promise<string> {
  const response = await fetch(address);
  assert.equal(response.status, 200, address);
  return await response.text();
}
