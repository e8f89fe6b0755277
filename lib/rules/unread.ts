/**
 * What is unread in a room, by the tally that it is counted from; `unread_events.ts` moves that.
 *
 * Ordinary messages are those that somebody wrote into the room itself: not the system's, and not
 * those of threads. They alone are numbered, and only those of others are unread.
 */
import type { Message } from "../protocol/message.ts";
import type { Tally } from "../protocol/room.ts";

export function unreadOf(tally: Tally): number {
  const { count, own, read, ownRead, gone } = tally;
  return Math.max(0, count - read - (own - ownRead) - gone.length);
}

export function mentionsOf(tally: Tally): number {
  return tally.mentions.length;
}

export function isOrdinary(message: Pick<Message, "kind" | "thread">): boolean {
  return message.kind !== "system" && message.thread === undefined;
}

/** How far somebody has read. */
export type ReadPosition = Pick<Tally, "read" | "ownRead" | "version">;

/** Whether the one was set after the other. */
export function isReadLater(one: ReadPosition, other: ReadPosition): boolean {
  return one.version > other.version || (one.version === other.version && one.read > other.read);
}

/**
 * The tally with another read position, where that is the later one.
 *
 * Counts follow the room's log and positions the person's own, and neither log waits for the
 * other: so the counts stay. The tally knows all that was after its old position. Where the new one
 * lies before that, only a whole tally knows what is between them, and a bare position does not.
 */
export function withRead(tally: Tally, other: ReadPosition | Tally): Tally {
  if (!isReadLater(other, tally)) return tally;
  const { read, ownRead, version } = other;
  const after = (mine: readonly number[], theirs: readonly number[]) => [
    ...theirs.filter((ordinal) => ordinal > read && ordinal <= tally.read),
    ...mine.filter((ordinal) => ordinal > read),
  ];
  const between = "gone" in other ? other : { gone: [], mentions: [] };
  return {
    ...tally,
    read,
    ownRead,
    version,
    gone: after(tally.gone, between.gone),
    mentions: after(tally.mentions, between.mentions),
  };
}
