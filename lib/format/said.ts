/** What a text says without being shown: whom it speaks to, what somebody does, its one line. */
import { foldName } from "../protocol/plain_text.ts";
import type { Shout } from "../protocol/message.ts";
import { NOTHING_KNOWN } from "./known.ts";
import { everyInline } from "./nodes.ts";
import { parse } from "./parse.ts";
import { plainText } from "./plain_text.ts";

/** Code speaks to nobody. The names as they were typed, each once; whether somebody has one is for the caller to find. */
export function mentionedNames(text: string): string[] {
  const names = new Map<string, string>();
  for (const node of everyInline(parse(text, NOTHING_KNOWN))) {
    if (node.type !== "mention") continue;
    const folded = foldName(node.name);
    if (!names.has(folded)) names.set(folded, node.name);
  }
  return [...names.values()];
}

/** The louder one, if a text has both. */
export function hasShout(text: string): Shout | null {
  const shouts = new Set<Shout>();
  for (const node of everyInline(parse(text, NOTHING_KNOWN))) {
    if (node.type === "shout") shouts.add(node.whom);
  }
  return shouts.has("room") ? "room" : shouts.has("here") ? "here" : null;
}

const DEED = /^\/me\s+(?=\S)/;

/** What somebody says that they do: "/me waves". Null for what they say. */
export function deedOf(text: string): string | null {
  const found = DEED.exec(text);
  return found && text.slice(found[0].length);
}

/** A message as one line, for a quote, a notification, a list. A deed is told with who does it. */
export function lineOf(text: string, author: string): string {
  const deed = deedOf(text);
  const line = plainText(parse(deed ?? text, NOTHING_KNOWN));
  return deed === null ? line : `${author} ${line}`;
}
