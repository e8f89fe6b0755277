import {
  accept,
  type Ask,
  AUTO,
  type Cursor,
  LIMITS,
  type Message,
  type Outcome,
  partsOfCursor,
  refuse,
  type Result,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";
import {
  ACTIVITY,
  currentEach,
  currentPage,
  cursorsOf,
  DRAFTS,
  draftsOf,
  holds,
  IGNORED,
  ignoredBy,
  LATER,
  latersOf,
  newSince,
  notedSince,
  ownCursorOf,
  personOf,
  type Placed,
  PREFS,
  prefsOf,
  type Reading,
  readPlaced,
  readSpan,
  rolesOf,
  SAID,
  SAVED,
  savedBy,
  type Seen,
  seeRoom,
  seeRooms,
  SETTINGS,
  settingsOf,
  sortRefs,
  type Store,
} from "../../store/mod.ts";
import { ownActivityOf } from "../messages/activity.ts";
import type { Ground } from "../ground.ts";
import { newestThatFit, oldestThatFit } from "../messages/page.ts";

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
  const seen = await seeRooms(store, me, stale);
  const there = new Set(rooms);
  return accept({
    me: cursor,
    rooms: seen.map(({ view }) => view),
    gone: known.map(([room]) => room).filter((room) => !there.has(room)),
    ...await ownThings(store, me, touched),
  });
}

type OwnThings = Pick<
  Result<"sync">,
  "ignored" | "activity" | "later" | "presence" | "settings" | "prefs" | "drafts" | "saved"
>;

type OwnPart<T> = readonly [noted: string, read: (store: Store, me: UserId) => Promise<T>];

/** What is for their own eyes: what their log notes of each part, and the part as it is now. */
const OWN_PARTS: { readonly [P in keyof OwnThings]-?: OwnPart<OwnThings[P]> } = {
  ignored: [IGNORED, async (store, me) => [...await ignoredBy(store, me)]],
  activity: [ACTIVITY, ownActivityOf],
  later: [LATER, latersOf],
  presence: [SAID, async (store, me) => (await personOf(store, me))?.said ?? AUTO],
  settings: [SETTINGS, settingsOf],
  prefs: [PREFS, prefsOf],
  drafts: [DRAFTS, draftsOf],
  saved: [SAVED, async (store, me) => (await savedBy(store, me)).map(({ id }) => id)],
};

/** Each part whole or not at all. */
async function ownThings(
  store: Store,
  me: UserId,
  touched: ReadonlySet<string> | "all",
): Promise<OwnThings> {
  const moved = Object.entries(OWN_PARTS).filter(([, [noted]]) =>
    touched === "all" || touched.has(noted)
  );
  const read = moved.map(async ([name, [, read]]) => [name, await read(store, me)]);
  return Object.fromEntries(await Promise.all(read));
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
  const { placed, more } = await readSpan(store, reading, {
    ...{ limit: FIRST_PAGE, bytes: LIMITS.pageBytes, newestFirst: true },
  });
  const { messages, isCut } = newestThatFit(await currentPage(store, reading, placed));
  const older = more || isCut;
  return { view, restart: true, messages, older, newer: false, changed: [], members: [] };
}

async function catchUp(
  store: Ground["store"],
  { view, reading }: Seen,
  room: RoomId,
  after: Cursor,
): Promise<Result<"room.sync"> | null> {
  const unchanged = { view, restart: false, messages: [], older: true, newer: false };
  if (after === view.cursor) return { ...unchanged, changed: [], members: [] };
  if (isFromBefore(reading, after)) return null;
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
  if (changed === null || oldestThatFit([...messages, ...changed]).isCut) return null;
  return { ...unchanged, messages, changed, members };
}

/** Who was away between two stays holds what they may no longer see, and hear of no more. */
export function isFromBefore({ from }: Reading, cursor: Cursor): boolean {
  if (from === undefined) return false;
  const { epoch, stamp } = partsOfCursor(cursor);
  return epoch + stamp < from.epoch + from.stamp;
}

/** Of what changed, the messages that the client may hold already; null when they are too much. */
async function changedBefore(
  store: Ground["store"],
  reading: Reading,
  ids: Parameters<typeof readPlaced>[2],
  fresh: readonly Placed[],
): Promise<Message[] | null> {
  const first = fresh[0]?.id;
  const older = ids.filter((id) => first === undefined || id < first).sort();
  const changed: Message[] = [];
  for (let i = 0; i < older.length; i += READ_AT_ONCE) {
    const placed = await readPlaced(store, reading, older.slice(i, i + READ_AT_ONCE));
    changed.push(...await currentEach(store, reading, placed));
    if (oldestThatFit(changed).isCut) return null;
  }
  return changed;
}

const READ_AT_ONCE = 50;
