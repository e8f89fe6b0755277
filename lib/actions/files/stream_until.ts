/** What comes of a stream before somebody else has the word. */
import type { Bytes } from "../../files/mod.ts";

export async function* until(
  stream: AsyncIterable<Bytes>,
  signal: AbortSignal,
): AsyncIterable<Bytes> {
  // One waits at a time: what waits for the end of all would be as much as there are parts
  let wake = () => {};
  const end = () => wake();
  signal.addEventListener("abort", end);
  const parts = stream[Symbol.asyncIterator]();
  try {
    while (!signal.aborted) {
      const part = await new Promise<IteratorResult<Bytes>>((resolve, reject) => {
        wake = () => resolve({ done: true, value: undefined });
        parts.next().then(resolve, reject);
      });
      if (part.done) return;
      yield part.value;
    }
  } finally {
    signal.removeEventListener("abort", end);
    // Whoever still sends is not listened to any more; it may hang, and is not waited for
    parts.return?.().then(() => {}, () => {});
  }
}
