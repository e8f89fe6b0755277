/** The threads of one room that one follows, and how events move on what is unread in each. Pure. */
import type { RoomEvent } from "../protocol/events.ts";
import type { MessageId, UserId } from "../protocol/ids.ts";
import type { RoomView } from "../protocol/room.ts";
import type { FollowedThread } from "../protocol/thread.ts";
import {
  threadAfterDeleted,
  threadAfterEdited,
  threadAfterSent,
  withThreadRead,
} from "../rules/threads.ts";

export type Followed = ReadonlyMap<MessageId, FollowedThread>;

const NONE: Followed = new Map();

export function followedOf({ followed }: Pick<RoomView, "followed">): Followed {
  return followed === undefined ? NONE : new Map(followed.map((thread) => [thread.id, thread]));
}

/** What the server has counted, with one's own position where that is later. */
export function mergedFollowed(told: Followed, held: Followed): Followed {
  if (told.size === 0) return told;
  return new Map([...told].map(([id, thread]) => {
    const before = held.get(id);
    return [id, before ? { ...thread, tally: withThreadRead(thread.tally, before.tally) } : thread];
  }));
}

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
