import {
  accept,
  type Ask,
  type Cursor,
  LIMITS,
  type MessageId,
  messageIdOf,
  type Outcome,
  partsOfCursor,
  PLACES,
  refuse,
  type Result,
  type RoomId,
  type UserId,
} from "../protocol/mod.ts";
import { unreadOf } from "../rules/mod.ts";
import {
  type Draft,
  openReading,
  type Placed,
  positionsOf,
  readersOf,
  readPlaced,
  readRow,
  readSpan,
  roomsOf,
  type Seen,
  seeRoom,
  type Store,
} from "../store/mod.ts";
import type { Ground } from "./ground.ts";

/** Sets how far one has read. Going back wins over a forward move that was made before it. */
export async function moveRead(
  { store }: Ground,
  me: UserId,
  { room, to, version, ...ask }: Ask<"read.move">,
): Promise<Outcome<Result<"read.move">>> {
  const back = ask.back === true;
  const seen = await seeRoom(store, me, room);
  if (seen === null) return refuse("not_found");
  const [target] = await readPlaced(store, seen.reading, [to]);
  if (target === undefined) return refuse("not_found", "to");
  const read = target.stored.ordinal;
  if (!back && read <= seen.view.tally.read) return accept({});
  const ownRead = await ownUpTo(store, seen, me, to);
  if (ownRead === null) return refuse("too_far");
  return await placeRead(store, me, seen, { read, ownRead, at: to, version, back });
}

/** All that was said by the time it is asked; a room whose position somebody sets back meanwhile stays so. */
export async function readAll(
  { store }: Ground,
  me: UserId,
): Promise<Outcome<Result<"read.all">>> {
  const rooms = await roomsOf(store, me);
  const outcomes = await Promise.all(rooms.map((room) => readToTheEnd(store, me, room)));
  return outcomes.find(({ ok }) => !ok) ?? accept({});
}

async function readToTheEnd(
  store: Store,
  me: UserId,
  room: RoomId,
): Promise<Outcome<Record<never, never>>> {
  const seen = await seeRoom(store, me, room);
  if (seen === null || unreadOf(seen.view.tally) === 0) return accept({});
  const { tally, cursor } = seen.view;
  const [last] = await lastUpTo(store, seen, cursor);
  if (last === undefined) return accept({});
  const { count: read, own: ownRead, version } = tally;
  return await placeRead(store, me, seen, { read, ownRead, at: last.id, version, back: false });
}

/** What is said after the tally was read is not in it. */
async function lastUpTo(store: Store, { reading }: Seen, cursor: Cursor): Promise<Placed[]> {
  const { epoch, stamp } = partsOfCursor(cursor);
  const before = justAfter(messageIdOf(epoch, stamp, PLACES - 1));
  return (await readSpan(store, reading, { before, limit: 1, newestFirst: true })).placed;
}

interface Position {
  readonly read: number;
  readonly ownRead: number;
  readonly at: MessageId;
  /** Of the tally which the person saw. */
  readonly version: number;
  readonly back: boolean;
}

async function placeRead(
  store: Store,
  me: UserId,
  { view: { id: room, members } }: Seen,
  { read, ownRead, at, version, back }: Position,
): Promise<Outcome<Record<never, never>>> {
  const readers = members <= LIMITS.receiptsMembers ? await readersOf(store, room) : null;
  const row = readRow(me, room);
  const done = await store.writer.write({
    rows: [row],
    decide(draft) {
      const before = draft.get(row) ?? { read: 0, ownRead: 0, version: 0 };
      const isLate = version < before.version;
      if (!back && (isLate || read <= before.read)) return { ok: true };
      const moved = { read, ownRead, version: before.version + (back ? 1 : 0) };
      draft.set(row, { ...moved, at });
      draft.change(me, room);
      draft.tell(me, { type: "read.moved", room, ...moved, back });
      if (readers?.telling.includes(me)) sayRead(draft, room, me, read, readers.quiet);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

/** In passing: who was not there asks. */
function sayRead(
  draft: Draft,
  room: RoomId,
  user: UserId,
  read: number,
  quiet: readonly UserId[],
): void {
  draft.say(room, { type: "receipt", room, user, read }, [user, ...quiet]);
}

/** How far the others have read; one who does not tell is not told either. */
export async function listReceipts(
  { store }: Ground,
  me: UserId,
  { room }: Ask<"room.receipts">,
): Promise<Outcome<Result<"room.receipts">>> {
  if (await openReading(store, me, room) === null) return refuse("not_found");
  const readers = await readersOf(store, room);
  if (readers === null) return refuse("too_many", "members of this room");
  if (!readers.telling.includes(me)) return refuse("forbidden", "who does not tell is not told");
  const others = readers.telling.filter((user) => user !== me);
  return accept({ read: await positionsOf(store, room, others) });
}

/** How far a new position may be from the end, or from the old one: what lies between is counted. */
const MOST_BETWEEN = 2_000;
/** From the end, while there is no old one to count from. */
const MOST_AT_FIRST = 10_000;

/** One's own ordinary messages up to one of them, of those that the tally counts. */
async function ownUpTo(
  store: Store,
  { view: { tally }, reading, lastRead }: Seen,
  me: UserId,
  to: MessageId,
): Promise<number | null> {
  const count = async (after: MessageId, upTo: MessageId | undefined, limit: number) => {
    const before = upTo === undefined ? undefined : justAfter(upTo);
    const { placed, more } = await readSpan(store, reading, { after, before, limit });
    const isOwn = ({ stored }: (typeof placed)[number]) =>
      stored.from === me && stored.ordinal <= tally.count && stored.notice === undefined &&
      stored.thread === undefined;
    return more ? null : placed.filter(isOwn).length;
  };
  const limit = lastRead === undefined ? MOST_AT_FIRST : MOST_BETWEEN;
  const after = await count(to, undefined, limit);
  if (after !== null) return tally.own - after;
  if (lastRead === undefined) return null;
  const isOn = to > lastRead;
  const between = await count(isOn ? lastRead : to, isOn ? to : lastRead, limit);
  return between === null ? null : tally.ownRead + (isOn ? between : -between);
}

function justAfter(id: MessageId): MessageId {
  return `${id}~` as MessageId;
}
