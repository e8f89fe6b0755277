/** Where a HEIC or AVIF keeps what it tells: items by their kind, and stretches by their item. */
import { latin } from "./boxes.ts";
import { type Bytes, viewOf } from "./peek.ts";

export interface Extent {
  readonly item: number;
  /** Counted from the start of the file, or of the box for small items. */
  readonly from: "file" | "idat";
  readonly start: number;
  readonly length: number;
}

export type Told = "Exif" | "XMP";

/** What follows the name of each: its version and flags. */
const VERSION_BYTES = 4;
const XMP_TYPE = "application/rdf+xml";

/** Of one entry of the list of items, without its head; null for all that is drawn. */
export function toldItem(entry: Bytes): { readonly item: number; readonly told: Told } | null {
  const version = entry[0];
  // Older ones are of no camera
  if (version !== 2 && version !== 3) return null;
  const idBytes = version === 2 ? 2 : 4;
  const kindAt = VERSION_BYTES + idBytes + 2;
  if (entry.length < kindAt + 4) return null;
  const item = numberIn(entry, VERSION_BYTES, idBytes);
  const kind = latin(entry.subarray(kindAt, kindAt + 4));
  if (kind === "Exif") return { item, told: "Exif" };
  if (kind !== "mime") return null;
  const [, type] = latin(entry.subarray(kindAt + 4, kindAt + 4 + MOST_NAME_BYTES)).split("\0");
  return type === XMP_TYPE ? { item, told: "XMP" } : null;
}

const MOST_NAME_BYTES = 1_024;

/** Where the entries begin in the list of items, behind its head. */
export function entriesAt(list: Bytes): number {
  return VERSION_BYTES + (list[0] === 0 ? 2 : 4);
}

/** Of all items, without the head of their box; none where it does not hold together. */
export function extentsIn(places: Bytes): Extent[] {
  try {
    return readExtents(places);
  } catch (error) {
    // It says that there is more than there is
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function readExtents(places: Bytes): Extent[] {
  const version = places[0]!;
  const sizes = viewOf(places).getUint16(VERSION_BYTES);
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15];
  const indexBytes = version === 0 ? 0 : sizes & 15;
  const areKnown = [offsetBytes, lengthBytes, baseBytes, indexBytes].every(isWidth);
  // Extents that take no bytes could be as many as one says
  if (version > 2 || !areKnown || lengthBytes === 0) return [];
  const idBytes = version < 2 ? 2 : 4;
  let at = VERSION_BYTES + 2;
  const next = (width: number) => numberIn(places, (at += width) - width, width);
  const extents: Extent[] = [];
  for (let items = next(idBytes); items > 0; items--) {
    const item = next(idBytes);
    const from = FROM[version === 0 ? 0 : next(2) & 15];
    const isElsewhere = next(2) !== 0;
    const base = next(baseBytes);
    for (let count = next(2); count > 0; count--) {
      next(indexBytes);
      const start = base + next(offsetBytes);
      const length = next(lengthBytes);
      if (from !== undefined && !isElsewhere) extents.push({ item, from, start, length });
    }
  }
  return extents;
}

/** A third way, to count from within other items, is of no camera. */
const FROM = ["file", "idat"] as const;

function isWidth(bytes: number): boolean {
  return bytes === 0 || bytes === 4 || bytes === 8;
}

function numberIn(bytes: Bytes, at: number, width: number): number {
  const view = viewOf(bytes);
  if (width === 8) return Number(view.getBigUint64(at));
  return width === 4 ? view.getUint32(at) : width === 2 ? view.getUint16(at) : 0;
}
