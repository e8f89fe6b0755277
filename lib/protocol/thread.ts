/** Threads that somebody follows, and what concerns them of what others do. */
import * as v from "valibot";
import { MessageId, Moment, RoomId, UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { Count, Message } from "./message.ts";

/**
 * What the unread replies of a thread are counted from; `lib/rules/threads.ts` has the sum. All
 * numbers are those of replies.
 */
export const ThreadTally = v.strictObject({
  /** Of the last reply. */
  count: Count,
  /** Up to which one has read. */
  read: Count,
  /** Those after it that are no news: one's own, and deleted ones. */
  skipped: v.array(Count),
  /** Those after it that mention one. */
  mentions: v.array(Count),
  /** Grows when the position is set back. */
  version: Count,
});
export type ThreadTally = v.InferOutput<typeof ThreadTally>;

export const FollowedThread = v.strictObject({
  /** Its first message. */
  id: MessageId,
  /** Its last reply, or itself while there is none: for the order of a list. */
  last: MessageId,
  tally: ThreadTally,
});
export type FollowedThread = v.InferOutput<typeof FollowedThread>;

/** One of a list of followed threads, with its first message and the last replies. */
export const ThreadCard = v.strictObject({
  room: RoomId,
  thread: FollowedThread,
  root: Message,
  replies: v.array(Message),
});
export type ThreadCard = v.InferOutput<typeof ThreadCard>;

export const ActivityKind = v.picklist(["mention", "reply", "reaction"]);
export type ActivityKind = v.InferOutput<typeof ActivityKind>;

/** Somebody mentions one, answers one, or reacts to what one said. */
export const ActivityItem = v.strictObject({
  moment: Moment,
  kind: ActivityKind,
  room: RoomId,
  by: UserId,
  /** Theirs; with a reaction, one's own. */
  message: Message,
  emoji: v.optional(v.string()),
});
export type ActivityItem = v.InferOutput<typeof ActivityItem>;

/** That there is one, about which message. */
export const NewActivity = v.strictObject({ moment: Moment, by: UserId, id: MessageId });
export type NewActivity = v.InferOutput<typeof NewActivity>;

export const OwnActivity = v.strictObject({
  /** Up to where one has looked. */
  read: v.nullable(Moment),
  /** What came after that, the newest last; of very much only the newest. */
  unread: v.pipe(v.array(NewActivity), v.maxLength(LIMITS.unreadActivity)),
});
export type OwnActivity = v.InferOutput<typeof OwnActivity>;
