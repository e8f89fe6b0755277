// What scripts of a page and the server say to each other: flat objects of texts, and not much of them.

import { HttpError } from "fresh";
import { bodyOf, MOST_BODY_BYTES, MOST_BODY_MS } from "./body.ts";

/** The texts by their names, "" for what is missing. A body that is none of ours is thrown as an answer. */
export async function textsOf(req: Request): Promise<(name: string) => string> {
  const texts = objectOf(
    new TextDecoder().decode(await bodyOf(req, MOST_BODY_MS, MOST_BODY_BYTES)),
  );
  return (name) => {
    const value = texts.get(name);
    return typeof value === "string" ? value : "";
  };
}

/** What is wrong, in words, and beside which field. */
export function refusedScript(wrong: { field: string | null; words: string }): Response {
  return Response.json({ ok: false, field: wrong.field, problem: wrong.words }, { status: 422 });
}

function objectOf(text: string): Map<string, unknown> {
  const found = parsed(text);
  if (typeof found !== "object" || found === null || Array.isArray(found)) throw new HttpError(400);
  return new Map(Object.entries(found));
}

/** Null for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
