/** A small square cut out of a picture, and its way to the server. */
import { type FileId, isFileId, type Outcome, refuse } from "../protocol/mod.ts";
import { encoded, part } from "./drawing.ts";

interface Cut {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Enough for the largest that it is shown in, on screens with four dots in place of one. */
const SIDE = 256;
const QUALITY = 0.9;

export async function cutOut(picture: CanvasImageSource, cut: Cut): Promise<Blob> {
  const side = Math.min(SIDE, Math.ceil(cut.side));
  const draw = () => part(picture, cut, side);
  return await encoded(draw(), "image/webp", QUALITY) ??
    (await encoded(draw(), "image/jpeg", QUALITY))!;
}

const VERSION = { "tus-resumable": "1.0.0" };

/** By the protocol of all files, in one part: it is small. */
export async function bringSmall(picture: Blob): Promise<Outcome<FileId>> {
  try {
    const announced = await fetch("/uploads", {
      method: "POST",
      headers: { ...VERSION, "upload-length": `${picture.size}` },
    });
    const path = announced.headers.get("location") ?? "";
    const id = path.slice(path.lastIndexOf("/") + 1);
    if (!announced.ok || !isFileId(id)) return refuse("unavailable");
    const brought = await fetch(path, {
      method: "PATCH",
      headers: {
        ...VERSION,
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
      },
      body: picture,
    });
    return brought.ok ? { ok: true, value: id } : refuse("unavailable");
  } catch {
    return refuse("unavailable");
  }
}
