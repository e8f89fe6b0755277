/** What HEIC, AVIF and films are made of: boxes within boxes, each behind its length and its name. */
import { type Bytes, type Peek, viewOf } from "./peek.ts";

export interface Box {
  readonly name: string;
  readonly start: number;
  /** Where what it holds begins. */
  readonly inside: number;
  readonly end: number;
}

/** One after another, as far as they hold together: none reaches beyond what it lies in. */
export async function* boxesIn(
  peek: Peek,
  { inside, end }: Pick<Box, "inside" | "end">,
): AsyncIterable<Box> {
  for (let at = inside; at + HEAD_BYTES <= end;) {
    const box = boxIn(await peek.at(at, LONG_HEAD_BYTES), at, end);
    if (box === null) return;
    yield box;
    at = box.end;
  }
}

/** For names of four signs, of which films have some that are no ASCII. */
export function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function boxIn(head: Bytes, start: number, last: number): Box | null {
  if (head.length < HEAD_BYTES) return null;
  const length = viewOf(head).getUint32(0);
  const isLong = length === LENGTH_FOLLOWS;
  if (isLong && head.length < LONG_HEAD_BYTES) return null;
  const inside = start + (isLong ? LONG_HEAD_BYTES : HEAD_BYTES);
  const end = length === TO_THE_END
    ? last
    : start + (isLong ? Number(viewOf(head).getBigUint64(HEAD_BYTES)) : length);
  return end < inside || end > last
    ? null
    : { name: latin(head.subarray(4, 8)), start, inside, end };
}

const HEAD_BYTES = 8;
const LONG_HEAD_BYTES = 16;
const TO_THE_END = 0;
const LENGTH_FOLLOWS = 1;
