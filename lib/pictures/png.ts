/** What a PNG shows and which way up, without what is said besides, and without whatever hangs behind its end. */
import { tiffOf, turned, wayUp } from "./exif.ts";
import { Parts } from "./parts.ts";
import type { Bytes, Peek } from "./peek.ts";
import type { Walked } from "./walk.ts";

/**
 * Of the chunks that one may do without: the colours and how they are meant, and what moves. Words,
 * times, places and the layers of drawing programs stand in others.
 */
// deno-fmt-ignore
const SEEN = new Set([
  "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT",
  "acTL", "fcTL", "fdAT",
]);
const NAME = /^[A-Za-z]{4}$/;
const HEAD_BYTES = 8;
/** Length, name and checksum. */
const AROUND_BYTES = 12;
const NOTED = "eXIf";
/** The way up stands near the beginning of what is noted. */
const LOOKED_AT_BYTES = 64 * 1024;

export async function walkPng(peek: Peek): Promise<Walked | null> {
  const head = await peek.at(HEAD_BYTES, 16);
  if (head.length < 16 || nameOf(head) !== "IHDR") return null;
  const sizes = new DataView(head.buffer, head.byteOffset + 8, 8);
  const size = { width: sizes.getUint32(0), height: sizes.getUint32(4) };
  const parts = new Parts();
  let way = 1;
  parts.keep(0, HEAD_BYTES);
  for (let at = HEAD_BYTES; at < peek.size && !parts.areTooMany;) {
    const start = await peek.at(at, 8);
    if (start.length < 8) return null;
    const name = nameOf(start);
    if (!NAME.test(name)) return null;
    const length = new DataView(start.buffer, start.byteOffset, 8).getUint32(0);
    const end = at + AROUND_BYTES + length;
    if (isNeeded(name) || SEEN.has(name)) parts.keep(at, Math.min(end, peek.size));
    else {
      parts.leaveOut();
      if (way === 1 && name === NOTED) {
        way = wayUp(await peek.at(at + HEAD_BYTES, Math.min(length, LOOKED_AT_BYTES)));
        if (way > 1) parts.put(chunkOf(way));
      }
    }
    if (name === "IEND") break;
    at = end;
  }
  return { ...turned(size, way), way, parts };
}

function nameOf(start: Uint8Array): string {
  return String.fromCharCode(...start.subarray(4, 8));
}

/** So its first letter says. */
function isNeeded(name: string): boolean {
  return name[0]! <= "Z";
}

/** Tells the way up and nothing else. */
function chunkOf(way: number): Bytes {
  const told = tiffOf(way);
  const chunk = new Uint8Array(AROUND_BYTES + told.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, told.length);
  chunk.set(new TextEncoder().encode(NOTED), 4);
  chunk.set(told, 8);
  view.setUint32(8 + told.length, checksumOf(chunk.subarray(4, 8 + told.length)));
  return chunk;
}

/** As ISO 3309 has it, bit by bit: there are few. */
function checksumOf(bytes: Bytes): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum >>> 1 ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
