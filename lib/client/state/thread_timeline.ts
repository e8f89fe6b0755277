/**
 * A thread's own timeline: its first message, always, and the newest replies, with a gap in front
 * of them where there are older ones. It moves on with the events of its room. Pure.
 */
import type { MessageId } from "../../protocol/ids.ts";
import type { RoomEvent } from "../../protocol/events.ts";
import type { Result } from "../../protocol/replies.ts";
import { type Timeline, timelineOf, withPage } from "./timeline.ts";
import { afterEvents } from "./timeline_events.ts";

type ThreadPage = Result<"thread.page">;

export function threadTimelineOf({ root, messages, older }: ThreadPage): Timeline {
  const timeline = timelineOf({ messages: [root, ...messages], older: false, newer: false });
  const first = messages[0];
  return first && older ? { ...timeline, gapBefore: new Set([first.id]) } : timeline;
}

export function afterThreadEvents(
  timeline: Timeline,
  root: MessageId,
  events: readonly RoomEvent[],
): Timeline {
  const concerning = events.filter((event) =>
    event.type !== "message.sent" || event.message.thread === root
  );
  return concerning.length === 0 ? timeline : afterEvents(timeline, concerning);
}

/** The page before the first reply that is held. */
export function withOlderReplies(
  timeline: Timeline,
  { messages, older }: ThreadPage,
  before: MessageId,
): Timeline {
  return withPage(timeline, { messages, older, newer: true }, { before });
}

export function oldestReply({ messages }: Timeline): MessageId | undefined {
  return messages[1]?.id;
}

/** Keeps the first message and the newest replies. */
export function trimmedThread(timeline: Timeline, most: number): Timeline {
  const { messages } = timeline;
  if (messages.length <= most) return timeline;
  const kept = messages.slice(-most);
  return { ...timeline, messages: [messages[0]!, ...kept], gapBefore: new Set([kept[0]!.id]) };
}
