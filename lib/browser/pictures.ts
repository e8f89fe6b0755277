/**
 * What is made of a picture before it is sent: it stands upright, tells of no place, and has a small
 * one beside it; of a film, what it begins with. What is neither, or cannot be opened, is sent as it is.
 */
import type { NewAttachment } from "../client/mod.ts";
import { type Parts, Peek, pictureType, type Walked, walkPicture } from "../pictures/mod.ts";
import { MOST_PIXELS } from "../rules/file_kinds.ts";
import { canDraw, drawn, encoded, type Small, smallOf } from "./drawing.ts";
import { beginningOf } from "./film.ts";

/** Some browsers draw no more, and say nothing of it: what is larger keeps a note of its way up. */
const MOST_TURNED_PIXELS = 16_000_000;
const QUALITY = 0.92;

let last: Promise<unknown> = Promise.resolve();

/** One after the other: opened, each is some ten times as large. */
export function prepared(file: File): Promise<NewAttachment> {
  const done = last.then(() => prepare(file));
  last = done;
  return done;
}

async function prepare(file: File): Promise<NewAttachment> {
  const { name } = file;
  const looked = await lookAt(file).catch(() => null);
  if (looked === null) {
    const isFilm = file.type.startsWith("video/");
    return { name, bytes: file, ...(isFilm && await beginningOf(file).catch(() => null)) };
  }
  const { bytes, walked: { width, height } } = looked;
  const drawings = await draw(looked).catch(() => null);
  return { name, bytes, width, height, ...drawings };
}

interface Looked {
  /** Without what tells of a place: no byte of what is seen is another. */
  readonly bytes: Blob;
  readonly walked: Walked;
}

/** Null for what is no picture by its content, or does not hold together. */
async function lookAt(file: File): Promise<Looked | null> {
  const peek = new Peek(
    file.size,
    async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  );
  const type = pictureType(await peek.at(0, 64));
  if (type === null) return null;
  const walked = await walkPicture(type, peek);
  return walked && { bytes: cut(file, type, walked.parts), walked };
}

function cut(file: File, type: string, { all }: Parts): Blob {
  const kept = all.map((part) => "end" in part ? file.slice(part.start, part.end) : part);
  return new Blob(kept, { type });
}

/** As it stands upright; null for what is no picture, or cannot be opened. */
export async function opened(file: File): Promise<ImageBitmap | null> {
  const looked = await lookAt(file).catch(() => null);
  return looked && await open(looked).catch(() => null);
}

/** Null where its header says that it would fill the memory: no decoder sees it. */
async function open({ bytes, walked: { width, height } }: Looked): Promise<ImageBitmap | null> {
  if (width * height > MOST_PIXELS || !canDraw()) return null;
  return await createImageBitmap(bytes, { imageOrientation: "from-image" });
}

async function draw(looked: Looked): Promise<Small & { readonly bytes?: Blob } | null> {
  const { bytes, walked: { width, height, way = 1 } } = looked;
  const bitmap = await open(looked);
  if (bitmap === null) return null;
  try {
    const isTurned = way > 1 && width * height <= MOST_TURNED_PIXELS;
    const upright = isTurned ? await encoded(drawn(bitmap, bitmap), bytes.type, QUALITY) : null;
    return { ...await smallOf(bitmap), ...(upright && { bytes: upright }) };
  } finally {
    bitmap.close();
  }
}
