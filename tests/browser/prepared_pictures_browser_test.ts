/** What is made of pictures before they are sent, in a real browser, and what of it others get. */
import assert from "node:assert/strict";
import { crc32 } from "node:zlib";
import { thumbHashToApproximateAspectRatio } from "thumbhash";
import type { FileRef } from "../../lib/protocol/mod.ts";
import { exif, joined, jpeg, PLACE, png } from "../files/samples.ts";
import { drawnPng } from "../support/drawn_pictures.ts";
import { GIF, pngOf, SVG } from "../support/pictures.ts";
import {
  type Bytes,
  decoders,
  drop,
  type Dropped,
  exifOf,
  film,
  photo,
  preparing,
  previewOf,
  seen,
  send,
  told,
} from "../support/prepared_scene.ts";

Deno.test("a photo that lies on its side arrives upright, without its place, with a small one beside it", async () => {
  await using parts = await preparing();
  const { scene: place, tab } = parts;
  await drop(tab, place, [["beach.jpg", told(await photo(tab, 900, 600), 6)]]);
  const [stored] = await send(tab, place);
  const { file, bytes } = stored!;
  assert.deepEqual([file.name, file.type, file.width, file.height], [
    ...["beach.jpg", "image/jpeg"],
    ...[600, 900],
  ]);
  assert.deepEqual(await seen(tab, bytes), { width: 600, height: 900, top: "red", bottom: "blue" });
  assert.ok(!new TextDecoder("latin1").decode(bytes).includes(PLACE));
  const preview = await previewOf(place, file);
  assert.equal(preview.type, "image/webp");
  assert.ok(preview.bytes.length < 100_000);
  assert.deepEqual(await seen(tab, preview.bytes), {
    ...{ width: 320, height: 480 },
    ...{ top: "red", bottom: "blue" },
  });
  const shape = thumbHashToApproximateAspectRatio(Uint8Array.fromBase64(file.preview!.blur!));
  assert.ok(shape > 0.5 && shape < 0.8, `${shape}`);
});

Deno.test("a PNG that lies on its side arrives upright too, and is a PNG", async () => {
  await using parts = await preparing();
  const { scene: place, tab } = parts;
  const drawn = drawnPng({ width: 60, height: 40, hue: 0.2 });
  const note = exif(6);
  const [length, sum] = [new Uint8Array(4), new Uint8Array(4)];
  new DataView(length.buffer).setUint32(0, note.length);
  new DataView(sum.buffer).setUint32(0, crc32(joined("eXIf", note)));
  const turned = joined(drawn.slice(0, 33), length, "eXIf", note, sum, drawn.slice(33));
  await drop(tab, place, [["scan.png", turned]]);
  const [{ file, bytes }] = await send(tab, place) as [{ file: FileRef; bytes: Bytes }];
  assert.deepEqual([file.type, file.width, file.height], ["image/png", 40, 60]);
  const { width, height } = await seen(tab, bytes);
  assert.deepEqual([width, height], [40, 60]);
  const text = new TextDecoder("latin1").decode(bytes);
  assert.ok(!text.includes("eXIf") && !text.includes(PLACE));
});

Deno.test("what only tells too much loses that, and no byte of what is seen is another", async () => {
  await using parts = await preparing();
  const { scene: place, tab } = parts;
  const clean = await photo(tab, 60, 40);
  const behind = new TextEncoder().encode(PLACE);
  const [ready] = await drop(tab, place, [["beach.jpg", joined(told(clean, 1), behind)]]);
  assert.deepEqual([ready!.size, ready!.type], [clean.length, "image/jpeg"]);
  const [stored] = await send(tab, place);
  assert.deepEqual(stored!.bytes, clean);
});

Deno.test("what is clean, what moves and what cannot be opened arrives byte for byte", async () => {
  await using parts = await preparing();
  const { scene: place, tab } = parts;
  const [head, frame] = [GIF.subarray(0, 19), GIF.subarray(19, -1)];
  const files: Dropped = [
    ["screen.png", drawnPng({ width: 640, height: 400, hue: 0.3 })],
    ["wave.gif", joined(head.slice(), frame.slice(), frame.slice(), [0x3b])],
    ["half.jpg", (await photo(tab, 400, 300)).subarray(0, 900).slice()],
    ["empty.jpg", jpeg()],
    ["drawing.svg", SVG],
    ["photo.heic", joined([0, 0, 0, 24], "ftypheic", [0, 0, 0, 0], "mif1heic")],
    ["nothing.png", new Uint8Array()],
  ];
  const ready = await drop(tab, place, files);
  const stored = await send(tab, place);
  assert.deepEqual(stored.map(({ file }) => file.name), files.map(([name]) => name));
  stored.forEach(({ bytes }, i) => assert.deepEqual(bytes, files[i]![1], files[i]![0]));
  assert.deepEqual(ready.map(({ preview }) => preview?.type), [
    ...["image/webp", "image/webp"],
    ...[undefined, undefined, undefined, undefined, undefined],
  ]);
  assert.deepEqual(stored.map(({ file }) => typeof file.preview?.blur), [
    ...["string", "string"],
    ...["undefined", "undefined", "undefined", "undefined", "undefined"],
  ]);
});

Deno.test("a film is sent as it is, with what it begins with beside it", async () => {
  await using parts = await preparing();
  const { scene: place, tab } = parts;
  const files: Dropped = [
    ["wave.webm", await film(tab), "video/webm"],
    ["no.mp4", SVG, "video/mp4"],
  ];
  await drop(tab, place, files);
  const stored = await send(tab, place);
  stored.forEach(({ bytes }, i) => assert.deepEqual(bytes, files[i]![1]));
  const [file, other] = stored.map(({ file }) => file) as [FileRef, FileRef];
  assert.equal(file.type, "video/webm");
  assert.equal(other.preview, undefined);
  assert.ok(file.preview?.blur !== undefined);
  const { bytes } = await previewOf(place, file);
  assert.deepEqual(await seen(tab, bytes), { width: 64, height: 48, top: "red", bottom: "red" });
});

Deno.test("no decoder sees a picture whose header says that it would fill the memory", async () => {
  await using parts = await preparing();
  const { scene: place, tab } = parts;
  const decoded = await decoders(tab);
  const bombs: Dropped = [
    ["bomb.png", pngOf(60_000, 60_000)],
    ["bomb.jpg", jpeg({ width: 60_000, height: 60_000, segments: [exifOf(6)] })],
  ];
  const ready = await drop(tab, place, bombs);
  assert.deepEqual(ready.map(({ width, preview }) => [width, preview]), [
    [60_000, undefined],
    [60_000, undefined],
  ]);
  assert.deepEqual(await decoded(), { most: 0, all: 0 });
  await drop(tab, place, [["ok.png", pngOf(1, 1)], ["odd.png", png()]]);
  assert.equal((await decoded()).all, 2);
  const [, jpegBomb] = await send(tab, place);
  assert.ok(!new TextDecoder("latin1").decode(jpegBomb!.bytes).includes(PLACE));
});

Deno.test("of ten photos at once one is open at a time", async () => {
  await using parts = await preparing();
  const { scene: place, tab } = parts;
  const decoded = await decoders(tab);
  const bytes = told(await photo(tab, 300, 200), 8);
  await drop(tab, place, Array.from({ length: 10 }, (_, i) => [`${i}.jpg`, bytes] as const));
  assert.deepEqual(await decoded(), { most: 1, all: 10 });
  const stored = await send(tab, place);
  assert.deepEqual(stored.map(({ file }) => file.name), stored.map((_, i) => `${i}.jpg`));
});

Deno.test("where a browser makes no WebP the small one is a JPEG, white where nothing is", async () => {
  await using parts = await preparing();
  const { scene: place, tab } = parts;
  await tab.run("another browser", () => {
    const convert = OffscreenCanvas.prototype.convertToBlob;
    OffscreenCanvas.prototype.convertToBlob = function ({ type, ...how } = {}) {
      const known = type === "image/webp" ? "image/png" : type;
      return convert.call(this, { ...how, ...(known !== undefined && { type: known }) });
    };
  }, null);
  const clear = await tab.run("nothing at all", async () => {
    const canvas = new OffscreenCanvas(50, 50);
    canvas.getContext("2d");
    const blob = await canvas.convertToBlob();
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
  }, null);
  await drop(tab, place, [["clear.png", Uint8Array.fromBase64(clear)]]);
  const [stored] = await send(tab, place);
  const { type, bytes } = await previewOf(place, stored!.file);
  assert.equal(type, "image/jpeg");
  const dot = await tab.run("looking", async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const context = new OffscreenCanvas(50, 50).getContext("2d")!;
    context.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0);
    return [...context.getImageData(25, 25, 1, 1).data];
  }, bytes.toBase64());
  assert.deepEqual(dot, [255, 255, 255, 255]);
});

Deno.test("a browser that hands out noise in place of drawings sends none of it", async () => {
  await using parts = await preparing();
  const { scene: place, tab } = parts;
  const clean = await photo(tab, 60, 40);
  await tab.run("noise", () => {
    const read = OffscreenCanvasRenderingContext2D.prototype.getImageData;
    OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...where) {
      const noise = read.apply(this, where as Parameters<typeof read>);
      crypto.getRandomValues(noise.data);
      return noise;
    };
  }, null);
  const [ready] = await drop(tab, place, [["beach.jpg", told(clean, 6)]]);
  assert.deepEqual([ready!.preview, ready!.width, ready!.height], [undefined, 40, 60]);
  const [{ file, bytes }] = await send(tab, place) as [{ file: FileRef; bytes: Bytes }];
  assert.deepEqual([file.width, file.height], [40, 60]);
  const text = new TextDecoder("latin1").decode(bytes);
  assert.ok(text.includes("Exif") && !text.includes(PLACE), "its way up is kept, its place is not");
});
