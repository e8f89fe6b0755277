/**
 * What of others may concern one, by ids alone and the newest first: what was noted for one, and the
 * last replies in threads that one follows, which nobody has to note.
 */
import {
  LIMITS,
  type MessageId,
  type Moment,
  momentOf,
  partsOf,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";
import {
  activityNoted,
  followsOf,
  idOfNoted,
  openAs,
  type Reading,
  readThread,
  roomsWithFollows,
  type Store,
} from "../../store/mod.ts";

export interface Listed {
  readonly moment: Moment;
  readonly kind: "mention" | "reply" | "reaction";
  readonly room: RoomId;
  readonly id: MessageId;
  /** Null: whoever wrote it. */
  readonly by: UserId | null;
  readonly emoji?: string;
  /** In a thread, one began to follow after this reply. */
  readonly since?: number;
}

/** The threads that moved last, and the last replies of each. */
const THREADS = 50;
const REPLIES = 100;

export async function listActivity(store: Store, me: UserId): Promise<Listed[]> {
  const [noted, replies] = await Promise.all([listNoted(store, me), listReplies(store, me)]);
  const all = [...noted, ...replies].sort(newestFirst);
  return newestOfEach(all).slice(0, LIMITS.activityItems);
}

function newestFirst({ moment: one }: Listed, { moment: other }: Listed): number {
  return one === other ? 0 : one < other ? 1 : -1;
}

async function listNoted(store: Store, me: UserId): Promise<Listed[]> {
  const noted = await activityNoted(store, me);
  return noted.flatMap(({ moment, what }) =>
    what.map((each): Listed => ({ ...each, moment, id: idOfNoted(moment, each) }))
  );
}

async function listReplies(store: Store, me: UserId): Promise<Listed[]> {
  const rooms = await roomsWithFollows(store, me);
  const follows = await Promise.all(rooms.map(async (room) => {
    const open = await openAs(store, me, room);
    if (open === null) return [];
    const followed = await followsOf(store, me, room, open.member);
    return followed.map((one) => ({ ...one, reading: open.reading }));
  }));
  const lately = follows.flat().sort((one, other) => one.last < other.last ? 1 : -1);
  const listed = await Promise.all(
    lately.slice(0, THREADS).map(({ thread, follow: { since }, reading }) =>
      lastReplies(store, reading, thread, since)
    ),
  );
  return listed.flat();
}

async function lastReplies(
  store: Store,
  reading: Reading,
  thread: MessageId,
  since: number,
): Promise<Listed[]> {
  const { ids } = await readThread(store, reading, thread, { limit: REPLIES });
  return ids.map((id) => {
    const { epoch, stamp } = partsOf(id);
    const moment = momentOf(epoch, stamp);
    return { moment, kind: "reply", room: reading.room, id, by: null, since };
  });
}

/**
 * A reaction that was taken back and given again counts once, and so does a message that answers
 * one and mentions one. What was noted stands before what was not.
 */
function newestOfEach(all: readonly Listed[]): Listed[] {
  const known = new Set<string>();
  return all.filter(({ id, kind, by, emoji }) => {
    const name = kind === "reaction" ? `${id} ${by} ${emoji}` : id;
    return !known.has(name) && known.add(name);
  });
}
