/** Of all that cameras note, the one thing that is seen: which way is up. */
import type { Bytes } from "./peek.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** One of eight; 1, as it lies, where it says none. */
export function wayUp(tiff: Bytes): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  try {
    const isLittle = tiff[0] === 0x49;
    const list = view.getUint32(4, isLittle);
    for (let i = 0; i < view.getUint16(list, isLittle); i++) {
      const entry = list + 2 + i * 12;
      if (view.getUint16(entry, isLittle) !== WAY_UP) continue;
      const way = view.getUint16(entry + 8, isLittle);
      return way >= 2 && way <= 8 ? way : 1;
    }
  } catch (error) {
    // It points beyond itself
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

const WAY_UP = 0x0112;

/** Tells that and nothing else. */
export function tiffOf(way: number): Bytes {
  // deno-fmt-ignore
  return Uint8Array.of(
    0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8,
    0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0,
  );
}

/** How large it is seen. */
export function turned({ width, height }: Size, way: number): Size {
  return way >= 5 ? { width: height, height: width } : { width, height };
}
