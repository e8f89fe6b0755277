/** The server dies in the middle of uploads, at points of chance: nothing is lost, nothing is left over. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { fileGround } from "../actions/file_ground.ts";
import { sweepFiles } from "../../lib/actions/mod.ts";
import { FolderBlobs } from "../../lib/files/mod.ts";
import type { FileId, MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { chunk, png } from "../files/samples.ts";
import { isLongRun, openedAt } from "../store/chatter.ts";
import { within } from "../support/deadline.ts";
import { FileSender } from "../support/file_sender.ts";
import { KillablePlace } from "../support/killable_place.ts";
import { given } from "../support/seed.ts";
import { WireClient } from "../support/wire_client.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const KILLS = isLongRun() ? 50 : 5;
const PART = 16 * 1024;
/** What comes is written in stretches of so many bytes. */
const STRETCH = 256 * 1024;

interface Upload {
  readonly bytes: Bytes;
  readonly kept: Bytes;
}

/** Half of them are pictures that tell something: what is kept of these is written anew. */
function upload(dice: Dice): Upload {
  const noise = new Uint8Array(dice.between(1, 1_500_000)).map(() => dice.below(256));
  if (dice.chance(0.5)) return { bytes: noise, kept: noise };
  const told = chunk("tEXt", "where it was");
  return { bytes: png([told], noise), kept: png() };
}

/** So many of them, and then the end of who takes them. */
function until(bytes: Bytes, count: number, end: () => Promise<void>): ReadableStream<Bytes> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= count) {
        await end();
        return controller.error(new Error("The server is gone"));
      }
      const to = Math.min(count, at + PART);
      controller.enqueue(bytes.slice(at, to));
      at = to;
    },
  });
}

async function bytesIn(data: string): Promise<number> {
  const blobs = await FolderBlobs.at(`${data}/files`);
  const lengths = await Array.fromAsync(blobs.list(), (blob) => blobs.length(blob));
  return lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0);
}

async function hasBytes(data: string, count: number): Promise<void> {
  while (await bytesIn(data) < count);
}

async function finishes(sender: FileSender, path: string, bytes: Bytes): Promise<number> {
  const offset = await sender.offsetOf(path);
  if (offset === bytes.length) return offset;
  const response = await sender.sends(path, offset, bytes.slice(offset));
  assert.equal(response.status, 204, await response.text());
  return offset;
}

const sha256 = (bytes: Bytes) => createHash("sha256").update(bytes).digest("hex");

Deno.test("wherever the server dies an upload goes on, and what was acknowledged has its file", async () => {
  let room!: RoomId;
  await using there = await KillablePlace.open((place) => {
    room = place.rooms.tools;
    return Promise.resolve();
  });
  const { token } = there.place.people.mara;
  const sender = new FileSender(there.address, token);
  const acked = new Map<MessageId, [FileId, Bytes]>();
  let resumed = 0;
  for (let seed = 1; seed <= KILLS; seed++) {
    const dice = new Dice(seed);
    const { bytes, kept } = upload(dice);
    const path = await sender.announces(bytes.length, "x.png");
    const cut = dice.chance(0.2) ? bytes.length : dice.below(bytes.length);
    const before = await bytesIn(there.data);
    const least = dice.below(Math.floor(cut / STRETCH) + 1) * STRETCH;
    const dead = Promise.withResolvers<void>();
    const dying = until(bytes, cut, async () => {
      await within("the bytes", hasBytes(there.data, before + least));
      dead.resolve(there.kill());
    });
    await assert.rejects(sender.sends(path, 0, dying), `seed ${seed}`);
    await dead.promise;
    await there.start();
    const offset = await finishes(sender, path, bytes);
    if (offset > 0) resumed++;
    const id = path.slice("/uploads/".length) as FileId;
    const fetched = await (await sender.fetches(id)).bytes();
    assert.equal(sha256(fetched), sha256(kept), `seed ${seed}`);
    await using wire = await WireClient.connect(there.address, token);
    const named = { once: await wire.once(), room, body: "", files: [{ id }] };
    acked.set(given(await wire.ask("message.send", named)).id, [id, kept]);
    // Which may be as soon as it is acknowledged
    if (dice.chance(0.3)) {
      await there.kill();
      await there.start();
    }
  }
  assert.ok(resumed > 0);
  for (const [message, [id, kept]] of acked) {
    await using wire = await WireClient.connect(there.address, token);
    const { messages } = given(await wire.ask("history.page", { room, around: message }));
    assert.deepEqual(messages.find(({ id }) => id === message)?.files?.map(({ id }) => id), [id]);
    assert.equal(sha256(await (await sender.fetches(id)).bytes()), sha256(kept));
  }
  await there.kill();
  await assertNoOrphans(there.data);
});

async function assertNoOrphans(data: string): Promise<void> {
  const store = await openedAt({ data, kv: "file" });
  try {
    const blobs = await FolderBlobs.at(`${data}/files`);
    await sweepFiles(fileGround({ store, now: Date.now }, blobs));
    const named = await Array.fromAsync(store.kv.list<{ blob: string }>({ prefix: ["content"] }));
    assert.deepEqual(
      (await Array.fromAsync(blobs.list())).sort(),
      named.map(({ value }) => value.blob).sort(),
    );
  } finally {
    await store.close();
  }
}
