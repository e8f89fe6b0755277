/** A place for files belongs to one database: another would take what is there for forgotten. */
import assert from "node:assert/strict";
import { readSettings } from "../lib/config/mod.ts";
import { openFilePlace } from "../lib/file_place.ts";
import type { Store } from "../lib/store/mod.ts";
import { memoryStore } from "./store/chatter.ts";
import { s3Server } from "./support/s3_server.ts";
import { tempFolder } from "./support/temp_folder.ts";

type Env = Readonly<Record<string, string>>;

async function open(env: Env, store: Store) {
  const read = readSettings({ PARLEY_DATA: "/nowhere", ...env });
  assert.ok(read.ok);
  return await openFilePlace(read.settings, store);
}

async function problemOf(env: Env, store: Store): Promise<string> {
  const opened = await open(env, store);
  assert.ok(!opened.ok);
  return opened.problem;
}

async function keepsToItsOwn(env: Env): Promise<void> {
  const [store, other] = [await memoryStore(), await memoryStore()];
  assert.ok((await open(env, store)).ok);
  assert.match(await problemOf(env, other), /^\S+ holds the files of another Parley/);
  const again = await open(env, store);
  assert.ok(again.ok);
  assert.deepEqual(await Array.fromAsync(again.blobs.list()), [], "whose it is is no blob");
  await store.close();
  await other.close();
}

Deno.test("a folder belongs to the database that used it first", async () => {
  await using folder = await tempFolder();
  await keepsToItsOwn({ PARLEY_FILES: `${folder.path}/files` });
});

Deno.test("a folder whose first start was cut off may still be anybody's", async () => {
  await using folder = await tempFolder();
  await Deno.writeTextFile(`${folder.path}/owner.txt`, "");
  await keepsToItsOwn({ PARLEY_FILES: folder.path });
});

function envOf({ endpoint, keyId, region, secret }: ReturnType<typeof s3Server>): Env {
  return {
    PARLEY_FILES: "s3://chat/parley",
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: keyId,
    AWS_SECRET_ACCESS_KEY: secret,
  };
}

Deno.test("a bucket belongs to the database that used it first", async () => {
  await using s3 = s3Server();
  await keepsToItsOwn(envOf(s3));
});

Deno.test("a bucket that cannot be used is a problem at the start, which does not tell the key", async () => {
  await using s3 = s3Server();
  const store = await memoryStore();
  const env = { ...envOf(s3), AWS_SECRET_ACCESS_KEY: "four-odd-green-words" };
  const problem = await problemOf(env, store);
  assert.match(problem, /cannot use s3:\/\/chat\/parley for files \(.*403\)/);
  assert.ok(!problem.includes("green"));
  await store.close();
});
