/** What a GIF shows, without what is said in its comments and by programs, and without what hangs behind its end. */
import { Parts } from "./parts.ts";
import type { Peek } from "./peek.ts";
import { pictureOf } from "./picture_of.ts";
import type { Walked } from "./walk.ts";

const HEAD_BYTES = 13;
const FRAME_HEAD_BYTES = 10;
const EXTENSION = 0x21;
const FRAME = 0x2c;
const COMMENT = 0xfe;
const OF_PROGRAM = 0xff;
/** How often it is shown, and how its colours are meant. */
const SEEN = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"];

export async function walkGif(peek: Peek): Promise<Walked | null> {
  const head = await peek.at(0, 64);
  const picture = pictureOf(head);
  if (picture === null) return null;
  const parts = new Parts();
  let at = HEAD_BYTES + coloursBytes(head[10]!);
  parts.keep(0, Math.min(at, peek.size));
  let size: Pick<Walked, "width" | "height"> | null = null;
  while (at < peek.size && !parts.areTooMany) {
    const start = await peek.at(at, 14);
    if (start[0] === FRAME && start.length >= FRAME_HEAD_BYTES) {
      size ??= larger(picture, start);
      const dots = at + FRAME_HEAD_BYTES + coloursBytes(start[9]!) + 1;
      parts.keep(at, at = await endOfBlocks(peek, dots));
    } else if (start[0] === EXTENSION) {
      const isKept = isSeen(start);
      const end = await endOfBlocks(peek, at + 2);
      if (isKept) parts.keep(at, end);
      else parts.leaveOut();
      at = end;
    } else {
      // Its end, or what nobody reads as part of it
      parts.put(Uint8Array.of(0x3b));
      break;
    }
  }
  return size && { ...size, parts };
}

function coloursBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Where its first frame is larger than it says, it is drawn as large as that. */
function larger(
  { width, height }: Pick<Walked, "width" | "height">,
  frame: Uint8Array,
): Pick<Walked, "width" | "height"> {
  const [left, top, wide, high] = [1, 3, 5, 7].map((at) => frame[at]! + frame[at + 1]! * 256);
  return { width: Math.max(width, left! + wide!), height: Math.max(height, top! + high!) };
}

function isSeen(extension: Uint8Array): boolean {
  const label = extension[1];
  if (label !== OF_PROGRAM) return label !== COMMENT;
  return SEEN.includes(String.fromCharCode(...extension.subarray(3, 14)));
}

/** Blocks of up to 255 bytes, each behind its length, up to an empty one. */
async function endOfBlocks(peek: Peek, start: number): Promise<number> {
  let at = start;
  while (at < peek.size) {
    const bytes = await peek.from(at, 1);
    let i = 0;
    for (; i < bytes.length; i += 1 + bytes[i]!) if (bytes[i] === 0) return at + i + 1;
    at += i;
  }
  return peek.size;
}
