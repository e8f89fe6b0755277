import {
  accept,
  type Ask,
  type Cursor,
  type Message,
  type Outcome,
  refuse,
  type Result,
  type RoomId,
  type UserId,
} from "../protocol/mod.ts";
import {
  currentEach,
  currentPage,
  cursorsOf,
  holds,
  newSince,
  notedSince,
  ownCursorOf,
  type Placed,
  type Reading,
  readPlaced,
  readSpan,
  rolesOf,
  type Seen,
  seeRoom,
  sortRefs,
} from "../store/mod.ts";
import type { Ground } from "./ground.ts";

/**
 * Which rooms there are and which have moved; one's own log says what else has changed in the list.
 * The rooms are those that the asking socket is told of: what is missing there is about to be told.
 */
export async function syncAll(
  { store }: Ground,
  me: UserId,
  { me: own, rooms: known }: Ask<"sync">,
  rooms: readonly RoomId[],
): Promise<Outcome<Result<"sync">>> {
  const cursor = await ownCursorOf(store, me);
  const [cursors, touched] = await Promise.all([
    cursorsOf(store, rooms),
    own === cursor ? new Set<string>() : touchedSince(store, me, own),
  ]);
  const held = new Map(known);
  const stale = rooms.filter((room) =>
    touched === "all" || touched.has(room) || held.get(room) !== cursors.get(room)
  );
  const seen = await Promise.all(stale.map((room) => seeRoom(store, me, room)));
  const there = new Set(rooms);
  return accept({
    me: cursor,
    rooms: seen.flatMap((room) => room === null ? [] : room.view),
    gone: known.map(([room]) => room).filter((room) => !there.has(room)),
  });
}

async function touchedSince(
  store: Ground["store"],
  me: UserId,
  own: Cursor | null,
): Promise<Set<string> | "all"> {
  if (own === null || !await holds(store, me, own)) return "all";
  return await notedSince(store, me, own) ?? "all";
}

const FIRST_PAGE = 50;

/** What a room has to tell since a cursor; without one, or after too much, its newest page. */
export async function syncRoom(
  { store }: Ground,
  me: UserId,
  { room, after }: Ask<"room.sync">,
): Promise<Outcome<Result<"room.sync">>> {
  // The head comes first: what is read after it may be newer, and is told again by the feed
  const seen = await seeRoom(store, me, room);
  if (seen === null) return refuse("not_found");
  const caughtUp = after === null ? null : await catchUp(store, seen, room, after);
  return accept(caughtUp ?? await startOver(store, seen));
}

async function startOver(
  store: Ground["store"],
  { view, reading }: Seen,
): Promise<Result<"room.sync">> {
  const { placed, more } = await readSpan(store, reading, { limit: FIRST_PAGE, newestFirst: true });
  const messages = await currentPage(store, reading, placed);
  return { view, restart: true, messages, older: more, newer: false, changed: [], members: [] };
}

async function catchUp(
  store: Ground["store"],
  { view, reading }: Seen,
  room: RoomId,
  after: Cursor,
): Promise<Result<"room.sync"> | null> {
  const unchanged = { view, restart: false, messages: [], older: true, newer: false };
  if (after === view.cursor) return { ...unchanged, changed: [], members: [] };
  const [isOurs, placed, noted] = await Promise.all([
    holds(store, room, after),
    newSince(store, reading, after),
    notedSince(store, room, after),
  ]);
  if (!isOurs || placed === null || noted === null) return null;
  const { messages: changedIds, people } = sortRefs(noted);
  const [messages, changed, members] = await Promise.all([
    currentPage(store, reading, placed),
    changedBefore(store, reading, changedIds, placed),
    rolesOf(store, room, people),
  ]);
  return { ...unchanged, messages, changed, members };
}

/** Of what changed, the messages that the client may hold already. */
async function changedBefore(
  store: Ground["store"],
  reading: Reading,
  ids: Parameters<typeof readPlaced>[2],
  fresh: readonly Placed[],
): Promise<Message[]> {
  const first = fresh[0]?.id;
  const older = ids.filter((id) => first === undefined || id < first);
  return await currentEach(store, reading, (await readPlaced(store, reading, older)).sort(byId));
}

function byId(one: Placed, other: Placed): number {
  return one.id < other.id ? -1 : 1;
}
