import assert from "node:assert/strict";
import { Peek } from "../../lib/pictures/mod.ts";
import { blankBoxes } from "../../lib/pictures/told_in_boxes.ts";
import { Dice } from "../chaos/dice.ts";
import {
  box,
  DRAWN,
  film,
  heic,
  ITEMS,
  longBox,
  noted,
  TOLD,
  u16,
  u32,
  XMP,
} from "../files/boxed_samples.ts";
import { joined, PLACE } from "../files/samples.ts";
import { isLongRun } from "../store/chatter.ts";

type Bytes = Uint8Array<ArrayBuffer>;
const SEEDS = isLongRun() ? 30_000 : 3_000;

const TYPE_OF = { heic: "image/heic", film: "video/quicktime" };

const text = (bytes: Bytes) => new TextDecoder("latin1").decode(bytes);

async function kept(type: string, bytes: Bytes): Promise<Bytes> {
  const parts = await blankBoxes(type, peekOf(bytes));
  if (parts === null) return bytes;
  const all = parts.all.map((part) => "end" in part ? bytes.slice(part.start, part.end) : part);
  return joined(...all);
}

/** As the server fetches them: what was seen before is overwritten. */
function peekOf(bytes: Bytes): Peek {
  const seen = bytes.slice();
  return new Peek(bytes.length, (start, end) => {
    seen.fill(0xee);
    seen.set(bytes.subarray(start, end));
    return Promise.resolve(seen.subarray(0, Math.max(0, end - start)));
  });
}

/** What is seen is where it was, and nothing else changed but to say nothing. */
function assertOnlyBlank(before: Bytes, after: Bytes): void {
  assert.equal(after.length, before.length);
  assert.equal(text(after).indexOf(text(DRAWN)), text(before).indexOf(text(DRAWN)));
  assert.ok(!text(after).includes(PLACE));
}

for (const version of [0, 1, 2] as const) {
  Deno.test(`a HEIC whose places are told in way ${version} tells of no place, and no byte moves`, async () => {
    for (const isLong of [false, true]) {
      const bytes = heic(version, { isLong });
      assert.ok(text(bytes).includes(PLACE));
      const after = await kept(TYPE_OF.heic, bytes);
      assertOnlyBlank(bytes, after);
      const told = text(bytes).indexOf(text(TOLD));
      assert.deepEqual(after.slice(0, told), bytes.slice(0, told));
      const end = told + TOLD.length + XMP.length;
      assert.deepEqual(after.slice(end), bytes.slice(end));
      assert.equal(text(after.slice(told + 4, told + 8)), "MM\0*", "an Exif that tells nothing");
    }
  });
}

Deno.test("small items lie beside the list of them", async () => {
  const item = { id: 4, kind: "Exif", at: 4, length: PLACE.length, isSmall: true };
  const bytes = heic(1, { items: [...ITEMS, item], small: `seen${PLACE}seen too` });
  const after = await kept(TYPE_OF.heic, bytes);
  assertOnlyBlank(bytes, after);
  assert.ok(text(after).includes("seen\0"));
  assert.ok(text(after).includes("\0seen too"));
});

Deno.test("what tells nothing is kept as it came", async () => {
  assert.equal(await blankBoxes(TYPE_OF.heic, peekOf(heic(1, { items: [ITEMS[0]!] }))), null);
  assert.equal(await blankBoxes(TYPE_OF.film, peekOf(film())), null);
  assert.equal(await blankBoxes("application/zip", peekOf(heic(1))), null);
});

Deno.test("who lies about where an item is has nothing of their file taken but what is drawn", async () => {
  const beyond = [
    { at: -60, length: 20 },
    { at: DRAWN.length, length: 0xffffffff },
    { at: DRAWN.length, length: 0 },
    // In the box behind
    { at: DRAWN.length + TOLD.length + XMP.length + 8, length: 5 },
    { at: 0xfffffff0, length: 40 },
  ];
  for (const lie of beyond) {
    const bytes = heic(1, { items: [{ id: 2, kind: "Exif", ...lie }] });
    assert.deepEqual(await kept(TYPE_OF.heic, bytes), bytes);
  }
  const twice = [ITEMS[1]!, { ...ITEMS[1]!, at: DRAWN.length + 6, length: 30 }, ITEMS[2]!];
  const bytes = heic(1, { items: twice });
  assertOnlyBlank(bytes, await kept(TYPE_OF.heic, bytes));
});

Deno.test("a film tells of no place, in whichever way it was noted", async () => {
  const xmp = joined([
    ...[0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8],
    ...[0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac],
  ]);
  const ways = [
    box("udta", box("\xa9xyz", u16(PLACE.length, 0), PLACE), u32(0)),
    box("udta", box("loci", u32(0), PLACE)),
    box("trak", box("udta", longBox("\xa9xyz", PLACE))),
    box("uuid", xmp, PLACE),
    noted(["Apple", PLACE]),
    box("udta", box("meta", u32(0), noted(["Apple", PLACE]).slice(8))),
  ];
  for (const way of ways) {
    const bytes = film(way);
    const after = await kept(TYPE_OF.film, bytes);
    assertOnlyBlank(bytes, after);
    const shown = text(after).replaceAll("\0", "");
    for (const part of ["mvhdhow long", "tkhdhow large"]) assert.ok(shown.includes(part));
    if (text(bytes).includes("Apple")) assert.ok(text(after).includes("Apple"), "of no place");
  }
});

Deno.test("a film that hangs on a photograph tells of no place", async () => {
  const place = box("udta", box("\xa9xyz", PLACE));
  const bytes = joined(heic(1), box("mpvd", film(place)));
  assertOnlyBlank(bytes, await kept(TYPE_OF.heic, bytes));
});

Deno.test("boxes within boxes without end, and crumbs of them, are looked through no further", async () => {
  let deep = box("\xa9xyz", PLACE);
  for (let i = 0; i < 2_000; i++) deep = box("udta", deep);
  assert.equal(await blankBoxes(TYPE_OF.film, peekOf(film(deep))), null);
  const crumbs = joined(...Array.from({ length: 70_000 }, () => box("free")));
  assert.equal(await blankBoxes(TYPE_OF.film, peekOf(joined(film(), crumbs))), null);
  const long = joined(film(box("udta", box("\xa9xyz", PLACE))), crumbs);
  assertOnlyBlank(long, await kept(TYPE_OF.film, long));
  const places = Array.from({ length: 200 }, () => box("\xa9xyz", PLACE));
  assert.equal(await blankBoxes(TYPE_OF.film, peekOf(film(box("udta", ...places)))), null);
});

Deno.test("whatever becomes of the boxes on their way, all that is kept has its length", async () => {
  const whole = [heic(0), heic(1, { small: "small" }), heic(2), film(noted(["Apple", PLACE]))];
  for (let seed = 0; seed < SEEDS; seed++) {
    const dice = new Dice(seed + 1);
    const bytes = whole[seed % whole.length]!.slice();
    for (let i = 0; i < 1 + seed % 6; i++) {
      bytes[dice.below(bytes.length)] = dice.below(256);
    }
    const cut = seed % 5 === 0 ? bytes.slice(0, dice.below(bytes.length)) : bytes;
    for (const type of Object.values(TYPE_OF)) {
      assert.equal((await kept(type, cut)).length, cut.length, `seed ${seed}`);
    }
  }
});
