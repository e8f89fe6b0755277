import { timingSafeEqual as compare } from "deno-std/crypto/timing_safe_equal.js";

/** Compares two byte sequences in a time that does not tell how much of them is the same. */
export function timingSafeEqual(
  a: ArrayBufferView | ArrayBufferLike | DataView,
  b: ArrayBufferView | ArrayBufferLike | DataView,
): boolean {
  // As in version 1 of the package; newer ones throw. A length is no secret here: what is compared are digests.
  return a.byteLength === b.byteLength && compare(a, b);
}
