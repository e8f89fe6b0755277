/** A page that makes files ready and sends them, and what others get. */
import assert from "node:assert/strict";
import type { FileRef } from "../../lib/protocol/mod.ts";
import { exif, joined, segment } from "../files/samples.ts";
import type { Desk } from "./outbox_page.ts";
import { type OutboxScene, outboxScene } from "./outbox_scene.ts";
import type { Tab } from "./outbox_tab.ts";

declare const desk: Desk;

export type Bytes = Uint8Array<ArrayBuffer>;
export type Dropped = readonly (readonly [name: string, bytes: Bytes, type?: string])[];

export async function preparing() {
  const scene = await outboxScene();
  const tab = await scene.tab();
  await tab.is("in sync");
  return { scene, tab, [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose]() };
}

export const drop = (tab: Tab, { room }: OutboxScene, files: Dropped) =>
  tab.run(
    "preparing",
    ([room, files]) => desk.attachFiles(room, files),
    [
      room,
      files.map(([name, bytes, type = ""]) => ({ name, base64: bytes.toBase64(), type })),
    ] as const,
  );

/** And what others get then. */
export async function send(tab: Tab, scene: OutboxScene) {
  const { room } = scene;
  assert.ok(await tab.run("sending", (room) => desk.sendAttached(room, "look"), room));
  await tab.settled();
  return await scene.storedFiles();
}

/** Red on its left, blue on its right. */
export async function photo(tab: Tab, width: number, height: number): Promise<Bytes> {
  const base64 = await tab.run("a photo", async ([width, height]) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d")!;
    context.fillStyle = "#00f";
    context.fillRect(0, 0, width, height);
    context.fillStyle = "#f00";
    context.fillRect(0, 0, width / 2, height);
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 1 });
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
  }, [width, height] as const);
  return Uint8Array.fromBase64(base64);
}

/** As a phone writes it that is held upright. */
export function told(photo: Bytes, way: number): Bytes {
  return joined(photo.slice(0, 2), exifOf(way), photo.slice(2));
}

export const exifOf = (way: number) => segment(0xe1, joined("Exif\0\0", exif(way)));

/** How large it is, and which colour is at its top and at its bottom, to whom knows nothing of ways up. */
export const seen = (tab: Tab, bytes: Bytes) =>
  tab.run("looking", async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]), { imageOrientation: "none" });
    const { width, height } = picture;
    const context = new OffscreenCanvas(width, height).getContext("2d")!;
    context.drawImage(picture, 0, 0);
    const at = (y: number) => {
      const [red = 0, , blue = 0] = context.getImageData(width / 2, y, 1, 1).data;
      return red > 200 && blue < 60 ? "red" : blue > 200 && red < 60 ? "blue" : "another";
    };
    return { width, height, top: at(5), bottom: at(height - 5) };
  }, bytes.toBase64());

export async function previewOf({ server, people }: OutboxScene, { id }: FileRef) {
  const headers = { authorization: `Bearer ${people.ben.token}` };
  const response = await fetch(`${server.address}/previews/${id}`, { headers });
  return { type: response.headers.get("content-type"), bytes: await response.bytes() };
}

/** Red all the time. */
export async function film(tab: Tab): Promise<Bytes> {
  const base64 = await tab.run("a film", async () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [64, 48];
    const context = canvas.getContext("2d")!;
    context.fillStyle = "#f00";
    const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: "video/webm" });
    const { promise, resolve } = Promise.withResolvers<Blob>();
    recorder.ondataavailable = ({ data }) => resolve(data);
    recorder.start();
    for (let frame = 0; frame < 20; frame++) {
      context.fillRect(0, 0, 64, 48);
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    recorder.stop();
    const bytes = new Uint8Array(await (await promise).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  }, null);
  return Uint8Array.fromBase64(base64);
}

/** Tells how many pictures a page has opened, and how many of them at once. */
export async function decoders(tab: Tab): Promise<() => Promise<{ most: number; all: number }>> {
  await tab.run("counting", () => {
    const count = { open: 0, most: 0, all: 0 };
    const { createImageBitmap: open } = globalThis;
    const { close } = ImageBitmap.prototype;
    globalThis.createImageBitmap = ((...given: Parameters<typeof open>) => {
      count.most = Math.max(count.most, ++count.open);
      count.all++;
      return open(...given).catch((error) => {
        count.open--;
        throw error;
      });
    }) as typeof open;
    ImageBitmap.prototype.close = function () {
      count.open--;
      close.call(this);
    };
    Object.assign(globalThis, { count });
  }, null);
  return () =>
    tab.run("the count", () => {
      const { most, all } = (globalThis as unknown as { count: { most: number; all: number } })
        .count;
      return { most, all };
    }, null);
}
