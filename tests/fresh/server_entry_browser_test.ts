import { Builder } from "fresh/dev";
import { equal, match, ok } from "node:assert/strict";
import { openAt } from "./browser.ts";
import { FIXTURE } from "./fixture.ts";
import { within } from "./support.ts";
import { isStandIn } from "./ours/ours.ts";

const CONFIG = decodeURI(new URL("../../deno.json", import.meta.url).pathname);

/** A process that serves what was built, until it is disposed of. */
async function serveBuilt(entry: string): Promise<AsyncDisposable & { origin: string }> {
  const args = ["serve", "-A", "--config", CONFIG, "--host", "127.0.0.1", "--port", "0", entry];
  const child = new Deno.Command(Deno.execPath(), {
    args,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const stop = async () => {
    child.kill();
    await child.status;
  };
  try {
    return { origin: await within(addressIn(child.stderr)), [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address that a server says it listens on; what it says later is read and dropped. */
async function addressIn(said: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  const reader = said.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
    if (!origin) continue;
    reader.releaseLock();
    return origin;
  }
  throw new Error(`The server ended: ${text}`);
}

Deno.test("a build on disk serves pages, islands and files in a process of its own", async () => {
  const outDir = await Deno.makeTempDir();
  try {
    await new Builder({ root: decodeURI(FIXTURE.pathname), outDir }).build();
    await using server = await serveBuilt(`${outDir}/server.js`);
    // The stand-in has read its files by now: what is built there later is nothing to a running server.
    if (isStandIn) await Deno.remove(`${outDir}/static`, { recursive: true });
    const get = (path: string, init?: RequestInit) => fetch(server.origin + path, init);

    match(await (await get("/blog/hello")).text(), /<h1>post hello by \/blog\/:slug<\/h1>/);
    equal(await (await get("/two%20words.txt")).text(), "two words\n");
    equal(await (await get("/100%25.txt")).text(), "percent\n");
    equal((await (await get("/raw.bin")).bytes()).length, 4);
    const css = await Deno.readTextFile(new URL("static/long.css", FIXTURE));
    equal(await (await get("/long.css")).text(), css);

    const missing = await get("/nowhere");
    equal(missing.status, 404);
    match(await missing.text(), /nothing at \/nowhere/);

    const etag = (await get("/plain.txt")).headers.get("etag")!;
    ok(etag);
    equal((await get("/plain.txt", { headers: { "if-none-match": etag } })).status, 304);

    await using view = await openAt(`${server.origin}/career`);
    await view.page.getByText("visitors: 3").click();
    await view.page.getByText("visitors: 4").waitFor();
  } finally {
    await Deno.remove(outDir, { recursive: true });
  }
});
