// Which of the words that were typed are files.

import { fullPath } from "../../files/paths.ts";
import { wordFrom } from "./typed_words.ts";

async function isFile(typed: string): Promise<boolean> {
  return await Deno.stat(fullPath(typed)).then(({ isFile }) => isFile, () => false);
}

/**
 * The words at the beginning that are files, or all of it as one; what follows them is a text. The
 * first one is meant for a file in any case.
 */
export async function pathsIn(rest: string): Promise<{ paths: string[]; text: string }> {
  const first = wordFrom(rest, 0);
  if (first === null) return { paths: [], text: "" };
  if (!await isFile(first.word) && await isFile(rest)) return { paths: [rest], text: "" };
  const paths = [first.word];
  let end = first.to;
  for (;;) {
    const next = wordFrom(rest, end);
    if (next === null || !await isFile(next.word)) break;
    paths.push(next.word);
    end = next.to;
  }
  return { paths, text: rest.slice(end).trim() };
}
