/** What a phone learns of the place when it is put among its apps. */
import assert from "node:assert/strict";
import { BARS } from "../../lib/screen/mod.ts";
import { common as de } from "../../lib/words/de.ts";
import { common as en } from "../../lib/words/en.ts";
import { setUp } from "../support/scriptless_browser.ts";
import { startServer, type TestServer } from "../support/server.ts";

async function manifestOf(server: TestServer, language: string) {
  const headers = { "accept-language": language };
  const response = await fetch(`${server.address}/manifest.webmanifest`, { headers });
  assert.equal(response.headers.get("content-type"), "application/manifest+json; charset=utf-8");
  assert.equal(response.headers.get("cache-control"), "no-cache");
  return await response.json();
}

/** The two numbers at the beginning of every PNG. */
function sidesOf(png: Uint8Array<ArrayBuffer>): string {
  const head = new DataView(png.buffer);
  return `${head.getUint32(16)}x${head.getUint32(20)}`;
}

Deno.test("the app is called as its place is, in the ground of its pages, and everybody may know", async () => {
  await using server = await startServer();
  assert.equal((await manifestOf(server, "en")).name, en.product);
  await setUp(server);
  const { icons, share_target: _, ...manifest } = await manifestOf(server, "de");
  assert.deepEqual(manifest, {
    ...{ id: "/", start_url: "/", scope: "/", display: "standalone" },
    ...{ name: "Elm Street", short_name: "Elm Street", description: de.description },
    ...{ lang: "de", dir: "ltr", background_color: BARS.light, theme_color: BARS.light },
  });
  assert.deepEqual(
    icons.map(({ sizes, purpose = "any" }: Record<string, string>) => `${sizes} ${purpose}`),
    ["192x192 any", "512x512 any", "512x512 maskable"],
  );
  for (const { src, sizes, type } of icons) {
    const picture = await fetch(server.address + src);
    assert.equal(picture.headers.get("content-type"), type, src);
    assert.equal(sidesOf(await picture.bytes()), sizes, src);
  }
});
