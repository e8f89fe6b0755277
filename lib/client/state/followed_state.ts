/** The threads of one room that one follows, with what is unread in each. Pure. */
import type { MessageId } from "../../protocol/ids.ts";
import type { RoomView } from "../../protocol/room.ts";
import type { FollowedThread } from "../../protocol/thread.ts";
import { withThreadRead } from "../../rules/threads.ts";

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
