/** Nodes as one short line, so that a test reads what a text was understood as. */
import type { Block, Inline } from "../../lib/format/mod.ts";

const SIGNS = { bold: "b", italic: "i", strike: "s", spoiler: "spoiler" };

export function written(blocks: readonly Block[]): string {
  return blocks.map(writtenBlock).join("");
}

function writtenBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return tag(block.big ? "big" : "p", block.nodes.map(writtenInline).join(""));
    case "code_block":
      return tag(block.language === "" ? "pre" : `pre ${block.language}`, block.text);
    case "quote":
      return tag("quote", written(block.blocks));
    case "list": {
      const items = block.items.map((item) => tag("li", written(item))).join("");
      return tag(block.start === null ? "ul" : `ol ${block.start}`, items);
    }
  }
}

function writtenInline(node: Inline): string {
  switch (node.type) {
    case "text":
      return node.text;
    case "break":
      return "<br>";
    case "code":
    case "emoji":
      return tag(node.type, node.text);
    case "link":
      return tag(`a ${node.href}`, node.nodes.map(writtenInline).join(""));
    case "mention":
    case "room":
    case "custom_emoji":
      return tag(node.type, node.name);
    case "shout":
      return tag("shout", node.whom);
    default:
      return tag(SIGNS[node.type], node.nodes.map(writtenInline).join(""));
  }
}

function tag(name: string, inside: string): string {
  return `<${name}>${inside}</${name.split(" ", 1)[0]}>`;
}
