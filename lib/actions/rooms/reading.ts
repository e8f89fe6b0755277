import {
  accept,
  type Ask,
  LIMITS,
  type MessageId,
  type Outcome,
  refuse,
  type Result,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";
import {
  type Draft,
  openReading,
  positionsOf,
  readersOf,
  readPlaced,
  readRow,
  readSpan,
  type Seen,
  seeRoom,
  type Store,
} from "../../store/mod.ts";
import type { Ground } from "../ground.ts";

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

/** A position in a room. */
export interface Position {
  readonly read: number;
  readonly ownRead: number;
  readonly at: MessageId;
  /** Of the tally which the person saw. */
  readonly version: number;
  readonly back: boolean;
}

/** A forward move that is late changes nothing. */
export async function placeRead(
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
