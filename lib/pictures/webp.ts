/** What a WebP shows, without its Exif, its XMP and what else is said, and without what hangs behind its end. */
import { Parts } from "./parts.ts";
import { type Bytes, type Peek, viewOf } from "./peek.ts";
import { pictureOf } from "./picture_of.ts";
import type { Walked } from "./walk.ts";

const HEAD_BYTES = 12;
const CHUNK_HEAD_BYTES = 8;
const EXTENDED = "VP8X";
const SEEN = new Set([EXTENDED, "ICCP", "ANIM", "ANMF", "ALPH", "VP8 ", "VP8L"]);
/** In the flags of an extended one, its first byte: that it has Exif and XMP. */
const HAS_TOLD = 0x08 | 0x04;
const FLAGS_AT = HEAD_BYTES + CHUNK_HEAD_BYTES;

export async function walkWebp(peek: Peek): Promise<Walked | null> {
  const picture = pictureOf(await peek.at(0, 64));
  if (picture === null) return null;
  const { width, height } = picture;
  const seen = await seenOf(peek);
  const [first] = seen.all;
  if (first === undefined || !("end" in first) || first.end <= FLAGS_AT) return null;
  return { width, height, parts: seen.areAllOf(peek.size) ? seen : await headedAnew(peek, seen) };
}

/** As if its head could stay as it is. */
async function seenOf(peek: Peek): Promise<Parts> {
  const parts = new Parts();
  parts.keep(0, HEAD_BYTES);
  const size = Math.min(viewOf(await peek.at(4, 4)).getUint32(0, true) + 8, peek.size);
  for (let at = HEAD_BYTES; at + CHUNK_HEAD_BYTES <= size && !parts.areTooMany;) {
    const head = await peek.at(at, CHUNK_HEAD_BYTES);
    const name = nameIn(head);
    const length = viewOf(head).getUint32(4, true);
    const end = Math.min(at + CHUNK_HEAD_BYTES + length + length % 2, peek.size);
    // An extended one says so at its start, or not at all
    if (SEEN.has(name) && (name !== EXTENDED || at === HEAD_BYTES)) parts.keep(at, end);
    else parts.leaveOut();
    at = end;
  }
  return parts;
}

async function headedAnew(peek: Peek, { all }: Parts): Promise<Parts> {
  const stretches = all.filter((part) => "end" in part);
  const bytes = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  const head = (await peek.at(0, FLAGS_AT + 1)).slice();
  viewOf(head).setUint32(4, bytes - CHUNK_HEAD_BYTES, true);
  if (nameIn(head.subarray(HEAD_BYTES)) === EXTENDED) head[FLAGS_AT]! &= ~HAS_TOLD;
  const parts = new Parts();
  parts.put(head);
  for (const { start, end } of stretches) parts.keep(Math.max(start, head.length), end);
  return parts;
}

function nameIn(head: Bytes): string {
  return String.fromCharCode(...head.subarray(0, 4));
}
