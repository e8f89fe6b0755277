// Parts of files on their way to a place.

import type { Courier, Receipt } from "../../client/mod.ts";
import type { Reach } from "../login/reach.ts";
import { Quiet } from "./quiet.ts";

const CHUNK_BYTES = 64 * 1024;

/** By the road that the place is known by, so that its certificate is held to for files as well. */
export function courierBy(reach: Reach, token: string): Courier {
  return async ({ method, path, headers, body, signal, onSent }): Promise<Receipt> => {
    using quiet = new Quiet(signal);
    const bytes = body === undefined ? null : await body.bytes();
    const response = await reach.fetch(path, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      signal: quiet.signal,
      ...(bytes !== null && {
        body: inChunks(bytes, (sent) => {
          quiet.heard();
          onSent?.(sent);
        }),
      }),
    });
    const text = await response.text();
    return { status: response.status, text, header: (name) => response.headers.get(name) };
  };
}

/** What is taken is on its way: so one sees how far it has come. */
function inChunks(bytes: Uint8Array<ArrayBuffer>, onTaken: (sent: number) => void) {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      onTaken(at);
      if (at === bytes.length) return controller.close();
      const end = Math.min(bytes.length, at + CHUNK_BYTES);
      controller.enqueue(bytes.subarray(at, end));
      at = end;
    },
  }, { highWaterMark: 0 });
}
