// Which message a command is about: the one that is marked, else the newest for which it can be done.

import type { Message } from "../../../protocol/mod.ts";
import { isFolded } from "../../../rules/mod.ts";
import type { Desk } from "../desk.ts";

/** One that is marked may be any that can be meant; of all others, the newest that is likely. */
export function target(
  desk: Desk,
  canBe: (message: Message) => boolean,
  isLikely: (message: Message) => boolean,
): Message | null {
  const found = desk.meant((message) => canBe(message) && isLikely(message));
  return found !== null && canBe(found) ? found : null;
}

/** Somebody has said it, and it was not taken away. */
export function isThere({ kind, deleted }: Message): boolean {
  return kind !== "system" && deleted === undefined;
}

/** What is folded was not read. */
export function wasRead(message: Message, { client }: Desk): boolean {
  return !isFolded(message, client.state.ignored);
}

export function isOfAnother(message: Message, desk: Desk): boolean {
  return !isMine(message, desk) && wasRead(message, desk);
}

export function isMine({ from }: Message, { client }: Desk): boolean {
  return from === client.state.me;
}
