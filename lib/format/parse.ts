import { blocksOf } from "./blocks.ts";
import { isBig } from "./emoji_text.ts";
import type { Known } from "./known.ts";
import type { Block, Inline } from "./nodes.ts";

/** A message must be readable whatever is in it: what cannot be formatted is shown as it was typed. */
export function parse(text: string, known: Known): Block[] {
  try {
    return withBigEmoji(blocksOf(text, known));
  } catch {
    return asTyped(text);
  }
}

function withBigEmoji(blocks: Block[]): Block[] {
  const [only, ...more] = blocks;
  const isAlone = only?.type === "paragraph" && more.length === 0;
  return isAlone && isBig(only.nodes) ? [{ ...only, big: true }] : blocks;
}

function asTyped(text: string): Block[] {
  const nodes = text.split("\n").flatMap((line): Inline[] => [
    { type: "break" },
    ...(line === "" ? [] : [{ type: "text" as const, text: line }]),
  ]);
  return [{ type: "paragraph", nodes: nodes.slice(1), big: false }];
}
