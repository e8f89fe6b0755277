import { App, staticFiles } from "fresh";
import { equal, match, notEqual, ok } from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { withFixture } from "../fixture.ts";
import { ask, serve, textOf } from "../support.ts";
import { ours } from "./ours.ts";

const app = withFixture(new App().use(staticFiles()));

async function encodingFor(accepted: string, path = "/long.css"): Promise<string | null> {
  const response = await ask(app, path, { headers: { "accept-encoding": accepted } });
  return response.headers.get("content-encoding");
}

ours("text is sent in the best form that the client takes", async () => {
  equal(await encodingFor("gzip, deflate, br"), "br");
  equal(await encodingFor("gzip"), "gzip");
  equal(await encodingFor("GZIP;q=0.5"), "gzip");
  equal(await encodingFor("br;q=0, gzip"), "gzip");
  equal(await encodingFor("br ;q=0.0"), null);
  equal(await encodingFor("identity"), null);
  equal(await encodingFor(""), null);
});

ours("what is sent compressed is the file", async () => {
  const response = await ask(app, "/long.css", { headers: { "accept-encoding": "gzip" } });
  equal(response.headers.get("vary"), "accept-encoding");
  const bytes = await response.bytes();
  const plain = await textOf(app, "/long.css");
  equal(gunzipSync(bytes).toString(), plain);
  ok(bytes.length < plain.length);
});

ours("what gains nothing by it is not compressed", async () => {
  equal(await encodingFor("br, gzip", "/plain.txt"), null);
  equal(await encodingFor("br, gzip", "/raw.bin"), null);
});

ours("a client may name several ETags, weak ones, or any", async () => {
  const etag = (await ask(app, "/plain.txt")).headers.get("etag")!;
  const bare = etag.replace("W/", "");
  const status = async (known: string) =>
    (await ask(app, "/plain.txt", { headers: { "if-none-match": known } })).status;
  for (const known of [etag, bare, `W/${bare}`, `"a", ${etag}, "b"`, `"a",${bare}`, "*"]) {
    equal(await status(known), 304, known);
  }
  for (const known of ['"a"', "a, b", bare.slice(1, -1), "", ","]) {
    equal(await status(known), 200, known);
  }
});

ours("HEAD tells the length that GET sends", async () => {
  await using server = serve(app);
  for (const encoding of ["identity", "br"]) {
    const headers = { "accept-encoding": encoding };
    const head = await fetch(`${server.origin}/long.css`, { method: "HEAD", headers });
    const direct = await ask(app, "/long.css", { headers });
    equal(head.headers.get("content-length"), `${(await direct.bytes()).length}`);
  }
});

ours("a file's type is not to be guessed", async () => {
  const { headers } = await ask(app, "/plain.txt");
  equal(headers.get("x-content-type-options"), "nosniff");
});

ours("a base path is no more than a base path", async () => {
  const based = withFixture(new App({ basePath: "/ui" }).use(staticFiles()));
  for (const path of ["/plain.txt", "/xx/plain.txt", "/uiplain.txt", "/ui/ui/plain.txt"]) {
    notEqual((await ask(based, path)).status, 200, path);
  }
  match(await textOf(based, "/ui/plain.txt"), /plain text/);
});
