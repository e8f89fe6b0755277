/** Pictures that may be shown: how large they are by what they say of themselves, and what of them is kept. */
import { walkGif } from "./gif.ts";
import { walkJpeg } from "./jpeg.ts";
import type { Parts } from "./parts.ts";
import type { Bytes, Peek } from "./peek.ts";
import { pictureOf } from "./picture_of.ts";
import { walkPng } from "./png.ts";
import { walkWebp } from "./webp.ts";

export interface Walked {
  /** As it is seen, turned upright. */
  readonly width: number;
  readonly height: number;
  /** Which of eight ways it is to be turned to stand upright, where that is noted; 1 is as it lies. */
  readonly way?: number;
  /** Without what tells of a place, a time and a camera. */
  readonly parts: Parts;
}

/** By its first bytes, of which 64 are enough; null for all others. */
export function pictureType(head: Bytes): string | null {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "image/jpeg";
  return pictureOf(head)?.type ?? null;
}

/** Null for what does not hold together: nobody is shown it, so nobody decodes it unasked. */
export async function walkPicture(type: string, peek: Peek): Promise<Walked | null> {
  const walked = await WALKS[type]?.(peek) ?? null;
  if (walked === null || walked.parts.areTooMany) return null;
  return walked.width === 0 || walked.height === 0 ? null : walked;
}

const WALKS: Record<string, (peek: Peek) => Promise<Walked | null>> = {
  "image/jpeg": walkJpeg,
  "image/png": walkPng,
  "image/webp": walkWebp,
  "image/gif": walkGif,
};
