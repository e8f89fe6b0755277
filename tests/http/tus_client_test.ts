/** The client of tus that most programs use, as it is, against the real server. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { type DetailedError, Upload, type UploadOptions } from "tus-js-client";
import { within } from "../support/deadline.ts";
import { Gate } from "../support/gate.ts";
import { seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";

// The client tells of its progress now and then, and leaves the clock for that running
Deno.test.sanitizer({ ops: false, resources: false });

const MIB = 1024 * 1024;
const bytes = Buffer.alloc(3 * MIB, "it is all in order here. ");

async function scene() {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startServer());
  const gate = resources.use(new Gate(server.address));
  const { token } = await seedPerson(server.chat.store, "ada");
  const headers = { authorization: `Bearer ${token}` };
  const asked: string[] = [];
  const options: UploadOptions = {
    ...{ endpoint: `${gate.address}/uploads`, headers, retryDelays: [0, 10, 100] },
    metadata: { filename: "Protokoll №1.txt" },
    onBeforeRequest(request) {
      const offset = request.getHeader("Upload-Offset");
      asked.push(offset === undefined ? request.getMethod() : `from ${offset === "0" ? 0 : "on"}`);
    },
  };
  const owned = resources.move();
  return {
    ...{ gate, asked, options },
    fetches(url: string): Promise<Response> {
      return fetch(`${server.address}${new URL(url).pathname.replace("uploads", "files")}`, {
        headers,
      });
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const CUT_IN_THE_THIRD = ["POST", "from 0", "from on", "from on"];

/** The address of what it has brought. */
function brings(options: UploadOptions): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const upload = new Upload(bytes, {
    ...options,
    onSuccess: () => resolve(upload.url!),
    onError: reject,
  });
  upload.start();
  return within("the upload", promise);
}

Deno.test("a standard client brings a file, at once and in parts", async () => {
  await using place = await scene();
  const { options, asked } = place;
  for (const chunkSize of [Infinity, MIB]) {
    const response = await place.fetches(await brings({ ...options, chunkSize }));
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);
    assert.match(response.headers.get("content-disposition")!, /Protokoll/);
  }
  assert.deepEqual(asked, ["POST", "from 0", "POST", "from 0", "from on", "from on"]);
});

Deno.test("cut off in the middle it asks how far it has come, and goes on from there", async () => {
  await using place = await scene();
  const { options, asked, gate } = place;
  gate.cutAfter(2.5 * MIB);
  const response = await place.fetches(await brings({ ...options, chunkSize: MIB }));
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);
  assert.deepEqual(asked, [...CUT_IN_THE_THIRD, "HEAD", "from on"]);
});

Deno.test("begun anew as another process it goes on with what was begun before", async () => {
  await using place = await scene();
  const { options, asked, gate } = place;
  gate.cutAfter(2.5 * MIB);
  const { promise: written, resolve: write } = Promise.withResolvers<string>();
  const onUploadUrlAvailable = () => write(upload.url!);
  const upload = new Upload(bytes, {
    ...options,
    onUploadUrlAvailable,
    retryDelays: null,
    chunkSize: MIB,
  });
  const failed = new Promise<void>((fail) => upload.options.onError = () => fail());
  upload.start();
  await within("the cut", failed);
  const response = await place.fetches(await brings({ ...options, uploadUrl: await written }));
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);
  assert.deepEqual(asked, [...CUT_IN_THE_THIRD, "HEAD", "from on"]);
});

Deno.test("what it takes back half way is gone", async () => {
  await using place = await scene();
  const { options } = place;
  const url = await brings({ ...options, chunkSize: MIB });
  const response = await place.fetches(url);
  await response.body?.cancel();
  assert.equal(response.status, 200);
  const { promise, resolve } = Promise.withResolvers<string>();
  const upload = new Upload(bytes, {
    ...{ ...options, chunkSize: MIB },
    onChunkComplete: () => resolve(upload.url!),
  });
  upload.start();
  const half = await within("a part", promise);
  await upload.abort(true);
  const asked = brings({ ...options, uploadUrl: half, endpoint: null });
  await assert.rejects(asked, (error: DetailedError) => {
    return error.originalResponse?.getStatus() === 404;
  });
});
