import { joined } from "../files/samples.ts";

const RATE = 8_000;

/** A recording on which nothing is heard. */
export function silence(seconds: number): Uint8Array<ArrayBuffer> {
  const length = RATE * seconds;
  const number = (value: number, bytes: number) =>
    Array.from({ length: bytes }, (_, at) => (value >> (8 * at)) & 255);
  return joined(
    ...["RIFF", number(36 + length, 4), "WAVEfmt ", number(16, 4), number(1, 2), number(1, 2)],
    ...[number(RATE, 4), number(RATE, 4), number(1, 2), number(8, 2)],
    ...["data", number(length, 4), new Uint8Array(length).fill(128)],
  );
}
