import assert from "node:assert/strict";
import { findServer, type Found } from "../../lib/cli/login/server.ts";
import { freePort } from "../support/free_port.ts";

function without(found: Found): string {
  return found.ok ? "found" : found.why;
}

Deno.test("where something else answers, or nothing, it is told apart", async () => {
  const port = freePort();
  assert.equal(without(await findServer(`http://127.0.0.1:${port}`, null, false)), "unreachable");
  assert.equal(without(await findServer(`https://127.0.0.1:${port}`, null, false)), "unreachable");
  const answers = {
    no_parley: new Response("<h1>It works!</h1>"),
    only_tls: new Response(null, { status: 308, headers: { location: "https://x.example/" } }),
    other_host: Response.json({ error: { code: "other_host" } }, { status: 421 }),
    too_new: Response.json({ product: "Parley", protocol: 99 }),
    too_old: Response.json({ product: "Parley", protocol: 0 }),
  };
  for (const [why, answer] of Object.entries(answers)) {
    const options = { hostname: "127.0.0.1", port: 0, onListen() {} };
    await using server = Deno.serve(options, () => answer);
    const address = `127.0.0.1:${server.addr.port}`;
    assert.equal(without(await findServer(`http://${address}`, null, false)), why);
    if (why === "no_parley") {
      assert.equal(without(await findServer(`https://${address}`, null, false)), "no_tls");
    }
  }
});
