/** What becomes of files when who brought them goes for good. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Signed } from "../../lib/auth/mod.ts";
import type { Bytes } from "../../lib/files/mod.ts";
import type { FileId } from "../../lib/protocol/mod.ts";
import { png } from "../files/samples.ts";
import { given } from "../support/seed.ts";
import { fileGround } from "./file_ground.ts";
import { goes, TestPlace } from "./test_place.ts";

async function* one(bytes: Bytes): AsyncIterable<Bytes> {
  yield bytes;
}

/** Eve has said one file, brought another, and begun with a third. */
async function scene() {
  const place = await TestPlace.open();
  const eve = await place.resident("Eve", "member");
  const [ada, chatter] = [await place.speaks(place.ada), await place.speaks(eve)];
  const room = await ada.makes();
  await ada.adds(room, eve);
  const files = fileGround(place.ground);
  const brings = async (bytes: Bytes, sent = bytes): Promise<FileId> => {
    const asked = { name: "face.png", bytes: bytes.length };
    const { id } = given(
      await actions.beginUpload(files, eve, asked) as { ok: true; value: { id: FileId } },
    );
    assert.ok((await actions.takeBytes(files, eve, id, { offset: 0, stream: one(sent) })).ok);
    return id;
  };
  const said = await brings(png());
  const loose = await brings(new Uint8Array(40));
  const half = await brings(new Uint8Array(90), new Uint8Array(50));
  await chatter.sent(room, "", { files: [{ id: said }] });
  return {
    ...{ place, eve, files, said, loose, half },
    leaves: async (messages: "keep" | "erase") => {
      assert.ok((await goes(place, eve, messages)).ok);
      await actions.finishDepartures(place.ground);
      // What was claimed a moment ago for a message is let go a minute later
      place.clock.move(2 * 60_000);
      await actions.sweepFiles(files);
    },
    isThere: async (me: Signed, id: FileId) =>
      await actions.openFile(files, me, id, "file") !== null,
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
}

const GONE = ["upload", "uploader", "loose", "claim", "aside"];

Deno.test("who goes leaves the files of what they said, and none that nothing names", async () => {
  await using scenery = await scene();
  const { place, eve, files, said, loose, half } = scenery;
  assert.ok(await scenery.isThere(eve, loose));
  assert.equal((await Array.fromAsync(files.blobs.list())).length, 3);
  await scenery.leaves("keep");
  assert.ok(await scenery.isThere(place.ada, said));
  assert.equal((await Array.fromAsync(files.blobs.list())).length, 1);
  for (const id of [loose, half]) assert.equal(await scenery.isThere(eve, id), false);
  for (const kind of GONE) assert.deepEqual(await place.rows(kind), [], kind);
});

Deno.test("who takes their words along takes the files along", async () => {
  await using scenery = await scene();
  const { place, files, said } = scenery;
  await scenery.leaves("erase");
  assert.equal(await scenery.isThere(place.ada, said), false);
  assert.deepEqual(await Array.fromAsync(files.blobs.list()), []);
  for (const kind of [...GONE, "file", "content", "content_of", "naming"]) {
    assert.deepEqual(await place.rows(kind), [], kind);
  }
});
