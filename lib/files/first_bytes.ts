import type { Bytes } from "./blobs.ts";

/** So many bytes of a stream, whose source is told that no more are wanted. */
export function firstBytes(count: number): TransformStream<Bytes, Bytes> {
  let left = count;
  return new TransformStream({
    start(controller) {
      if (left <= 0) controller.terminate();
    },
    transform(bytes, controller) {
      controller.enqueue(bytes.subarray(0, left));
      left -= bytes.length;
      if (left <= 0) controller.terminate();
    },
  });
}
