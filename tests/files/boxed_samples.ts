/** Photographs and films of boxes, made here: with what cameras tell, and with nothing to see on them. */
import { exif, joined, PLACE } from "./samples.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Content = Bytes | number[] | string;

export const DRAWN = joined("what is drawn of the picture ".repeat(9));
export function u32(...all: number[]): number[] {
  return all.flatMap((n) => [n >>> 24, n >>> 16 & 255, n >>> 8 & 255, n & 255]);
}

export function u16(...all: number[]): number[] {
  return all.flatMap((n) => [n >> 8, n & 255]);
}

export function box(name: string, ...content: Content[]): Bytes {
  const inner = joined(...content);
  return joined(u32(inner.length + 8), name, inner);
}

/** Its length in eight bytes. */
export function longBox(name: string, ...content: Content[]): Bytes {
  const inner = joined(...content);
  return joined(u32(1), name, u32(0, inner.length + 16), inner);
}

interface Item {
  readonly id: number;
  readonly kind: string;
  readonly type?: string;
  /** Counted within mdat, or within idat. */
  readonly at: number;
  readonly length: number;
  readonly isSmall?: boolean;
}

export const TOLD = joined([0, 0, 0, 0], exif(6));
export const XMP = joined(`<rdf:RDF>${PLACE}</rdf:RDF>`);
export const ITEMS: Item[] = [
  { id: 1, kind: "hvc1", at: 0, length: DRAWN.length },
  { id: 2, kind: "Exif", at: DRAWN.length, length: TOLD.length },
  {
    ...{ id: 3, kind: "mime", type: "application/rdf+xml" },
    ...{ at: DRAWN.length + TOLD.length, length: XMP.length },
  },
];

/** Of its places it tells in one of three ways. */
export function heic(
  version: 0 | 1 | 2,
  { items = ITEMS, isLong = false, small = "" } = {},
): Bytes {
  const entries = items.map(({ id, kind, type }) =>
    box("infe", [2, 0, 0, 0], u16(id, 0), kind, "a name\0", type === undefined ? "" : `${type}\0`)
  );
  const list = box("iinf", [0, 0, 0, 0], u16(items.length), ...entries);
  const head = box("ftyp", "heic", u32(0), "mif1heic");
  const withPlaces = (start: number) =>
    box(
      "meta",
      [0, 0, 0, 0],
      box("hdlr", u32(0, 0), "pict", u32(0, 0, 0), [0]),
      list,
      placesOf(version, items, start),
      small === "" ? [] : box("idat", small),
    );
  const start = head.length + withPlaces(0).length + (isLong ? 16 : 8);
  const picture = (isLong ? longBox : box)("mdat", DRAWN, TOLD, XMP);
  return joined(head, withPlaces(start), picture, box("free", "behind it"));
}

function placesOf(version: 0 | 1 | 2, items: readonly Item[], start: number): Bytes {
  const wide = (id: number) => version < 2 ? u16(id) : u32(id);
  const places = items.map(({ id, at, length, isSmall }) =>
    joined(
      wide(id),
      version === 0 ? [] : u16(isSmall ? 1 : 0),
      u16(0),
      u32(isSmall ? 0 : start),
      u16(1),
      version === 0 ? [] : u32(7),
      u32(at, length),
    )
  );
  const sizes = [0x44, version === 0 ? 0x40 : 0x44];
  return box("iloc", [version, 0, 0, 0], sizes, wide(items.length), ...places);
}

export function film(...noted: Bytes[]): Bytes {
  return joined(
    box("ftyp", "qt  ", u32(0)),
    box("mdat", DRAWN),
    box("moov", box("mvhd", "how long"), box("trak", box("tkhd", "how large")), ...noted),
  );
}

const NAMES = ["com.apple.quicktime.make", "com.apple.quicktime.location.ISO6709"];

export function noted(values: readonly string[]): Bytes {
  const names = NAMES.map((name) => box("mdta", name));
  const all = values.map((value, i) =>
    joined(u32(value.length + 24, i + 1), box("data", u32(1, 0), value))
  );
  return box(
    "meta",
    box("hdlr", u32(0, 0), "mdta", u32(0, 0, 0), [0]),
    box("keys", u32(0, NAMES.length), ...names),
    box("ilst", ...all),
  );
}
