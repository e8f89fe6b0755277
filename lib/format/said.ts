/** Whom a text speaks to. Code speaks to nobody. */
import { NOTHING_KNOWN } from "./known.ts";
import { everyInline, type Shout } from "./nodes.ts";
import { parse } from "./parse.ts";

/** The names as they were typed, each once. Whether somebody is called so is for the caller to find. */
export function mentionedNames(text: string): string[] {
  const names = new Map<string, string>();
  for (const node of everyInline(parse(text, NOTHING_KNOWN))) {
    if (node.type !== "mention") continue;
    const folded = node.name.normalize("NFKC").toLowerCase();
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
