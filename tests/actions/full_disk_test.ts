/** The place for files is full in the middle of an upload, and has room again later. */
import assert from "node:assert/strict";
import { addPreview, beginUpload, lookAtUpload, takeBytes } from "../../lib/actions/mod.ts";
import { type BlobId, type Blobs, type Bytes, NoRoom, PiecedBlobs } from "../../lib/files/mod.ts";
import { png } from "../files/samples.ts";
import { ChunkShelf } from "../../lib/store/mod.ts";
import { Chatter, memoryStore } from "../store/chatter.ts";
import { fileGround } from "./file_ground.ts";

/** It takes so many bytes of a blob and no more. */
class SmallDisk extends PiecedBlobs {
  most = Infinity;

  override async write(blob: BlobId, offset: number) {
    const writer = await super.write(blob, offset);
    let length = offset;
    return {
      write: async (bytes: Bytes) => {
        length += bytes.length;
        if (length > this.most) throw new NoRoom();
        await writer.write(bytes);
      },
      close: () => writer.close(),
    };
  }
}

async function* inTwo(bytes: Bytes): AsyncIterable<Bytes> {
  yield bytes.slice(0, bytes.length / 2);
  yield bytes.slice(bytes.length / 2);
}

Deno.test("what finds no room is given back, what was there stays, and it goes on once there is room", async () => {
  const store = await memoryStore();
  await using _closing = { [Symbol.asyncDispose]: () => store.close() };
  const { user, ground } = await Chatter.named(store, "ada");
  const me = { user, session: "", expiresAt: Infinity, scopes: null };
  const disk = new SmallDisk(new ChunkShelf<BlobId>(store));
  const files = fileGround(ground, disk satisfies Blobs);
  const begun = await beginUpload(files, me, { name: "x", bytes: 100 });
  assert.ok(begun.ok);
  const { id } = begun.value;
  const bytes = new Uint8Array(100).fill(7);
  const first = await takeBytes(files, me, id, { offset: 0, stream: inTwo(bytes.slice(0, 20)) });
  assert.equal(first.ok && first.value.offset, 20);
  disk.most = 70;
  const rest = () => ({ offset: 20, stream: inTwo(bytes.slice(20)) });
  assert.deepEqual(await takeBytes(files, me, id, rest()), { ok: false, trouble: "no_room" });
  const seen = await lookAtUpload(files, me, id);
  assert.equal(seen.ok && seen.value.offset, 20, "nothing of it is kept");
  disk.most = Infinity;
  const whole = await takeBytes(files, me, id, rest());
  assert.deepEqual(whole.ok && whole.value.until, null);
  disk.most = 5;
  const preview = await addPreview(files, me, id, { bytes: png() });
  assert.deepEqual(preview, { ok: false, trouble: "no_room" });
});
