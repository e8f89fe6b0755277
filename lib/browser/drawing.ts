/** Pictures drawn anew, smaller or upright, without a place on the page. */
import { rgbaToThumbHash } from "thumbhash";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What stands for a picture until it is there. */
export interface Small {
  readonly preview: Blob;
  readonly blur: string;
}

const PREVIEW_SIDE = 480;
const MOST_PREVIEW_BYTES = 100_000;
/** The first that makes it small enough. */
const QUALITIES = [0.8, 0.6, 0.4, 0.2];
const BLUR_SIDE = 100;

/** Some browsers hand out noise in place of what was drawn, so that nobody is known by how they draw. */
export function canDraw(): boolean {
  const [canvas, context] = canvasOf({ width: 4, height: 4 });
  context.fillStyle = "#808080";
  context.fillRect(0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return data.every((part, i) => Math.abs(part - (i % 4 === 3 ? 255 : 128)) <= 2);
}

export function drawn(picture: CanvasImageSource, size: Size): OffscreenCanvas {
  const [canvas, context] = canvasOf(size);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** A square of it, by itself. Where nothing is it is white: what stands behind it is not to be seen. */
export function part(
  picture: CanvasImageSource,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
  dots: number,
): OffscreenCanvas {
  const [canvas, context] = canvasOf({ width: dots, height: dots });
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, x, y, side, side, 0, 0, dots, dots);
  return onWhite(canvas);
}

/** Null where the browser cannot make that type. The canvas is empty then: large ones fill the memory. */
export async function encoded(
  canvas: OffscreenCanvas,
  type: string,
  quality: number,
): Promise<Blob | null> {
  const blob = await canvas.convertToBlob({ type, quality });
  canvas.width = canvas.height = 0;
  return blob.type === type ? blob : null;
}

export async function smallOf(picture: CanvasImageSource & Size): Promise<Small> {
  const size = within(picture, PREVIEW_SIDE);
  return { preview: await previewOf(picture, size), blur: blurOf(picture) };
}

async function previewOf(picture: CanvasImageSource, size: Size): Promise<Blob> {
  let preview: Blob | null = null;
  for (const quality of QUALITIES) {
    preview = await encoded(drawn(picture, size), "image/webp", quality) ??
      await encoded(onWhite(drawn(picture, size)), "image/jpeg", quality);
    if (preview !== null && preview.size < MOST_PREVIEW_BYTES) return preview;
  }
  return preview!;
}

/** A JPEG would be black where nothing is. */
function onWhite(canvas: OffscreenCanvas): OffscreenCanvas {
  const context = canvas.getContext("2d")!;
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

/** As base64. */
function blurOf(picture: CanvasImageSource & Size): string {
  const { width, height } = within(picture, BLUR_SIDE);
  const context = drawn(picture, { width, height }).getContext("2d")!;
  const { data } = context.getImageData(0, 0, width, height);
  return btoa(String.fromCharCode(...rgbaToThumbHash(width, height, data)));
}

/** No larger than it is, and no side without a dot. */
function within({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  const scaled = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: scaled(width), height: scaled(height) };
}

function canvasOf({ width, height }: Size): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(width, height);
  return [canvas, canvas.getContext("2d")!];
}
