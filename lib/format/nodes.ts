/** What a message is made of. Nothing in it is markup: whoever shows it decides how. */
import type { Shout } from "../protocol/message.ts";

export type Block =
  | Paragraph
  | { readonly type: "code_block"; readonly language: string; readonly text: string }
  | { readonly type: "quote"; readonly blocks: readonly Block[] }
  | {
    readonly type: "list";
    /** The first number of an ordered list. */
    readonly start: number | null;
    readonly items: readonly (readonly Block[])[];
  };

export interface Paragraph {
  readonly type: "paragraph";
  readonly nodes: readonly Inline[];
  /** The whole message is one to three emoji. */
  readonly big: boolean;
}

export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "break" }
  | { readonly type: Wrapping; readonly nodes: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  /** http, https or mailto. */
  | { readonly type: "link"; readonly href: string; readonly nodes: readonly Inline[] }
  /** The name as it was typed, without the sign before it. */
  | { readonly type: "mention"; readonly name: string }
  | { readonly type: "shout"; readonly whom: Shout }
  | { readonly type: "room"; readonly name: string }
  | { readonly type: "emoji"; readonly text: string }
  /** One of this place's own. */
  | { readonly type: "custom_emoji"; readonly name: string };

export type Wrapping = "bold" | "italic" | "strike" | "spoiler";

/** Each node of a message, the outer ones first. What stands in code is no node. */
export function* everyInline(blocks: readonly Block[]): Generator<Inline> {
  for (const block of blocks) {
    if (block.type === "paragraph") yield* inlinesIn(block.nodes);
    else if (block.type === "quote") yield* everyInline(block.blocks);
    else if (block.type === "list") yield* everyInline(block.items.flat());
  }
}

function* inlinesIn(nodes: readonly Inline[]): Generator<Inline> {
  for (const node of nodes) {
    yield node;
    if ("nodes" in node) yield* inlinesIn(node.nodes);
  }
}
