/** What one follows, of all rooms, and what is new for one. */
import type { RoomId } from "../../protocol/ids.ts";
import type { FollowedThread } from "../../protocol/thread.ts";
import { unreadInThread } from "../../rules/threads.ts";
import type { ChatState } from "../state/chat_state.ts";

/** A thread that one follows, and where it is. */
export interface ThreadIn extends FollowedThread {
  readonly room: RoomId;
}

/** That with the newest reply first; each is the same object for as long as nothing is new there. */
export function threadsOf({ rooms }: Pick<ChatState, "rooms">): readonly ThreadIn[] {
  const all = [...rooms.values()].flatMap(({ id: room, followed }) =>
    [...followed.values()].map((thread) => placed(thread, room))
  );
  return all.sort((one, other) => one.last < other.last ? 1 : -1);
}

const PLACED = new WeakMap<FollowedThread, ThreadIn>();

function placed(thread: FollowedThread, room: RoomId): ThreadIn {
  const known = PLACED.get(thread);
  if (known !== undefined) return known;
  const made = { ...thread, room };
  PLACED.set(thread, made);
  return made;
}

/** In how many threads something is unread, and how often one is mentioned in that. */
export function unreadThreads(state: Pick<ChatState, "rooms">): {
  threads: number;
  mentions: number;
} {
  const unread = threadsOf(state).filter(({ tally }) => unreadInThread(tally) > 0);
  const mentions = unread.reduce((sum, { tally }) => sum + tally.mentions.length, 0);
  return { threads: unread.length, mentions };
}

/** Without what those did whom one ignores. At most `LIMITS.unreadActivity`: then it may be more. */
export function unreadActivity({ activity, ignored }: ChatState): number {
  return activity.unread.filter(({ by }) => !ignored.has(by)).length;
}
