/** Small files of many kinds, made here: pictures with and without what cameras tell. */

type Bytes = Uint8Array<ArrayBuffer>;

export function joined(...parts: (Bytes | number[] | string)[]): Bytes {
  const all = parts.map((part) => typeof part === "string" ? latin(part) : Uint8Array.from(part));
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const PLACE = "48 deg 51' 29.6\" N";

/** A head of the TIFF kind with the way up, and a place behind it. */
export function exif(way: number, { isLittle = false } = {}): Bytes {
  const entry = isLittle
    ? [0x12, 0x01, 3, 0, 1, 0, 0, 0, way, 0, 0, 0]
    : [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0];
  const head = isLittle ? ["II", [0x2a, 0, 8, 0, 0, 0, 1, 0]] : ["MM", [0, 0x2a, 0, 0, 0, 8, 0, 1]];
  return joined(...head as [string, number[]], entry, [0, 0, 0, 0], PLACE);
}

interface JpegParts {
  readonly segments?: Bytes[];
  readonly behind?: Bytes;
  readonly width?: number;
  readonly height?: number;
}

/** It holds together; there is nothing to see on it. */
export function jpeg({ segments = [], behind, width = 40, height = 30 }: JpegParts = {}): Bytes {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  return joined(
    ...[[0xff, 0xd8], segment(0xe0, "JFIF\0\x01\x02"), ...segments],
    segment(0xc0, joined([8], size, [1, 1, 0x11, 0])),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    // A byte that looks like a marker, and one that begins the scan anew
    [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
    ...[[0xff, 0xd9], behind ?? []],
  );
}

export function segment(marker: number, content: Bytes | number[] | string): Bytes {
  const bytes = joined(content);
  const length = bytes.length + 2;
  return joined([0xff, marker, length >> 8, length & 255], bytes);
}

export function png(chunks: Bytes[] = [], behind: Bytes | number[] = []): Bytes {
  const head = chunk("IHDR", [0, 0, 0, 40, 0, 0, 0, 30, 8, 2, 0, 0, 0]);
  return joined(
    "\x89PNG\r\n\x1a\n",
    head,
    ...chunks,
    chunk("IDAT", "dots"),
    chunk("IEND", ""),
    behind,
  );
}

/** Nobody here looks at the checksum. */
export function chunk(name: string, content: Bytes | number[] | string): Bytes {
  const bytes = joined(content);
  return joined([0, 0, bytes.length >> 8, bytes.length & 255], name, bytes, "sums");
}

export function webp(chunks: Bytes[], behind: Bytes | number[] = []): Bytes {
  const inner = joined("WEBP", ...chunks);
  return joined("RIFF", [inner.length & 255, inner.length >> 8, 0, 0], inner, behind);
}

export function riff(name: string, content: Bytes | number[] | string): Bytes {
  const bytes = joined(content);
  const length = [bytes.length & 255, bytes.length >> 8, 0, 0];
  return joined(name, length, bytes, bytes.length % 2 === 1 ? [0] : []);
}

/** An extended one of 40 by 30. */
export function extended(flags: number): Bytes {
  return riff("VP8X", [flags, 0, 0, 0, 39, 0, 0, 29, 0, 0]);
}

function latin(text: string): Bytes {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
