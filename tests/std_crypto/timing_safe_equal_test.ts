import { timingSafeEqual as fromRoot } from "@std/crypto";
import { timingSafeEqual } from "@std/crypto/timing-safe-equal";
import { equal } from "node:assert/strict";

const bytes = (...values: number[]) => new Uint8Array(values);

Deno.test("both doors lead to the same function", () => {
  equal(timingSafeEqual, fromRoot);
});

Deno.test("the same bytes are equal", () => {
  equal(timingSafeEqual(bytes(), bytes()), true);
  equal(timingSafeEqual(bytes(1, 2, 255), bytes(1, 2, 255)), true);
});

Deno.test("one bit of difference is a difference, wherever it is", () => {
  const secret = bytes(...Array.from({ length: 32 }, (_, i) => i));
  for (let place = 0; place < 32; place++) {
    for (const bit of [1, 128]) {
      const other = secret.slice();
      other[place]! ^= bit;
      equal(timingSafeEqual(secret, other), false, `${place}`);
    }
  }
});

/** Later versions of the package throw where earlier ones answer false; nothing may depend on either. */
function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  try {
    return timingSafeEqual(a, b);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

Deno.test("bytes of another length are never equal", () => {
  equal(isEqual(bytes(1, 2), bytes(1, 2, 0)), false);
  equal(isEqual(bytes(0), bytes()), false);
  equal(isEqual(bytes(1, 2, 3), bytes(1, 2)), false);
});

Deno.test("bytes are compared, whatever holds them", () => {
  const holders = [
    bytes(1, 2, 3, 4),
    bytes(1, 2, 3, 4).buffer,
    new DataView(bytes(1, 2, 3, 4).buffer),
    new DataView(bytes(9, 1, 2, 3, 4, 9).buffer, 1, 4),
    bytes(9, 1, 2, 3, 4, 9).subarray(1, 5),
    new Uint16Array(bytes(1, 2, 3, 4).buffer),
    new Uint8ClampedArray([1, 2, 3, 4]),
  ];
  const other = bytes(1, 2, 3, 5);
  for (const a of holders) {
    for (const b of holders) equal(timingSafeEqual(a, b), true);
    equal(timingSafeEqual(a, other), false);
    equal(timingSafeEqual(other, a), false);
  }
});
