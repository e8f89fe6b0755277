import type { Room } from "../../client/mod.ts";
import type { Message, MessageId, UserId } from "../../protocol/mod.ts";
import { isOrdinary, unreadOf } from "../../rules/mod.ts";

/** The first message of somebody else after the read position, where none before it can be missing. */
export function firstUnread(
  { timeline, tally }: Pick<Room, "timeline" | "tally">,
  me: UserId,
): MessageId | null {
  if (timeline === null || unreadOf(tally) === 0) return null;
  const isUnread = (message: Message) =>
    isOrdinary(message) && message.ordinal > tally.read && message.from !== me &&
    message.deleted === undefined;
  const before = timeline.messages[0]?.ordinal ?? Infinity;
  const found = timeline.messages.find(isUnread);
  return found !== undefined && before <= tally.read + 1 ? found.id : null;
}
