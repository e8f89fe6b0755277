/** How much of what was found goes into one answer: what is too large clogs a slow line. */
import { LIMITS, type Message, utf8Length } from "../protocol/mod.ts";

/** What a message takes besides its text, about. */
const FRAME_BYTES = 200;

export function bytesOf(message: Message): number {
  return FRAME_BYTES + utf8Length(message.body);
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
