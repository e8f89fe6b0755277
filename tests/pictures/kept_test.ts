/** What of a picture is kept: by what each maker puts into it, and by chance. */
import assert from "node:assert/strict";
import { type Bytes, Peek, walkPicture } from "../../lib/pictures/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { isLongRun } from "../store/chatter.ts";
import { drawnPng } from "../support/drawn_pictures.ts";
import { REAL_GIF, REAL_JPEG, REAL_WEBP } from "./real_pictures.ts";
import {
  chunk,
  exif,
  extended,
  joined,
  jpeg,
  PLACE,
  png,
  riff,
  segment,
  webp,
} from "../files/samples.ts";

const SEEDS = isLongRun() ? 5_000 : 600;
const DRAWN = drawnPng({ width: 24, height: 16, hue: 0.3 });

interface Kept {
  readonly bytes: Bytes;
  readonly width: number;
  readonly height: number;
}

async function keptOf(type: string, bytes: Bytes): Promise<Kept | null> {
  // As the server fetches them: what was seen before is overwritten
  const seen = bytes.slice();
  const peek = new Peek(bytes.length, (start, end) => {
    seen.fill(0xee);
    seen.set(bytes.subarray(start, end));
    return Promise.resolve(seen.subarray(0, Math.max(0, end - start)));
  });
  const walked = await walkPicture(type, peek);
  if (walked === null) return null;
  const { width, height, parts } = walked;
  const all = parts.all.map((part) => "end" in part ? bytes.slice(part.start, part.end) : part);
  return { bytes: joined(...all), width, height };
}

/** Put in at a place of it. */
function within(bytes: Uint8Array, at: number, ...more: Bytes[]): Bytes {
  return joined(bytes.slice(0, at) as Bytes, ...more, bytes.slice(at) as Bytes);
}

const TOLD_IN_JPEG = [
  segment(0xe0, joined("JFXX\0", PLACE)),
  segment(0xe1, joined("Exif\0\0", exif(1))),
  segment(0xe2, joined("FPXR\0", PLACE)),
  segment(0xe3, joined("Meta\0\0", exif(1))),
  segment(0xe5, joined("RMETA\0", PLACE)),
  segment(0xe6, joined("GPMF", PLACE)),
  segment(0xeb, joined("JP\0\x01jumb", PLACE)),
  segment(0xec, joined("Ducky", PLACE)),
  segment(0xef, PLACE),
];
const TOLD_IN_PNG = ["eXIf", "zxIf", "caBX", "mkBS", "tEXt"].map((name) => chunk(name, PLACE));
const TOLD_IN_WEBP = ["EXIF", "XMP ", "META"].map((name) => riff(name, PLACE));
const TOLD_IN_GIF = [
  joined([0x21, 0xfe, PLACE.length], PLACE, [0]),
  joined([0x21, 0xff, 11], "XMP DataXMP", [PLACE.length], PLACE, [0]),
];
const SHOWN_AGAIN = joined([0x21, 0xff, 11], "NETSCAPE2.0", [3, 1, 0, 0, 0]);
/** Behind the head and its two colours. */
const GIF_HEAD = 19;

Deno.test("of a JPEG nothing is kept that its makers put into segments of their own", async () => {
  const kept = await keptOf("image/jpeg", within(REAL_JPEG, 20, ...TOLD_IN_JPEG));
  assert.deepEqual(kept, { bytes: REAL_JPEG, width: 24, height: 16 });
});

Deno.test("of a PNG nothing is kept that a drawing program hides in it, and what moves goes on moving", async () => {
  const kept = await keptOf("image/png", within(DRAWN, 33, ...TOLD_IN_PNG));
  assert.deepEqual(kept, { bytes: DRAWN, width: 24, height: 16 });
  const moving = png([chunk("acTL", "two"), chunk("fcTL", "a"), chunk("fdAT", "b")]);
  assert.deepEqual((await keptOf("image/png", moving))?.bytes, moving);
});

Deno.test("of a WebP nothing is kept but what is drawn, and what moves goes on moving", async () => {
  const told = within(REAL_WEBP, REAL_WEBP.length, ...TOLD_IN_WEBP);
  new DataView(told.buffer).setUint32(4, told.length - 8, true);
  assert.deepEqual(await keptOf("image/webp", told), { bytes: REAL_WEBP, width: 24, height: 16 });
  const moving = webp([extended(2), riff("ANIM", "loops"), riff("ANMF", "a"), riff("ANMF", "b")]);
  assert.deepEqual((await keptOf("image/webp", moving))?.bytes, moving);
});

Deno.test("a second extended head within a WebP is none", async () => {
  const dots = riff("VP8 ", "odd");
  const two = webp([extended(0), dots, extended(0xff)]);
  assert.deepEqual((await keptOf("image/webp", two))?.bytes, webp([extended(0), dots]));
});

Deno.test("of a GIF no comment is kept and no word of a program; how often it is shown is", async () => {
  const shown = within(REAL_GIF, GIF_HEAD, SHOWN_AGAIN);
  const told = joined(within(shown, GIF_HEAD, ...TOLD_IN_GIF), PLACE);
  assert.deepEqual(await keptOf("image/gif", told), { bytes: shown, width: 1, height: 1 });
});

Deno.test("a GIF is as large as its first frame, whatever it says", async () => {
  const large = REAL_GIF.slice();
  const frame = large.lastIndexOf(0x2c);
  large.set([0x60, 0xea, 0x60, 0xea], frame + 5);
  const { width, height } = (await keptOf("image/gif", large))!;
  assert.deepEqual([width, height], [60_000, 60_000]);
});

Deno.test("a JPEG that says twice how large it is is no picture", async () => {
  const size = segment(0xc0, [8, 0xea, 0x60, 0xea, 0x60, 1, 1, 0x11, 0]);
  assert.equal(await keptOf("image/jpeg", jpeg({ segments: [size] })), null);
});

Deno.test("a picture that is cut into crumbs is none, however long it would go on", async () => {
  const crumbs = (...some: Bytes[]) => {
    const crumb = joined(...some);
    return new Uint8Array(70_000 * crumb.length).map((_, i) => crumb[i % crumb.length]!);
  };
  const hostile: [string, Bytes][] = [
    ["image/jpeg", jpeg({ segments: [crumbs(segment(0xfe, ""), segment(0xe0, "JFIF\0"))] })],
    ["image/jpeg", jpeg({ segments: [crumbs(segment(0xfe, ""))] })],
    ["image/jpeg", jpeg({ segments: [new Uint8Array(70_000).fill(0xff)] })],
    ["image/png", png([crumbs(chunk("tEXt", ""), chunk("gAMA", ""))])],
    ["image/gif", within(REAL_GIF, GIF_HEAD, crumbs(TOLD_IN_GIF[0]!, SHOWN_AGAIN))],
  ];
  for (const [type, bytes] of hostile) assert.equal(await keptOf(type, bytes), null, type);
});

/** With what may stand where in it. */
const REAL: readonly [string, Uint8Array, number, Bytes[]][] = [
  ["image/jpeg", REAL_JPEG, 20, TOLD_IN_JPEG],
  ["image/png", DRAWN, 33, TOLD_IN_PNG],
  ["image/webp", REAL_WEBP, REAL_WEBP.length, TOLD_IN_WEBP],
  ["image/gif", REAL_GIF, GIF_HEAD, TOLD_IN_GIF],
];

Deno.test("whatever becomes of a picture on its way, what is kept of it is drawn as what came", async () => {
  let drawn = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const dice = new Dice(seed);
    const [type, whole, place, told] = dice.pick(REAL)!;
    const at = dice.chance(0.8) ? place : dice.below(whole.length);
    const came = damaged(within(whole, at, dice.pick(told)!), dice);
    const kept = await keptOf(type, came);
    if (kept === null) continue;
    const about = `With seed ${seed}, ${type}`;
    assert.ok(kept.bytes.length <= came.length + 36, about);
    assert.deepEqual((await keptOf(type, kept.bytes))?.bytes, kept.bytes, about);
    // Of a damaged GIF each program draws something else
    const before = type === "image/gif" ? null : await sizeDrawn(type, came);
    if (before === null) continue;
    drawn++;
    assert.deepEqual(await sizeDrawn(type, kept.bytes), before, about);
  }
  assert.ok(drawn > SEEDS / 5, `${drawn} were drawn`);
});

function damaged(bytes: Bytes, dice: Dice): Bytes {
  let all = bytes;
  for (let deeds = dice.below(3); deeds > 0; deeds--) {
    const [at, length] = [dice.below(all.length), dice.below(12)];
    const deed = dice.below(4);
    if (deed === 0) all = joined(all.slice(0, at), all.slice(at + length));
    else if (deed === 1) all = within(all, at, all.slice(at, at + length));
    else if (deed === 2) all = all.slice(0, Math.max(at, 40));
    else all = all.map((byte, i) => i === at ? byte ^ 1 << dice.below(8) : byte);
  }
  return all;
}

/** Null where nobody can draw it. */
async function sizeDrawn(type: string, bytes: Bytes): Promise<number[] | null> {
  try {
    const bitmap = await createImageBitmap(new Blob([bytes], { type }));
    const size = [bitmap.width, bitmap.height];
    bitmap.close();
    return size;
  } catch {
    return null;
  }
}
