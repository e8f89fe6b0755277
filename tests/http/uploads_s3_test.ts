/** The same files over HTTP, where their bytes lie with an S3-compatible service. */
import assert from "node:assert/strict";
import { FileSender } from "../support/file_sender.ts";
import { s3Server } from "../support/s3_server.ts";
import { seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";

const MIB = 1024 * 1024;

Deno.test("a file comes in to a bucket by parts, goes out of it by ranges, and leaves nothing", async () => {
  await using s3 = s3Server();
  await using server = await startServer({
    env: {
      PARLEY_FILES: "s3://chat/parley",
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_REGION: s3.region,
      AWS_ACCESS_KEY_ID: s3.keyId,
      AWS_SECRET_ACCESS_KEY: s3.secret,
    },
  });
  const { chat, address, clock } = server;
  const ada = new FileSender(address, (await seedPerson(chat.store, "ada")).token);
  const bytes = new Uint8Array(9 * MIB + 7).map((_, i) => (i * 31 + (i >> 8)) & 255);
  const path = await ada.announces(bytes.length, "film.bin");
  const first = await ada.sends(path, 0, bytes.slice(0, 5 * MIB));
  assert.equal(first.headers.get("upload-offset"), `${5 * MIB}`);
  const rest = await ada.sends(path, 5 * MIB, bytes.slice(5 * MIB));
  assert.equal(rest.status, 204, await rest.text());
  const id = path.slice("/uploads/".length);
  assert.deepEqual(await (await ada.fetches(id)).bytes(), bytes);
  const range = `bytes=${4 * MIB - 2}-${5 * MIB + 2}`;
  const part = await ada.fetches(id, { range });
  assert.deepEqual(await part.bytes(), bytes.slice(4 * MIB - 2, 5 * MIB + 3));
  clock.move(5 * 24 * 60 * 60 * 1000);
  chat.chores.soon();
  await chat.chores.done();
  assert.deepEqual(await Array.fromAsync(chat.files.blobs.list()), []);
});
