// What is to be said: from a command line, or from a pipe.

import { hasControls, LIMITS, utf8Length } from "../../protocol/mod.ts";
import { scripts } from "../../words/mod.ts";

/** As programs colour what they print for people. */
// deno-lint-ignore no-control-regex -- that is what it looks for
const COLOURS = /\x1b\[[0-9;:]*m/g;

export type TypedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** Without line ends behind it, and without colours. Any other control sign is refused: it would be none to see. */
export function textToSend(typed: string): TypedText {
  const text = typed.replaceAll(COLOURS, "").replaceAll("\r\n", "\n").replace(/\s+$/, "");
  if (text === "") return { ok: false, problem: scripts.send.empty };
  if (hasControls(text)) return { ok: false, problem: scripts.send.controls };
  if (utf8Length(text) > LIMITS.bodyBytes) {
    return { ok: false, problem: scripts.send.long(LIMITS.bodyBytes / 1024) };
  }
  return { ok: true, text };
}

/** No more than this is read of what is to be one message. */
const MOST_READ = 16 * LIMITS.bodyBytes;

export async function readAll(from: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  let text = "";
  for await (const part of from.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (text.length > MOST_READ) break;
  }
  return text;
}

/** Each as soon as it is whole; the last one may lack its end. */
export async function* linesOf(
  from: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string> {
  let rest = "";
  for await (const part of from.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + part).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== "") yield rest;
}
