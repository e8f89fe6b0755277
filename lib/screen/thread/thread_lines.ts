/** What stands in a thread, line by line: what it began with, and below that its replies. Pure. */
import type { Message, MessageId, UserId } from "../../protocol/mod.ts";
import type { FollowedThread } from "../../protocol/mod.ts";
import { unreadInThread } from "../../rules/mod.ts";
import { type Line, linesOf } from "../../rules/lines.ts";

export interface ThreadLinesOf {
  readonly root: Message;
  readonly replies: readonly Message[];
  readonly firstNew: MessageId | null;
  readonly me: UserId;
  dayOf(at: number): string;
}

export interface ThreadLines {
  readonly first: readonly Line[];
  readonly replies: readonly Line[];
}

export function threadLinesOf({ root, replies, firstNew, me, dayOf }: ThreadLinesOf): ThreadLines {
  const first = linesOf({ messages: [root], firstNew: null, target: root.id, me, dayOf });
  // A day that is named above the first message is not named again
  const named = new Set(first.map(({ key }) => key));
  const below = linesOf({ messages: replies, firstNew, target: undefined, me, dayOf })
    .filter(({ key }) => !named.has(key));
  return { first, replies: below };
}

/** Where one had stopped reading; null where nothing is unread, or where it lies further back. */
export function firstUnreadReply(
  replies: readonly Message[],
  thread: FollowedThread | undefined,
  me: UserId,
): MessageId | null {
  if (thread === undefined || unreadInThread(thread.tally) === 0) return null;
  const { read } = thread.tally;
  const [first] = replies;
  if (first === undefined || (first.reply ?? 0) > read + 1) return null;
  const found = replies.find(({ reply = 0, from, deleted }) =>
    reply > read && from !== me && deleted === undefined
  );
  return found?.id ?? null;
}
