/** What a file is by its content. What it is called counts for nothing. */
import { fileTypeFromBuffer } from "file-type";
import type { Bytes } from "./blobs.ts";

/** So much of a file tells what it is. */
export const HEAD_BYTES = 4_100;

/** Other names of what is known by one. */
const KNOWN_AS: Readonly<Record<string, string>> = {
  "image/apng": "image/png",
  "audio/x-m4a": "audio/mp4",
  "audio/x-flac": "audio/flac",
};

export async function typeOf(head: Bytes): Promise<string> {
  const type = (await fileTypeFromBuffer(head))?.mime.split(";")[0];
  if (type !== undefined) return KNOWN_AS[type] ?? type;
  return isText(head) ? "text/plain" : "application/octet-stream";
}

/** UTF-8 without signs that no text has; the head may end within a letter. */
function isText(head: Bytes): boolean {
  if (head.length === 0) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    // deno-lint-ignore no-control-regex -- these are what is looked for
    return !/[\0-\x08\x0e-\x1f\x7f]/.test(text);
  } catch {
    return false;
  }
}
