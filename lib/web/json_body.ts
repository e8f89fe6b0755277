// What scripts of a page and the server say to each other: flat objects of texts, and not much of them.

import { HttpError } from "fresh";

/** An attestation is a few kilobytes at most, and it is the longest of what is sent here. */
const MOST_BYTES = 32 * 1024;

/** The texts by their names, "" for what is missing. A body that is none of ours is thrown as an answer. */
export async function textsOf({ body }: Request): Promise<(name: string) => string> {
  const texts = objectOf(await readSome(body));
  return (name) => {
    const value = texts.get(name);
    return typeof value === "string" ? value : "";
  };
}

/** What is wrong, in words, and beside which field. */
export function refusedScript(wrong: { field: string | null; words: string }): Response {
  return Response.json({ ok: false, field: wrong.field, problem: wrong.words }, { status: 422 });
}

async function readSome(body: Request["body"]): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new HttpError(413);
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

function objectOf(text: string): Map<string, unknown> {
  try {
    return new Map(Object.entries(JSON.parse(text)));
  } catch {
    throw new HttpError(400);
  }
}
