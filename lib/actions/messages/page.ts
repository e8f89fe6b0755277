/** How much of what was found goes into one answer: what is too large clogs a slow line. */
import { LIMITS, type Message, utf8Length } from "../../protocol/mod.ts";

/** What a message takes besides its text, about; each who reacted, and each file. */
const FRAME_BYTES = 200;
const PERSON_BYTES = 15;
const FILE_BYTES = 300;

export function bytesOf(
  { body, reactions, mentions = [], files = [], forwarded }: Message,
): number {
  const reacted = Object.values(reactions?.by ?? {}).reduce((sum, some) => sum + some.length, 0);
  return FRAME_BYTES + utf8Length(body) + utf8Length(forwarded?.text ?? "") +
    (reacted + mentions.length) * PERSON_BYTES +
    files.length * FILE_BYTES;
}

export interface Fitting {
  readonly messages: Message[];
  /** Whether some had to be left out, at the far end. */
  readonly isCut: boolean;
}

/** At least one, so that whoever pages gets on. */
export function oldestThatFit(messages: readonly Message[]): Fitting {
  let bytes = 0;
  const end = messages.findIndex((message, i) => {
    bytes += bytesOf(message);
    return i > 0 && bytes > LIMITS.pageBytes;
  });
  return { messages: messages.slice(0, end < 0 ? undefined : end), isCut: end >= 0 };
}

export function newestThatFit(messages: readonly Message[]): Fitting {
  const { messages: kept, isCut } = oldestThatFit(messages.toReversed());
  return { messages: kept.reverse(), isCut };
}
