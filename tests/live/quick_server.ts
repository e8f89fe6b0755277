/** An instance in a process of its own, whose feed is as short-lived as the test's. */
import { startServer } from "../support/server.ts";

const { PARLEY_KV, DENO_KV_ACCESS_TOKEN, PARLEY_DATA } = Deno.env.toObject();
const server = await startServer({
  store: { data: PARLEY_DATA!, kv: new URL(PARLEY_KV!), token: DENO_KV_ACCESS_TOKEN! },
  times: { pollMs: 50, lifeMs: 2_000, trimEveryMs: 60 },
});
console.log(`Parley is at ${server.address}  (SIGKILL stops it)`);
