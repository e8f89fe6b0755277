/** Pictures that can be looked at, drawn here: a low sun over hills, in a colour of one's own. */
import { crc32, deflateSync } from "node:zlib";
import { rgbaToThumbHash } from "thumbhash";
import { joined } from "../files/samples.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Of 0 to 1: which colour the sky has. */
  readonly hue: number;
}

export function drawnPng(drawing: Drawing): Bytes {
  const { width, height } = drawing;
  const rows = Array.from({ length: height }, (_, y) => {
    const row = new Uint8Array(1 + width * 3);
    for (let x = 0; x < width; x++) row.set(colourAt(x / width, y / height, drawing), 1 + x * 3);
    return row;
  });
  const size = new Uint8Array(8);
  new DataView(size.buffer).setUint32(0, width);
  new DataView(size.buffer).setUint32(4, height);
  return joined(
    "\x89PNG\r\n\x1a\n",
    chunk("IHDR", joined(size, [8, 2, 0, 0, 0])),
    chunk("IDAT", new Uint8Array(deflateSync(joined(...rows)))),
    chunk("IEND", new Uint8Array()),
  );
}

/** What stands in for it. */
export function blurOfDrawing(drawing: Drawing): string {
  const { width, height } = drawing;
  const scale = 60 / Math.max(width, height);
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const dots = Array.from({ length: w * h }, (_, at) => {
    const colour = colourAt((at % w) / w, Math.floor(at / w) / h, drawing);
    return [...colour, 255];
  });
  return rgbaToThumbHash(w, h, dots.flat()).toBase64();
}

function colourAt(
  x: number,
  y: number,
  { width, height, hue }: Drawing,
): [number, number, number] {
  const side = Math.min(width, height);
  const isSun = Math.hypot((x - 0.7) * width, (y - 0.35) * height) < 0.1 * side;
  const hill = 0.62 + 0.09 * Math.sin(x * 7 + hue * 9);
  const near = 0.78 + 0.07 * Math.sin(x * 5 + 2);
  if (y > near) return shade(hue, 0.28);
  if (y > hill) return shade(hue, 0.45);
  return isSun ? [255, 240, 205] : shade(hue, 0.95 - y * 0.45);
}

function shade(hue: number, light: number): [number, number, number] {
  const part = (turn: number) => 0.62 + 0.38 * Math.cos((hue + turn) * Math.PI * 2);
  return [0, 2 / 3, 1 / 3].map((turn) => Math.round(255 * light * part(turn))) as [
    number,
    number,
    number,
  ];
}

function chunk(name: string, content: Bytes): Bytes {
  const body = joined(name, content);
  const [length, sum] = [new Uint8Array(4), new Uint8Array(4)];
  new DataView(length.buffer).setUint32(0, content.length);
  new DataView(sum.buffer).setUint32(0, crc32(body));
  return joined(length, body, sum);
}
