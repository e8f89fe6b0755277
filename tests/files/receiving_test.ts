import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import {
  type BlobId,
  type Blobs,
  type Bytes,
  FolderBlobs,
  newBlobId,
  PiecedBlobs,
  Receiving,
  type Sealed,
} from "../../lib/files/mod.ts";
import { ChunkShelf, openStore } from "../../lib/store/mod.ts";
import { DRAWN, film, heic, noted } from "./boxed_samples.ts";
import { chunk, exif, extended, joined, jpeg, PLACE, png, riff, segment, webp } from "./samples.ts";

interface Desk extends AsyncDisposable {
  readonly blobs: Blobs;
  readonly receiving: Receiving;
}

async function desk(): Promise<Desk> {
  const path = await Deno.makeTempDir();
  const blobs = await FolderBlobs.at(path);
  return {
    ...{ blobs, receiving: new Receiving(blobs, nothingElse) },
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}

const nothingElse = { landed: () => Promise.resolve(), isFlowing: false };

const boundTo = (most: number) => ({ most, roomLeft: 0 });

async function* inParts(bytes: Bytes, size = 7): AsyncIterable<Bytes> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function all(blobs: Blobs, { blob, bytes }: Pick<Sealed, "blob" | "bytes">): Promise<Bytes> {
  return new Uint8Array(await new Response(await blobs.read(blob, 0, bytes)).arrayBuffer());
}

async function brought(bytes: Bytes): Promise<Sealed & { readonly kept: Bytes }> {
  await using place = await desk();
  const { blobs, receiving } = place;
  const blob = newBlobId();
  await receiving.take(blob, 0, inParts(bytes, 1_000), boundTo(bytes.length));
  const sealed = await receiving.seal(blob, bytes.length, newBlobId());
  return { ...sealed, kept: await all(blobs, sealed) };
}

const sha256 = (bytes: Bytes) => createHash("sha256").update(bytes).digest("hex");
const text = (bytes: Bytes) => new TextDecoder("latin1").decode(bytes);

Deno.test("an upload in several parts is one file, whose digest is that of all", async () => {
  await using place = await desk();
  const { blobs, receiving } = place;
  const blob = newBlobId();
  const bytes = joined("what was said at the meeting, ", "and what was not");
  await receiving.take(blob, 0, inParts(bytes.slice(0, 20)), boundTo(100));
  assert.deepEqual(await receiving.take(blob, 20, inParts(bytes.slice(20)), boundTo(100)), {
    ok: true,
    length: bytes.length,
  });
  const sealed = await receiving.seal(blob, bytes.length, newBlobId());
  assert.deepEqual(sealed, {
    ...{ blob, digest: sha256(bytes), bytes: bytes.length, type: "text/plain" },
  });
  assert.deepEqual(await all(blobs, sealed), bytes);
});

Deno.test("an upload that another process began has the same digest", async () => {
  await using place = await desk();
  const { blobs, receiving } = place;
  const blob = newBlobId();
  const bytes = joined("first this", " and then that");
  await receiving.take(blob, 0, inParts(bytes.slice(0, 10)), boundTo(100));
  const other = new Receiving(blobs, nothingElse);
  await other.take(blob, 10, inParts(bytes.slice(10)), boundTo(100));
  assert.equal((await other.seal(blob, bytes.length, newBlobId())).digest, sha256(bytes));
});

Deno.test("an upload begins, and takes its first bytes, when what the chat has under way is done", async () => {
  await using place = await desk();
  const { blobs } = place;
  const landings: (() => void)[] = [];
  let asked = Promise.withResolvers<void>();
  const landed = () => {
    asked.resolve();
    return new Promise<void>((resolve) => landings.push(resolve));
  };
  const nextAsked = async () => {
    await asked.promise;
    asked = Promise.withResolvers();
  };
  const receiving = new Receiving(blobs, { landed, isFlowing: false });
  const blob = newBlobId();
  const taken = receiving.take(blob, 0, inParts(joined("twelve bytes"), 12), boundTo(100));
  await nextAsked();
  assert.equal(await blobs.length(blob), null, "not even an empty file");
  landings.pop()!();
  await nextAsked();
  assert.equal(await blobs.length(blob), 0, "no byte of it");
  landings.pop()!();
  assert.deepEqual(await taken, { ok: true, length: 12 });
});

Deno.test("what came before the sender went away is kept", async () => {
  await using place = await desk();
  const { blobs, receiving } = place;
  const blob = newBlobId();
  async function* cut() {
    yield* inParts(joined("twelve bytes"));
    throw new TypeError("connection closed");
  }
  assert.deepEqual(await receiving.take(blob, 0, cut(), boundTo(100)), { ok: true, length: 12 });
  assert.equal(await blobs.length(blob), 12);
});

Deno.test("bytes whose checksum is another are taken back, and those before them stay", async () => {
  await using place = await desk();
  const { blobs, receiving } = place;
  const blob = newBlobId();
  const [first, second] = [joined("kept for good"), joined(" and damaged")];
  await receiving.take(blob, 0, inParts(first), boundTo(100));
  const checksum = { algorithm: "sha1", digest: new Uint8Array(20) } as const;
  const wrong = await receiving.take(blob, 13, inParts(second), { ...boundTo(100), checksum });
  assert.deepEqual(wrong, { ok: false, why: "checksum" });
  assert.equal(await blobs.length(blob), 13);
  const digest = createHash("sha1").update(second).digest();
  const right = { algorithm: "sha1", digest } as const;
  await receiving.take(blob, 13, inParts(second), { ...boundTo(100), checksum: right });
  assert.equal((await receiving.seal(blob, 25, newBlobId())).digest, sha256(joined(first, second)));
});

Deno.test("more bytes than were announced are not kept", async () => {
  await using place = await desk();
  const { blobs, receiving } = place;
  const blob = newBlobId() as BlobId;
  const taken = await receiving.take(blob, 0, inParts(new Uint8Array(101)), boundTo(100));
  assert.deepEqual(taken, { ok: false, why: "too_long" });
  assert.equal(await blobs.length(blob), 0);
});

Deno.test("of a JPEG nothing is kept that tells of a place; the way up is", async () => {
  const told = [
    segment(0xe1, joined("Exif\0\0", exif(6))),
    segment(0xe1, joined("http://ns.adobe.com/xap/1.0/\0", PLACE)),
    segment(0xed, joined("Photoshop 3.0\0", PLACE)),
    segment(0xfe, PLACE),
    segment(0xe2, joined("MPF\0", PLACE)),
  ];
  const colours = segment(0xe2, "ICC_PROFILE\0colours");
  const { kept, digest, ...sealed } = await brought(
    jpeg({ segments: [...told, colours], behind: joined("ftypqt", PLACE) }),
  );
  assert.ok(!text(kept).includes(PLACE));
  const way = joined("MM", [0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]);
  const upright = segment(0xe1, joined("Exif\0\0", way, [0, 0, 0, 0, 0, 0]));
  assert.deepEqual(kept, jpeg({ segments: [upright, colours] }));
  assert.equal(digest, sha256(kept));
  assert.deepEqual([sealed.type, sealed.width, sealed.height], ["image/jpeg", 30, 40]);
});

Deno.test("of a large JPEG all that is seen is kept, stretch by stretch", async () => {
  const dots = Uint8Array.from({ length: 1_300_000 }, (_, i) => (i * 31 + (i >> 8)) % 255);
  const photograph = (segments: Bytes[]) => {
    const whole = jpeg({ segments });
    return joined(whole.slice(0, -2), dots, whole.slice(-2));
  };
  const { kept, digest } = await brought(photograph([segment(0xe1, joined("Exif\0\0", exif(1)))]));
  assert.equal(sha256(kept), sha256(photograph([])));
  assert.equal(digest, sha256(kept));
});

Deno.test("the way up is found in either order of bytes, and left out where it is the usual one", async () => {
  const of = (way: number, isLittle: boolean) =>
    brought(jpeg({ segments: [segment(0xe1, joined("Exif\0\0", exif(way, { isLittle })))] }));
  assert.ok(text((await of(8, true)).kept).includes("Exif\0\0MM"));
  assert.deepEqual((await of(1, false)).kept, jpeg());
});

Deno.test("a JPEG that tells nothing is kept as it came", async () => {
  const bytes = jpeg();
  const { kept, digest } = await brought(bytes);
  assert.deepEqual(kept, bytes);
  assert.equal(digest, sha256(bytes));
});

Deno.test("of a PNG nothing is kept that is said in words, nor what hangs behind it", async () => {
  const told = ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"].map((name) => chunk(name, PLACE));
  const { kept, width, height } = await brought(png(told, joined("PK\x03\x04", PLACE)));
  assert.deepEqual(kept, png());
  assert.deepEqual([width, height], [40, 30]);
});

Deno.test("of a PNG the way up is kept, in a chunk that adds up", async () => {
  const { kept, width, height } = await brought(png([chunk("eXIf", exif(8, { isLittle: true }))]));
  assert.deepEqual([width, height], [30, 40]);
  assert.ok(!text(kept).includes(PLACE));
  const at = text(kept).indexOf("eXIf");
  const view = new DataView(kept.buffer, kept.byteOffset);
  const end = at + 4 + view.getUint32(at - 4);
  assert.equal(view.getUint32(end), crc32(kept.subarray(at, end)));
  assert.deepEqual(joined(kept.slice(0, at - 4), kept.slice(end + 4)), png());
});

Deno.test("of a WebP nothing is kept that its chunks tell, and it says that it has no such chunks", async () => {
  const dots = riff("VP8 ", "odd");
  const told = [riff("EXIF", PLACE), riff("XMP ", PLACE)];
  const { kept, width, height } = await brought(
    webp([extended(0x1c), dots, ...told], joined(PLACE)),
  );
  assert.deepEqual(kept, webp([extended(0x10), dots]));
  assert.deepEqual([width, height], [40, 30]);
});

Deno.test("of a HEIC and of a film each byte stays where it was, but for what tells of a place", async () => {
  for (const bytes of [heic(1), film(noted(["Apple", PLACE]))]) {
    const { kept, digest } = await brought(bytes);
    assert.equal(kept.length, bytes.length);
    assert.ok(text(bytes).includes(PLACE) && !text(kept).includes(PLACE));
    assert.equal(text(kept).indexOf(text(DRAWN)), text(bytes).indexOf(text(DRAWN)));
    assert.equal(digest, sha256(kept));
  }
});

Deno.test("a picture that does not hold together is no picture: nobody is shown it", async () => {
  const broken = [
    jpeg().slice(0, 20),
    joined("\xff\xd8\xff\xe0\0\x10JFIF\0", new Uint8Array(200)),
    png().slice(0, 20),
    jpeg({ width: 0 }),
  ];
  for (const bytes of broken) {
    const { type, kept } = await brought(bytes);
    assert.equal(type, "application/octet-stream");
    assert.deepEqual(kept, bytes);
  }
});

Deno.test("a picture says how large it is before anybody draws it", async () => {
  const { width, height } = await brought(jpeg({ width: 60_000, height: 60_000 }));
  assert.deepEqual([width, height], [60_000, 60_000]);
});

Deno.test("an empty file is one too", async () => {
  const { type, bytes, digest } = await brought(new Uint8Array());
  assert.deepEqual([type, bytes], ["application/octet-stream", 0]);
  assert.equal(digest, sha256(new Uint8Array()));
});

Deno.test("an empty file that another process began is one where nothing lies of it", async () => {
  const opened = await openStore({ data: "", kv: ":memory:" });
  assert.ok(opened.ok);
  const blobs = new PiecedBlobs(new ChunkShelf<BlobId>(opened.store));
  const blob = newBlobId();
  await new Receiving(blobs, nothingElse).take(blob, 0, inParts(new Uint8Array()), boundTo(0));
  const sealed = await new Receiving(blobs, nothingElse).seal(blob, 0, newBlobId());
  assert.equal(sealed.digest, sha256(new Uint8Array()));
  await opened.store.close();
});
