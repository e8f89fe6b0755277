/** The same of each place where bytes may lie. */
import assert from "node:assert/strict";
import {
  type BlobId,
  type Blobs,
  type Bytes,
  FolderBlobs,
  newBlobId,
  PiecedBlobs,
  S3Shelf,
} from "../../lib/files/mod.ts";
import { ChunkShelf, openStore } from "../../lib/store/mod.ts";
import { s3Server } from "../support/s3_server.ts";

interface Place {
  readonly name: string;
  open(stack: AsyncDisposableStack): Promise<Blobs>;
}

const PLACES: Place[] = [
  {
    name: "a folder",
    async open(stack) {
      const path = await Deno.makeTempDir();
      stack.defer(() => Deno.remove(path, { recursive: true }));
      return FolderBlobs.at(`${path}/files`);
    },
  },
  {
    name: "the database",
    async open(stack) {
      const opened = await openStore({ data: "", kv: ":memory:" });
      assert.ok(opened.ok);
      const { store } = opened;
      stack.defer(() => store.close());
      return new PiecedBlobs(new ChunkShelf<BlobId>(store));
    },
  },
  {
    name: "an S3-compatible service",
    open(stack) {
      const { endpoint, ...keys } = stack.use(s3Server());
      const address = new URL("/chat/parley", endpoint);
      return Promise.resolve(new PiecedBlobs(new S3Shelf({ address, ...keys })));
    },
  },
];

const PIECE = 720_000;

function some(length: number, seed = 1): Bytes {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + seed * 7 + (i >> 8)) & 255);
}

async function write(blobs: Blobs, blob: BlobId, offset: number, bytes: Bytes): Promise<void> {
  const writer = await blobs.write(blob, offset);
  for (let at = 0; at < bytes.length; at += 64_000) {
    await writer.write(bytes.slice(at, at + 64_000));
  }
  await writer.close();
}

async function read(blobs: Blobs, blob: BlobId, start: number, end: number): Promise<Bytes> {
  return new Uint8Array(await new Response(await blobs.read(blob, start, end)).arrayBuffer());
}

for (const { name, open } of PLACES) {
  Deno.test(`${name} gives back what was written, wherever one begins and ends`, async () => {
    await using stack = new AsyncDisposableStack();
    const blobs = await open(stack);
    const blob = newBlobId();
    const bytes = some(2 * PIECE + 100);
    await write(blobs, blob, 0, bytes);
    assert.equal(await blobs.length(blob), bytes.length);
    const edges = [[0, bytes.length], [0, 1], [PIECE - 1, PIECE + 1], [5, 5], [PIECE, 2 * PIECE]];
    for (const [start, end] of [...edges, [bytes.length - 1, bytes.length + 10]]) {
      const same = await read(blobs, blob, start!, end!);
      assert.deepEqual(same, bytes.slice(start, end), `${start} to ${end}`);
    }
  });

  Deno.test(`${name} goes on after a pause, and leaves out what lay beyond`, async () => {
    await using stack = new AsyncDisposableStack();
    const blobs = await open(stack);
    const blob = newBlobId();
    const [first, lost, then] = [some(1_000, 1), some(500, 2), some(300, 3)];
    await write(blobs, blob, 0, first);
    await write(blobs, blob, 1_000, lost);
    await write(blobs, blob, 1_000, then);
    assert.equal(await blobs.length(blob), 1_300);
    assert.deepEqual(await read(blobs, blob, 0, 1_300), Uint8Array.from([...first, ...then]));
  });

  Deno.test(`${name} fills what somebody looks into, again and again`, async () => {
    await using stack = new AsyncDisposableStack();
    const blobs = await open(stack);
    const blob = newBlobId();
    const bytes = some(PIECE + 100);
    await write(blobs, blob, 0, bytes);
    const reader = await blobs.open(blob);
    stack.defer(() => reader!.close());
    const into: Bytes = new Uint8Array(50);
    for (const start of [PIECE - 20, 0, PIECE + 80, PIECE + 100, PIECE + 200]) {
      const length = await reader!.read(start, into);
      assert.deepEqual(into.slice(0, length), bytes.slice(start, start + 50), `from ${start}`);
    }
  });

  Deno.test(`${name} forgets what is removed, and knows what is there`, async () => {
    await using stack = new AsyncDisposableStack();
    const blobs = await open(stack);
    const [one, other] = [newBlobId(), newBlobId()];
    await write(blobs, one, 0, some(PIECE + 1));
    await write(blobs, other, 0, some(10));
    assert.deepEqual((await Array.fromAsync(blobs.list())).sort(), [one, other].sort());
    await blobs.remove(one);
    await blobs.remove(one);
    assert.equal(await blobs.length(one), null);
    assert.equal(await blobs.read(one, 0, 1), null);
    assert.equal(await blobs.open(one), null);
    assert.deepEqual(await Array.fromAsync(blobs.list()), [other]);
    assert.deepEqual(await read(blobs, other, 0, 10), some(10));
  });
}

Deno.test("a key that the service does not know is told apart from a file that is not there", async () => {
  await using service = s3Server();
  const { endpoint, ...keys } = service;
  const address = new URL("/chat/parley", endpoint);
  const shelf = new S3Shelf({ address, ...keys, secret: "somebody else's" });
  const blobs = new PiecedBlobs(shelf);
  await assert.rejects(blobs.length(newBlobId()), /answered with 403/);
  await assert.rejects(write(blobs, newBlobId(), 0, some(10)), /answered with 403/);
});

Deno.test("a service that does not answer is not waited for without end", async () => {
  const never = Promise.withResolvers<Response>();
  const silent = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, () => never.promise);
  const address = new URL(`http://127.0.0.1:${silent.addr.port}/chat`);
  const keys = { region: "eu-north-1", keyId: "parley", secret: "three", patienceMs: 20 };
  const blobs = new PiecedBlobs(new S3Shelf({ address, ...keys }));
  await assert.rejects(blobs.length(newBlobId()), { name: "TimeoutError" });
  await assert.rejects(write(blobs, newBlobId(), 0, some(10)), { name: "TimeoutError" });
  never.resolve(new Response());
  await silent.shutdown();
});

Deno.test("who asks for a few bytes has no more fetched for them", async () => {
  await using service = s3Server();
  const { endpoint, ...keys } = service;
  const address = new URL("/chat/parley", endpoint);
  const blobs = new PiecedBlobs(new S3Shelf({ address, ...keys }));
  const blob = newBlobId();
  const bytes = some(2 * PIECE);
  await write(blobs, blob, 0, bytes);
  assert.deepEqual(await read(blobs, blob, PIECE, PIECE + 10), bytes.slice(PIECE, PIECE + 10));
  assert.equal(service.bytesGiven(), 10);
});
