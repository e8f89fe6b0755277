/** What is being typed at the caret that could be completed. Pure. */
import { isInFence } from "./replacement.ts";

export type CompletionKind = "person" | "room" | "emoji" | "command";

export interface Completing {
  readonly kind: CompletionKind;
  /** What was typed after the sign. */
  readonly query: string;
  /** Where the sign stands; what is chosen takes the place from there to the caret. */
  readonly from: number;
  readonly to: number;
}

const KINDS: Record<string, CompletionKind> = { "@": "person", "#": "room", ":": "emoji" };
const LONGEST_NAME = 40;
/** Two letters say little of a smile, and a colon stands in many a sentence. */
const LEAST_OF_EMOJI = 2;

export function completingAt(text: string, caret: number): Completing | null {
  const command = /^\/([a-z]*)$/i.exec(text.slice(0, caret));
  if (command !== null) return { kind: "command", query: command[1]!, from: 0, to: caret };
  const near = text.slice(Math.max(0, caret - LONGEST_NAME), caret);
  const typed = /(?:^|[\s([{"'«„“>])([@#:])([\p{L}\p{M}\p{N}_.+-]*)$/u.exec(near);
  if (typed === null) return null;
  const [, sign, query] = typed as unknown as [string, string, string];
  const kind = KINDS[sign]!;
  if (kind === "emoji" && query.length < LEAST_OF_EMOJI) return null;
  const from = caret - query.length - sign.length;
  return isInCode(text.slice(0, from)) ? null : { kind, query, from, to: caret };
}

/** Whether what comes after a text stands in code: there, signs are only signs. */
export function isInCode(before: string): boolean {
  if (isInFence(before, before.length)) return true;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return (line.split("`").length - 1) % 2 === 1;
}
