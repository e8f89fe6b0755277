/** What a picture is, by its first bytes and never by its name: few kinds, none of which holds text or script. */

export interface Picture {
  readonly type: "image/png" | "image/gif" | "image/webp";
  readonly width: number;
  readonly height: number;
}

/** Null for whatever is none of these. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const says = (text: string, at: number) =>
    [...text].every((sign, i) => bytes[at + i] === sign.charCodeAt(0));
  if (bytes.length < LEAST_BYTES) return null;
  if (says("\x89PNG\r\n\x1a\n", 0) && says("IHDR", 12)) {
    return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (says("GIF87a", 0) || says("GIF89a", 0)) {
    const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
    return { type: "image/gif", width, height };
  }
  if (!says("RIFF", 0) || !says("WEBP", 8)) return null;
  const size = says("VP8X", 12)
    ? sizeOfExtended(view)
    : says("VP8L", 12)
    ? sizeOfLossless(view)
    : says("VP8 ", 12)
    ? sizeOfLossy(view)
    : null;
  return size && { type: "image/webp", ...size };
}

/** Beyond the sizes that each of them says. */
const LEAST_BYTES = 30;

type Size = Pick<Picture, "width" | "height">;

/** Each less one, in three bytes. */
function sizeOfExtended(view: DataView): Size {
  const at = (offset: number) => (view.getUint32(offset, true) & 0xffffff) + 1;
  return { width: at(24), height: view.getUint16(27, true) + (view.getUint8(29) << 16) + 1 };
}

/** Each less one, in fourteen bits after a mark. */
function sizeOfLossless(view: DataView): Size | null {
  if (view.getUint8(20) !== 0x2f) return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: (bits >>> 14 & 0x3fff) + 1 };
}

/** In fourteen bits each, after a mark. */
function sizeOfLossy(view: DataView): Size | null {
  if (view.getUint16(23) !== 0x9d01 || view.getUint8(25) !== 0x2a) return null;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}
