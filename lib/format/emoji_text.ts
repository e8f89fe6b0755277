/** Emoji among other text, found by their form: no list of them is needed. */
import type { Inline } from "./nodes.ts";

/** Or in one's own, by its name. */
const ONE = String
  .raw`(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)|\p{Emoji_Presentation})`;
const EMOJI = new RegExp(
  [
    String.raw`\p{Regional_Indicator}{2}`,
    String.raw`[0-9#*]\ufe0f?\u20e3`,
    String.raw`${ONE}(?:[\u{e0020}-\u{e007f}]+|(?:\u200d(?:${ONE}|\p{Extended_Pictographic}))*)`,
  ].join("|"),
  "gu",
);
const MOST_BIG = 3;

export function withEmoji(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    if (node.type === "text") return splitText(node.text);
    return "nodes" in node ? [{ ...node, nodes: withEmoji(node.nodes) }] : [node];
  });
}

function splitText(text: string): Inline[] {
  const nodes: Inline[] = [];
  let end = 0;
  for (const { 0: emoji, index } of text.matchAll(EMOJI)) {
    if (index > end) nodes.push({ type: "text", text: text.slice(end, index) });
    nodes.push({ type: "emoji", text: emoji });
    end = index + emoji.length;
  }
  if (end < text.length) nodes.push({ type: "text", text: text.slice(end) });
  return nodes;
}

/** A few emoji and nothing else. */
export function isBig(nodes: readonly Inline[]): boolean {
  const said = nodes.filter((node) => node.type !== "text" || node.text.trim() !== "");
  return said.length > 0 && said.length <= MOST_BIG &&
    said.every(({ type }) => type === "emoji" || type === "custom_emoji");
}
