/**
 * What a JPEG shows, and what it tells besides: where, when and with what it was taken stands in
 * segments of their own, of which each maker has others, and some cameras hang a film behind its
 * end. Of all that only the way up is kept.
 */
import { tiffOf, turned, wayUp } from "./exif.ts";
import { Parts } from "./parts.ts";
import type { Bytes, Peek } from "./peek.ts";
import type { Walked } from "./walk.ts";

const SCAN = 0xda;
const END = 0xd9;
const EXIF = "Exif\0\0";

type Size = Pick<Walked, "width" | "height">;

/** Null for what does not hold together as far as its picture. */
export async function walkJpeg(peek: Peek): Promise<Walked | null> {
  const parts = new Parts();
  parts.keep(0, 2);
  let size: Size | null = null;
  let way = 1;
  for (let at = 2; at < peek.size && !parts.areTooMany;) {
    const [mark, marker, high, low] = await peek.at(at, 4);
    if (mark !== 0xff || marker === undefined) return null;
    if (marker === 0xff) parts.keep(at, at += 1);
    else if (marker === END) {
      parts.keep(at, at + 2);
      break;
    } else if (isAlone(marker)) parts.keep(at, at += 2);
    else {
      if (!hasSegment(marker) || high === undefined || low === undefined) return null;
      const length = high * 256 + low;
      if (length < 2) return null;
      const end = at + 2 + length;
      const segment = await peek.at(at + 4, length - 2);
      if (isFrame(marker)) {
        // Whoever draws it would go by the first one, or by the last
        if (size !== null) return null;
        size = sizeOf(segment);
      }
      if (isSeen(marker, segment)) parts.keep(at, Math.min(end, peek.size));
      else {
        parts.leaveOut();
        if (way === 1 && isExif(marker, segment)) {
          way = wayUp(segment.subarray(EXIF.length));
          if (way > 1) parts.put(segmentOf(way));
        }
      }
      at = end;
      if (marker === SCAN) parts.keep(end, at = await endOfScan(peek, end));
    }
  }
  return size && { ...turned(size, way), way, parts };
}

/** Markers without a segment. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function sizeOf(frame: Bytes): Size | null {
  if (frame.length < 5) return null;
  return { height: frame[1]! * 256 + frame[2]!, width: frame[3]! * 256 + frame[4]! };
}

/** All others are of no JPEG that anybody shows. */
function hasSegment(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xef && marker !== 0xd8) || marker === 0xfe;
}

/** What it is drawn from, and how its colours are meant; no maker's own, and no picture in a picture. */
function isSeen(marker: number, segment: Bytes): boolean {
  if (marker === 0xe0) return textOf(segment, 5) === "JFIF\0" && segment.length <= JFIF_BYTES;
  if (marker === 0xe2) return textOf(segment, 12) === "ICC_PROFILE\0";
  if (marker === 0xee) return textOf(segment, 5) === "Adobe";
  return marker < 0xe0;
}

/** Behind that stands a small picture. */
const JFIF_BYTES = 14;

/** To the first marker that is none of the picture's own. */
async function endOfScan(peek: Peek, start: number): Promise<number> {
  for (let at = start; at < peek.size;) {
    const bytes = await peek.from(at, 2);
    let i = bytes.indexOf(0xff);
    for (; i >= 0 && i < bytes.length - 1; i = bytes.indexOf(0xff, i + 1)) {
      const marker = bytes[i + 1]!;
      if (marker !== 0 && marker !== 0xff && !isAlone(marker)) return at + i;
    }
    // The last byte of a stretch is looked at again with what comes after it
    at += i > 0 ? i : bytes.length;
  }
  return peek.size;
}

/** A segment that tells the way up and nothing else. */
function segmentOf(way: number): Bytes {
  const told = tiffOf(way);
  const length = 2 + EXIF.length + told.length;
  const name = [...EXIF].map((sign) => sign.charCodeAt(0));
  return Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff, ...name, ...told);
}

function isExif(marker: number, segment: Bytes): boolean {
  return marker === 0xe1 && textOf(segment, EXIF.length) === EXIF;
}

function textOf(bytes: Bytes, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}
