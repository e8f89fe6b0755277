/** Where one has stopped reading. Pure. */
import type { MessageId, UserId } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/message.ts";
import { isOrdinary, unreadOf } from "../../rules/unread.ts";
import type { Room } from "../state/room_state.ts";
import { stretchAround, type Timeline } from "../state/timeline.ts";

/** The first message of somebody else after the read position, where none before it can be missing. */
export function firstUnread(
  { timeline, tally }: Pick<Room, "timeline" | "tally">,
  me: UserId,
): MessageId | null {
  if (timeline === null || unreadOf(tally) === 0) return null;
  return firstAfter(timeline, tally.read, me);
}

/** The same for a position that one had before. */
export function firstAfter(timeline: Timeline, read: number, me: UserId): MessageId | null {
  const isUnread = (message: Message) =>
    isOrdinary(message) && message.ordinal > read && message.from !== me &&
    message.deleted === undefined;
  const last = timeline.messages.at(-1);
  if (last === undefined) return null;
  // Single ones that are held from further back say nothing of what lies between
  const { from } = stretchAround(timeline, last.id);
  const isWhole = timeline.messages[from]!.ordinal <= read + 1 || isBeginning(timeline, from);
  return isWhole ? timeline.messages.slice(from).find(isUnread)?.id ?? null : null;
}

function isBeginning({ messages, gapBefore }: Timeline, at: number): boolean {
  return at === 0 && !gapBefore.has(messages[0]!.id);
}
