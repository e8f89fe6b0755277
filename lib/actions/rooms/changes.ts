import {
  accept,
  type Ask,
  LIMITS,
  type Message,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../../protocol/mod.ts";
import {
  currentEach,
  holds,
  nextNoted,
  type Noted,
  type Reading,
  readPlaced,
  seeRoom,
  sortRefs,
  type Store,
} from "../../store/mod.ts";
import type { Ground } from "../ground.ts";
import { bytesOf } from "../messages/page.ts";
import { isFromBefore } from "./sync.ts";

const NOTED_AT_ONCE = 100;

/** What became of messages since a cursor, a page of the log: for whom so much has happened that a sync starts over. */
export async function pageChanges(
  { store }: Ground,
  me: UserId,
  { room, after }: Ask<"room.changes">,
): Promise<Outcome<Result<"room.changes">>> {
  // The head comes first: what is read after it may be newer, and is told again
  const seen = await seeRoom(store, me, room);
  if (seen === null) return refuse("not_found");
  const { view: { cursor }, reading } = seen;
  const isOurs = !isFromBefore(reading, after) && await holds(store, room, after);
  if (!isOurs) return accept({ known: false, changed: [], cursor, more: false });
  const { noted, more } = await nextNoted(store, room, after, NOTED_AT_ONCE);
  const fitting = await thatFit(store, reading, noted);
  const isCut = fitting.count < noted.length;
  return accept({
    known: true,
    changed: fitting.changed,
    cursor: more || isCut ? noted[fitting.count - 1]!.cursor : cursor,
    more: more || isCut,
  });
}

/** At least one commit, so that whoever pages gets on. */
async function thatFit(
  store: Store,
  reading: Reading,
  noted: readonly Noted[],
): Promise<{ changed: Message[]; count: number }> {
  const ids = sortRefs(new Set(noted.flatMap(({ refs }) => refs))).messages.sort();
  const now = await currentEach(store, reading, await readPlaced(store, reading, ids));
  const byId = new Map<string, Message>(now.map((message) => [message.id, message]));
  const changed = new Map<string, Message>();
  let bytes = 0;
  for (const [count, { refs }] of noted.entries()) {
    const more = refs.flatMap((ref) => changed.has(ref) ? [] : byId.get(ref) ?? []);
    bytes += more.reduce((sum, message) => sum + bytesOf(message), 0);
    if (count > 0 && bytes > LIMITS.pageBytes) return { changed: [...changed.values()], count };
    for (const message of more) changed.set(message.id, message);
  }
  return { changed: [...changed.values()], count: noted.length };
}
