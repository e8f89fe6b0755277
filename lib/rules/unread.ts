/**
 * What is unread in a room, and how each event moves the tally that it is counted from.
 *
 * Ordinary messages are those that somebody wrote into the room itself: not the system's, and not
 * those of threads. They alone are numbered, and only those of others are unread.
 */
import type { Message, Shout } from "../protocol/message.ts";
import type { Tally } from "../protocol/room.ts";
import type { UserId } from "../protocol/ids.ts";
import { withOrdinal, withoutOrdinal } from "./ordinals.ts";

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

/** The message is the last of its room; one that was counted before changes nothing. */
export function tallyAfterSent(tally: Tally, message: Message, me: UserId): Tally {
  if (!isOrdinary(message) || message.ordinal <= tally.count) return tally;
  const counted = { ...tally, count: message.ordinal };
  if (message.from === me) return { ...counted, own: tally.own + 1 };
  const { ordinal } = message;
  if (ordinal <= tally.read || !calls(message, tally, me)) return counted;
  return { ...counted, mentions: withOrdinal(tally.mentions, ordinal) };
}

/** An edit can add a mention or take one away. `counted` says whether the message is an ordinary one. */
export function tallyAfterEdited(
  tally: Tally,
  edit: {
    ordinal: number;
    from: UserId;
    counted: boolean;
    mentions?: readonly UserId[] | undefined;
    shout?: Shout | undefined;
  },
  me: UserId,
): Tally {
  const { ordinal, from, counted } = edit;
  if (!counted || from === me || ordinal <= tally.read || ordinal > tally.count) return tally;
  const change = calls(edit, tally, me) ? withOrdinal : withoutOrdinal;
  return withMentions(tally, change(tally.mentions, ordinal));
}

export function tallyAfterDeleted(
  tally: Tally,
  deletion: { ordinal: number; from: UserId; counted: boolean },
  me: UserId,
): Tally {
  const { ordinal, from, counted } = deletion;
  if (!counted || from === me || ordinal <= tally.read || ordinal > tally.count) return tally;
  const gone = withOrdinal(tally.gone, ordinal);
  const left = withMentions(tally, withoutOrdinal(tally.mentions, ordinal));
  return gone === tally.gone ? left : { ...left, gone };
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

/** By name, or with everyone who was there by then. */
function calls(
  { mentions, shout, ordinal }: {
    mentions?: readonly UserId[] | undefined;
    shout?: Shout | undefined;
    ordinal: number;
  },
  { since }: Tally,
  me: UserId,
): boolean {
  return mentions?.includes(me) || shout !== undefined && ordinal > since;
}

function withMentions(tally: Tally, changed: number[]): Tally {
  return changed === tally.mentions ? tally : { ...tally, mentions: changed };
}
