/** Following threads, how far one has read in them, and all that one follows. */
import {
  accept,
  type Ask,
  LIMITS,
  type MessageId,
  type Outcome,
  refuse,
  type Result,
  type RoomId,
  type ThreadCard,
  type ThreadTally,
  type UserId,
} from "../../protocol/mod.ts";
import { unreadInThread } from "../../rules/mod.ts";
import {
  currentEach,
  follow,
  followedIn,
  followRow,
  followsAfter,
  openAs,
  openReading,
  type Reading,
  readPlaced,
  readThread,
  roomsWithFollows,
  rowOfMessage,
  rowsToFollow,
  threadRow,
  unfollow,
} from "../../store/mod.ts";
import { type Ground, rowsToStandIn, standIn } from "../ground.ts";
import { bytesOf } from "./page.ts";
import { firstOfThread } from "./before_message.ts";

export async function followThread(
  { store }: Ground,
  me: UserId,
  { room, thread, following }: Ask<"thread.follow">,
): Promise<Outcome<Result<"thread.follow">>> {
  const which = { room, thread };
  const isTooMany = following && await followsAfter(store, me, which) >= LIMITS.followedThreads;
  const done = await store.writer.write({
    rows: [...rowsToStandIn(room, me), rowOfMessage(room, thread), ...rowsToFollow(which)],
    decide(draft) {
      const standing = standIn(draft, room, me, "room.read");
      if (!standing.ok) return refuse("not_found");
      if (firstOfThread(draft, room, thread, me) === null) return refuse("not_found", "thread");
      if (isTooMany) return refuse("too_many", "threads followed in this room");
      const read = draft.get(threadRow(room, thread))?.count ?? 0;
      const followed = following
        ? follow(draft, which, me, { read, byOwnDeed: true })
        : unfollow(draft, which, me);
      return followed === "done" ? { ok: true } : refuse("too_many", "people of this thread");
    },
  });
  return done.ok ? accept({}) : done;
}

export async function moveThreadRead(
  { store }: Ground,
  me: UserId,
  { room, thread, at, version, ...ask }: Ask<"thread.read">,
): Promise<Outcome<Result<"thread.read">>> {
  const back = ask.back === true;
  const reading = await openReading(store, me, room);
  if (reading === null) return refuse("not_found");
  const read = await numberOf(store, reading, thread, at);
  if (read === null) return refuse("not_found", "at");
  return await placeThreadRead(store, me, { room, thread }, { read, version, back });
}

/** Who does not follow it has no position there; nothing is the matter with that. */
export async function placeThreadRead(
  store: Ground["store"],
  me: UserId,
  { room, thread }: { readonly room: RoomId; readonly thread: MessageId },
  { read, version, back }: Pick<ThreadTally, "read" | "version"> & { readonly back: boolean },
): Promise<Outcome<Record<never, never>>> {
  const row = followRow(me, room, thread);
  const done = await store.writer.write({
    rows: [row],
    decide(draft) {
      const before = draft.get(row);
      if (before === null) return { ok: true };
      const isLate = version < before.version;
      if (!back && (isLate || read <= before.read)) return { ok: true };
      const moved = { read, version: before.version + (back ? 1 : 0) };
      draft.set(row, { ...before, ...moved });
      draft.change(me, room);
      draft.tell(me, { type: "thread.seen", room, thread, ...moved, back });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

/** Which reply it is; the first message is before all. */
async function numberOf(
  store: Ground["store"],
  reading: Reading,
  thread: MessageId,
  id: MessageId,
): Promise<number | null> {
  const [found] = await readPlaced(store, reading, [id]);
  if (found === undefined) return null;
  if (id === thread) return 0;
  return found.stored.thread === thread ? found.stored.reply ?? 0 : null;
}

const PAGE_THREADS = 10;
const LAST_REPLIES = 2;

export async function pageThreads(
  { store }: Ground,
  me: UserId,
  { before, only }: Ask<"threads.page">,
): Promise<Outcome<Result<"threads.page">>> {
  const rooms = await roomsWithFollows(store, me);
  const found = await Promise.all(rooms.map(async (room) => {
    const open = await openAs(store, me, room);
    if (open === null) return [];
    const followed = await followedIn(store, me, room, open.member);
    return followed.map((thread) => ({ thread, reading: open.reading }));
  }));
  const listed = found.flat().filter(({ thread: { last, tally } }) =>
    (before === undefined || last < before) && (only === undefined || unreadInThread(tally) > 0)
  ).sort((one, other) => one.thread.last < other.thread.last ? 1 : -1);
  const threads: ThreadCard[] = [];
  let [at, bytes] = [0, 0];
  for (; at < listed.length && threads.length < PAGE_THREADS && bytes < LIMITS.pageBytes; at++) {
    const { thread, reading } = listed[at]!;
    const messages = await endsOf(store, reading, thread.id);
    const [root, ...replies] = messages;
    bytes += messages.reduce((sum, message) => sum + bytesOf(message), 0);
    if (root?.id === thread.id) threads.push({ room: reading.room, thread, root, replies });
  }
  return accept({ threads, older: at < listed.length });
}

async function endsOf(store: Ground["store"], reading: Reading, thread: MessageId) {
  const { ids } = await readThread(store, reading, thread, { limit: LAST_REPLIES });
  return await currentEach(store, reading, await readPlaced(store, reading, [thread, ...ids]));
}
