// The body of a request as its parts come, for bodies that are as long as a film.

type Bytes = Uint8Array<ArrayBuffer>;

/** A sender that says nothing for so long, up to twice that, is gone; it finds what came before when it is back. */
const SILENCE_MS = 30_000;
const PART_BYTES = 64 * 1024;

/** Each part is there until the next one is asked for, which takes its place in memory. */
export async function* partsOf({ body }: Request): AsyncIterable<Bytes> {
  if (body === null) return;
  const reading = readingOf(body);
  const hangUp = () => void reading.cancel().catch(() => {});
  let isHeard = false;
  const timer = setInterval(() => isHeard ? isHeard = false : hangUp(), SILENCE_MS);
  try {
    for (;;) {
      const part = await reading.next();
      if (part === null) return;
      isHeard = true;
      yield part;
    }
  } finally {
    clearInterval(timer);
    hangUp();
  }
}

interface Reading {
  next(): Promise<Bytes | null>;
  cancel(): Promise<void>;
}

function readingOf(body: ReadableStream<Bytes>): Reading {
  return inPlace(body) ?? inNewPlaces(body);
}

/** Null for a body that is there already, for it is small. */
function inPlace(body: ReadableStream<Bytes>): Reading | null {
  const reader = byobReaderOf(body);
  if (reader === null) return null;
  let place: Bytes = new Uint8Array(PART_BYTES);
  return {
    async next() {
      const { done, value } = await reader.read(place);
      if (done || value === undefined) return null;
      place = new Uint8Array(value.buffer);
      return value;
    },
    cancel: () => reader.cancel(),
  };
}

function byobReaderOf(body: ReadableStream<Bytes>): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: "byob" });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function inNewPlaces(body: ReadableStream<Bytes>): Reading {
  const reader = body.getReader();
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? null : value;
    },
    cancel: () => reader.cancel(),
  };
}
