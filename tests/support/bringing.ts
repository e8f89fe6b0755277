/** Files as somebody brings them: over HTTP, whole, with a small picture beside where there is one. */
import assert from "node:assert/strict";
import type { FileId } from "../../lib/protocol/mod.ts";
import { blurOfDrawing, type Drawing, drawnPng } from "./drawn_pictures.ts";

type Bytes = Uint8Array<ArrayBuffer>;

interface Bringing {
  readonly address: string;
  readonly token: string;
}

export async function bringFile(
  { address, token }: Bringing,
  name: string,
  bytes: Bytes,
): Promise<FileId> {
  const headers = { authorization: `Bearer ${token}`, "tus-resumable": "1.0.0" };
  const told = `filename ${new TextEncoder().encode(name).toBase64()}`;
  const announced = await fetch(`${address}/uploads`, {
    method: "POST",
    headers: { ...headers, "upload-length": `${bytes.length}`, "upload-metadata": told },
  });
  assert.equal(announced.status, 201, await announced.text());
  const path = announced.headers.get("location")!;
  const type = "application/offset+octet-stream";
  const brought = await fetch(address + path, {
    method: "PATCH",
    headers: { ...headers, "upload-offset": "0", "content-type": type },
    body: bytes,
  });
  assert.equal(brought.status, 204, await brought.text());
  return path.slice("/uploads/".length) as FileId;
}

/** In a size of its own, and a small one of at most 480 beside it. */
export async function bringPicture(
  by: Bringing,
  name: string,
  drawing: Drawing,
): Promise<FileId> {
  const id = await bringFile(by, name, drawnPng(drawing));
  await bringSmall(by, id, drawing);
  return id;
}

export async function bringSmall(
  { address, token }: Bringing,
  id: FileId,
  { width, height, hue }: Drawing,
): Promise<void> {
  const scale = Math.min(1, 480 / Math.max(width, height));
  const small = { width: Math.round(width * scale), height: Math.round(height * scale), hue };
  const blur = encodeURIComponent(blurOfDrawing({ width, height, hue }));
  const put = await fetch(`${address}/previews/${id}?blur=${blur}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}` },
    body: drawnPng(small),
  });
  assert.equal(put.status, 204, await put.text());
}
