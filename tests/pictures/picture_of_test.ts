import assert from "node:assert/strict";
import { pictureOf } from "../../lib/pictures/mod.ts";
import { GIF, HTML, PNG, pngOf, SVG, WEBPS } from "../support/pictures.ts";

Deno.test("a picture is known by what it is, with its size", () => {
  assert.deepEqual(pictureOf(PNG), { type: "image/png", width: 1, height: 1 });
  assert.deepEqual(pictureOf(GIF), { type: "image/gif", width: 1, height: 1 });
  for (const webp of WEBPS) {
    assert.deepEqual(pictureOf(webp), { type: "image/webp", width: 1, height: 1 });
  }
  assert.deepEqual(pictureOf(pngOf(70_000, 3)), { type: "image/png", width: 70_000, height: 3 });
});

Deno.test("sizes of several bytes are read whole", () => {
  const wide = (webp: Uint8Array, at: number, bytes: number[]) => {
    const changed = webp.slice();
    changed.set(bytes, at);
    const { width, height } = pictureOf(changed)!;
    return [width, height];
  };
  const [lossy, lossless, extended] = WEBPS as [Uint8Array, Uint8Array, Uint8Array];
  assert.deepEqual(wide(lossy, 26, [0x01, 0x42, 0x02, 0x81]), [0x201, 0x102], "scaling is no size");
  assert.deepEqual(wide(lossless, 21, [0xff, 0xff, 0xff, 0x0f]), [16_384, 16_384]);
  assert.deepEqual(wide(extended, 24, [1, 2, 3, 4, 5, 6]), [0x030202, 0x060505]);
  assert.deepEqual(wide(GIF, 6, [0x34, 0x12, 0x78, 0x56]), [0x1234, 0x5678]);
});

Deno.test("nothing else is a picture, whatever it begins with, and what is cut off is none", () => {
  const jpeg = new Uint8Array(64);
  jpeg.set([0xff, 0xd8, 0xff, 0xe0]);
  const text = (words: string) => new TextEncoder().encode(words.padEnd(64));
  const none = [
    ...[SVG, HTML, jpeg, new Uint8Array(), text("GIF88a"), text("RIFF    WAVEfmt ")],
    ...[
      text("RIFF    WEBPVP8?"),
      text("RIFF    WEBPVP8 "),
      text("RIFF    WEBPVP8L"),
      text("\x89PNG"),
    ],
  ];
  for (const bytes of none) assert.equal(pictureOf(bytes), null);
  for (const whole of [PNG, GIF, ...WEBPS]) {
    for (let length = 0; length < 29; length++) {
      assert.equal(pictureOf(whole.subarray(0, length)), null);
    }
  }
});
