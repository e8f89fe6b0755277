/** How events move on the threads of a room that one follows. Pure. */
import type { RoomEvent } from "../../protocol/events.ts";
import type { MessageId, UserId } from "../../protocol/ids.ts";
import type { FollowedThread } from "../../protocol/thread.ts";
import {
  threadAfterDeleted,
  threadAfterEdited,
  threadAfterSent,
} from "../../rules/thread_events.ts";
import { withThreadRead } from "../../rules/threads.ts";
import type { Followed } from "./followed_state.ts";

type News = Extract<RoomEvent, { type: "message.sent" | "message.edited" | "message.deleted" }>;

export function afterFollowed(followed: Followed, news: News, me: UserId): Followed {
  const { thread: id } = news.type === "message.sent" ? news.message : news;
  const thread = id === undefined ? undefined : followed.get(id);
  if (thread === undefined) return followed;
  const moved = afterNews(thread, news, me);
  return moved === thread ? followed : new Map(followed).set(moved.id, moved);
}

function afterNews(thread: FollowedThread, news: News, me: UserId): FollowedThread {
  switch (news.type) {
    case "message.sent": {
      const tally = threadAfterSent(thread.tally, news.message, me);
      return tally === thread.tally ? thread : { ...thread, last: news.message.id, tally };
    }
    case "message.edited":
      return withTally(thread, threadAfterEdited(thread.tally, news, me));
    case "message.deleted":
      return withTally(thread, threadAfterDeleted(thread.tally, news, me));
  }
}

function withTally(thread: FollowedThread, tally: FollowedThread["tally"]): FollowedThread {
  return tally === thread.tally ? thread : { ...thread, tally };
}

/** Back, it is asked for anew. */
export function afterSeen(
  followed: Followed,
  id: MessageId,
  position: { read: number; version: number },
): Followed {
  const thread = followed.get(id);
  if (thread === undefined) return followed;
  const moved = withTally(thread, withThreadRead(thread.tally, position));
  return moved === thread ? followed : new Map(followed).set(id, moved);
}

/** Not known any more, until the room was asked for anew. */
export function withoutThread(followed: Followed, id: MessageId): Followed {
  if (!followed.has(id)) return followed;
  return new Map([...followed].filter(([other]) => other !== id));
}
