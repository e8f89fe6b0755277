// What was written, as elements. Whatever can be opened or copied, and where names lead to, is handed in.

import type { ComponentChild, ComponentChildren, ComponentType } from "preact";
import type { Block, Inline, Wrapping } from "../../lib/format/mod.ts";
import { cls } from "../cls.ts";

export interface TextParts {
  /** Null for a name that nobody has who was meant. */
  mention(name: string): { readonly href: string; readonly isMe: boolean } | null;
  /** Whether @here and @room called anybody. */
  readonly isShout: boolean;
  /** Where a room leads to. */
  room(name: string): string | null;
  /** The picture of an emoji of this place. */
  emoji(name: string): string | null;
  /** The path of an address of this place; null for all others. */
  ownPath(href: string): string | null;
  readonly Spoiler: ComponentType<{ children: ComponentChildren }>;
  readonly CodeBlock: ComponentType<{ language: string; text: string }>;
}

interface MessageTextProps {
  blocks: readonly Block[];
  parts: TextParts;
  /** Who does what the text tells; it begins with them. */
  actor?: string | undefined;
}

export function MessageText({ blocks, parts, actor }: MessageTextProps) {
  if (actor === undefined) return <>{drawnBlocks(blocks, parts)}</>;
  const [first, ...rest] = blocks;
  const begins = first?.type === "paragraph";
  return (
    <div class="said-done">
      <p dir="auto">
        <bdi>{actor}</bdi> {begins && drawnInlines(first.nodes, parts)}
      </p>
      {drawnBlocks(begins ? rest : blocks, parts)}
    </div>
  );
}

// Called, not components: of most messages there would be five of them around a single text

function drawnBlocks(blocks: readonly Block[], parts: TextParts): ComponentChild[] {
  return blocks.map((block) => drawnBlock(block, parts));
}

function drawnBlock(block: Block, parts: TextParts): ComponentChild {
  switch (block.type) {
    case "paragraph":
      return (
        <p dir="auto" class={cls(block.big && "said-big") || undefined}>
          {drawnInlines(block.nodes, parts)}
        </p>
      );
    case "code_block":
      return <parts.CodeBlock language={block.language} text={block.text} />;
    case "quote":
      return <blockquote>{drawnBlocks(block.blocks, parts)}</blockquote>;
    case "list": {
      const items = block.items.map((item, at) => <li key={at}>{drawnBlocks(item, parts)}</li>);
      // The list as a whole, whose marks stand where its text begins
      return block.start === null
        ? <ul dir="auto">{items}</ul>
        : <ol dir="auto" start={block.start}>{items}</ol>;
    }
  }
}

function drawnInlines(nodes: readonly Inline[], parts: TextParts): ComponentChild[] {
  return nodes.map((node) => drawnInline(node, parts));
}

const TAGS = { bold: "strong", italic: "em", strike: "s" } as const satisfies Partial<
  Record<Wrapping, string>
>;

function drawnInline(node: Inline, parts: TextParts): ComponentChild {
  switch (node.type) {
    case "text":
    case "emoji":
      return node.text;
    case "break":
      return <br />;
    case "code":
      return <code>{node.text}</code>;
    case "link":
      return <Link node={node} parts={parts} />;
    case "mention":
      return <Mention name={node.name} parts={parts} />;
    case "shout":
      return parts.isShout ? <b class="mention mention-me">@{node.whom}</b> : `@${node.whom}`;
    case "room":
      return <Room name={node.name} parts={parts} />;
    case "custom_emoji":
      return <OwnEmoji name={node.name} parts={parts} />;
    case "spoiler":
      return <parts.Spoiler>{drawnInlines(node.nodes, parts)}</parts.Spoiler>;
    default: {
      const Tag = TAGS[node.type];
      return <Tag>{drawnInlines(node.nodes, parts)}</Tag>;
    }
  }
}

const REL = "noopener noreferrer nofollow";

function Link({ node, parts }: { node: Extract<Inline, { type: "link" }>; parts: TextParts }) {
  const path = parts.ownPath(node.href);
  const label = drawnInlines(node.nodes, parts);
  // A mailbox opens a program, and would leave an empty tab behind
  if (path !== null || node.href.startsWith("mailto:")) {
    return <a href={path ?? node.href} rel={REL}>{label}</a>;
  }
  return <a href={node.href} rel={REL} target="_blank" title={node.href}>{label}</a>;
}

function Mention({ name, parts }: { name: string; parts: TextParts }) {
  const meant = parts.mention(name);
  if (meant === null) return <>@{name}</>;
  return (
    <a class={cls("mention", meant.isMe && "mention-me")} href={meant.href}>
      <bdi>@{name}</bdi>
    </a>
  );
}

function Room({ name, parts }: { name: string; parts: TextParts }) {
  const href = parts.room(name);
  if (href === null) return <>#{name}</>;
  return (
    <a href={href}>
      <bdi>#{name}</bdi>
    </a>
  );
}

function OwnEmoji({ name, parts }: { name: string; parts: TextParts }) {
  const source = parts.emoji(name);
  const code = `:${name}:`;
  if (source === null) return <>{code}</>;
  return <img class="emoji" src={source} alt={code} title={code} />;
}
