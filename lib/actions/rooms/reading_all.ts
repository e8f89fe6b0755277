/** Being done with everything at once: rooms, the threads that one follows, and what concerns one. */
import {
  accept,
  type Cursor,
  type MessageId,
  messageIdOf,
  type Outcome,
  partsOfCursor,
  PLACES,
  type Result,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";
import { unreadInThread, unreadOf } from "../../rules/mod.ts";
import { type Placed, readSpan, roomsOf, type Seen, seeRoom, type Store } from "../../store/mod.ts";
import { ownActivityOf, readActivity } from "../messages/activity.ts";
import type { Ground } from "../ground.ts";
import { placeRead } from "./reading.ts";
import { placeThreadRead } from "../messages/threads.ts";

type Done = Outcome<Record<never, never>>;

/** All that was said by the time it is asked; a position that somebody sets back meanwhile stays so. */
export async function readAll(ground: Ground, me: UserId): Promise<Outcome<Result<"read.all">>> {
  const { store } = ground;
  const { unread } = await ownActivityOf(store, me);
  const newest = unread.at(-1);
  const rooms = await roomsOf(store, me);
  const done = await Promise.all(rooms.map((room) => readRoom(store, me, room)));
  if (newest !== undefined) done.push([await readActivity(ground, me, { to: newest.moment })]);
  return done.flat().find(({ ok }) => !ok) ?? accept({});
}

async function readRoom(store: Store, me: UserId, room: RoomId): Promise<Done[]> {
  const seen = await seeRoom(store, me, room);
  if (seen === null) return [];
  const threads = (seen.view.followed ?? []).filter(({ tally }) => unreadInThread(tally) > 0);
  return await Promise.all([
    readToTheEnd(store, me, seen),
    ...threads.map(({ id: thread, tally: { count: read, version } }) =>
      placeThreadRead(store, me, { room, thread }, { read, version, back: false })
    ),
  ]);
}

async function readToTheEnd(store: Store, me: UserId, seen: Seen): Promise<Done> {
  const { tally, cursor } = seen.view;
  if (unreadOf(tally) === 0) return accept({});
  const [last] = await lastUpTo(store, seen, cursor);
  if (last === undefined) return accept({});
  const { count: read, own: ownRead, version } = tally;
  return await placeRead(store, me, seen, { read, ownRead, at: last.id, version, back: false });
}

/** What is said after the tally was read is not in it. */
async function lastUpTo(store: Store, { reading }: Seen, cursor: Cursor): Promise<Placed[]> {
  const { epoch, stamp } = partsOfCursor(cursor);
  const before = `${messageIdOf(epoch, stamp, PLACES - 1)}~` as MessageId;
  return (await readSpan(store, reading, { before, limit: 1, newestFirst: true })).placed;
}
