import { timingSafeEqual as compare } from "deno-std/crypto/timing_safe_equal.js";

/** Compares two byte sequences in a time that does not tell how much of them is the same. */
export function timingSafeEqual(
  a: ArrayBufferView | ArrayBufferLike | DataView,
  b: ArrayBufferView | ArrayBufferLike | DataView,
): boolean {
  return compare(a, b);
}
