// What a form or a program sends along: bounded in size and in time, so that nobody fills the memory or holds a place.

import { HttpError } from "fresh";

export const MOST_BODY_BYTES = 64 * 1024;
export const MOST_BODY_MS = 10_000;

/** Throws 413 for one that is too large, announced or not, and 408 for one that is not there in time. */
export async function bodyOf(
  req: Request,
  ms: number,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(req.headers.get("content-length")) > most) throw new HttpError(413);
  if (req.body === null) return new Uint8Array();
  const reader = req.body.getReader();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    // Ends the read that is waiting
    reader.cancel().catch(() => {});
  }, ms);
  try {
    const bytes = await gather(reader, most);
    if (isLate) throw new HttpError(408);
    return bytes;
  } finally {
    clearTimeout(timer);
  }
}

/** The fields of a form as they were typed; a file, or a form of another kind, is none of ours. */
export async function fieldsOf(req: Request): Promise<(name: string) => string> {
  return textsIn(await formOf(req, MOST_BODY_BYTES));
}

/** An empty one for what is no form. */
export async function formOf(req: Request, most: number): Promise<FormData> {
  const body = await bodyOf(req, MOST_BODY_MS, most);
  const headers = { "content-type": req.headers.get("content-type") ?? "" };
  return await new Response(body, { headers }).formData().catch(() => new FormData());
}

export function textsIn(form: FormData): (name: string) => string {
  return (name) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
}

async function gather(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  while (true) {
    const { done, value } = await readFrom(reader);
    if (done) return joined(parts, size);
    size += value.length;
    if (size > most) {
      reader.cancel().catch(() => {});
      throw new HttpError(413);
    }
    parts.push(value);
  }
}

/** A sender who goes away halfway is no fault of ours. */
async function readFrom(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new HttpError(400);
  }
}

function joined(parts: Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
