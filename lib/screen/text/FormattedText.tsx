import { MessageText, type TextParts } from "../../../components/text/MessageText.tsx";
import type { Block } from "../../format/mod.ts";
import { CodeBlock } from "./CodeBlock.tsx";
import { Spoiler } from "./Spoiler.tsx";

interface FormattedTextProps extends Omit<TextParts, "Spoiler" | "CodeBlock"> {
  blocks: readonly Block[];
  actor?: string | undefined;
}

/** What was written, with all of it that moves. */
export function FormattedText({ blocks, actor, ...names }: FormattedTextProps) {
  return <MessageText blocks={blocks} parts={{ ...names, Spoiler, CodeBlock }} actor={actor} />;
}
