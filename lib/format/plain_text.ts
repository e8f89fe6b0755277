/** Nodes as one line, for a notification, a quoted line, a list of rooms. */
import type { Block, Inline } from "./nodes.ts";

/** It stays hidden, and so does its length. */
const HIDDEN = "█████";

export function plainText(blocks: readonly Block[]): string {
  return blocks.map(textOfBlock).filter((text) => text !== "").join(" ");
}

function textOfBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return oneLine(block.nodes.map((node) => textOf(node, HIDDEN)).join(""));
    case "code_block":
      return oneLine(block.text);
    case "quote":
      return `“${plainText(block.blocks)}”`;
    case "list":
      return block.items.map((item, at) => `${markOf(block.start, at)} ${plainText(item)}`).join(
        " ",
      );
  }
}

function markOf(start: number | null, at: number): string {
  return start === null ? "•" : `${start + at}.`;
}

/** What can be read of nodes, hidden or not. */
export function shownText(nodes: readonly Inline[]): string {
  return nodes.map((node) => textOf(node, null)).join("");
}

function textOf(node: Inline, hidden: string | null): string {
  switch (node.type) {
    case "text":
    case "code":
    case "emoji":
      return node.text;
    case "break":
      return "\n";
    case "mention":
      return `@${node.name}`;
    case "shout":
      return `@${node.whom}`;
    case "room":
      return `#${node.name}`;
    case "custom_emoji":
      return `:${node.name}:`;
    default: {
      const text = node.nodes.map((inner) => textOf(inner, hidden)).join("");
      return node.type === "spoiler" ? hidden ?? text : text;
    }
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
