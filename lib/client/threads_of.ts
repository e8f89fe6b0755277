/** What one follows, of all rooms, and what is new for one. */
import type { MessageId, RoomId } from "../protocol/ids.ts";
import type { FollowedThread } from "../protocol/thread.ts";
import type { ChatState } from "./chat_state.ts";

/** A thread that one follows, and where it is. */
export interface ThreadIn extends FollowedThread {
  readonly room: RoomId;
}

/** By their first messages. */
export function threadsOf({ rooms }: Pick<ChatState, "rooms">): ReadonlyMap<MessageId, ThreadIn> {
  return new Map(
    [...rooms.values()].flatMap(({ id: room, followed }) =>
      [...followed].map(([id, thread]) => [id, { ...thread, room }] as const)
    ),
  );
}

/** Without what those did whom one ignores. At most `LIMITS.unreadActivity`: then it may be more. */
export function unreadActivity({ activity, ignored }: ChatState): number {
  return activity.unread.filter(({ by }) => !ignored.has(by)).length;
}
