/** Starting and stopping over a real denokv server. */
import assert from "node:assert/strict";
import { childServer, spawnServer } from "../support/child_server.ts";
import { deadline, within } from "../support/deadline.ts";
import { type DenokvServer, denokvServer } from "../support/denokv.ts";
import { tempFolder } from "../support/temp_folder.ts";

function settings(kv: DenokvServer, token = kv.token): Record<string, string> {
  return { PARLEY_KV: kv.address, DENO_KV_ACCESS_TOKEN: token };
}

async function refusal(env: Record<string, string>): Promise<string> {
  await using child = await spawnServer({ env });
  assert.equal((await child.exited).code, 2, child.output());
  assert.match(child.stderr, /^[^\n]+\n$/, "one line and nothing else");
  assert.ok(!child.output().includes(env.DENO_KV_ACCESS_TOKEN!), "the token is never printed");
  return child.stderr;
}

async function health(address: string): Promise<number> {
  const response = await fetch(`${address}/healthz`, { signal: deadline() });
  await response.body?.cancel();
  return response.status;
}

Deno.test("several processes run over one denokv server, and no data folder is made", async () => {
  await using kv = await denokvServer();
  await using temp = await tempFolder();
  const env = { ...settings(kv), PARLEY_DATA: `${temp.path}/data` };
  await using one = await childServer({ env });
  await using two = await childServer({ env });
  assert.equal(await health(one.address), 200);
  assert.equal(await health(two.address), 200);
  assert.deepEqual([...Deno.readDirSync(temp.path)], []);
  one.kill("SIGTERM");
  assert.equal((await one.exited).code, 0);
  assert.ok(!one.child.output().includes(kv.token));
});

Deno.test("a denokv server that is down, or does not take the token, is a sentence", async () => {
  await using kv = await denokvServer();
  const wrong = await refusal(settings(kv, "another-token-altogether"));
  assert.match(wrong, /^The KV server .* refused the token: set DENO_KV_ACCESS_TOKEN to/);
  kv.kill("SIGKILL");
  await kv.exited;
  const down = await refusal(settings(kv));
  assert.match(down, /^The KV server .* cannot be reached \(connection refused\): start it/);
});

Deno.test("while the server hangs health says no, and SIGTERM still ends it with 0", async () => {
  await using kv = await denokvServer();
  await using server = await childServer({ env: settings(kv) });
  assert.equal(await health(server.address), 200);
  await kv.freeze();
  assert.equal(await health(server.address), 503);
  server.kill("SIGTERM");
  const { code } = await within("the end of the process", server.exited);
  assert.equal(code, 0);
});
