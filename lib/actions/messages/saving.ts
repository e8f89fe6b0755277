/** Messages that are kept at hand. What became of them since is seen in them too. */
import {
  accept,
  type Ask,
  LIMITS,
  type MessageId,
  type Outcome,
  type Refusal,
  refuse,
  type Result,
  type RoomId,
  type SavedMessage,
  type UserId,
} from "../../protocol/mod.ts";
import {
  countSaved,
  currentEach,
  openReading,
  readPlaced,
  type Saved,
  savedBy,
  savedOfRow,
  savedRow,
  saveIn,
  type Store,
  unsaveIn,
} from "../../store/mod.ts";
import type { Ground } from "../ground.ts";
import { oldestThatFit } from "./page.ts";

/** One may let go of what one cannot read any more. */
export async function saveMessage(
  { store, now }: Ground,
  me: UserId,
  { room, id, on }: Ask<"saved.set">,
): Promise<Outcome<Result<"saved.set">>> {
  const refused = on ? await unreadable(store, me, room, id) : null;
  if (refused !== null) return refused;
  const row = savedRow(me, id);
  const done = await store.writer.write({
    rows: [savedOfRow(me), row],
    decide(draft) {
      const saved = draft.get(row);
      if ((saved !== null) === on) return { ok: true };
      if (saved !== null) unsaveIn(draft, me, saved.room, id);
      else if (countSaved(draft, me) < LIMITS.savedMessages) saveIn(draft, me, room, id, now());
      else return refuse("too_many", "saved messages");
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

async function unreadable(
  store: Store,
  me: UserId,
  room: RoomId,
  id: MessageId,
): Promise<Refusal | null> {
  const reading = await openReading(store, me, room);
  const [found] = reading === null ? [] : await readPlaced(store, reading, [id]);
  if (found === undefined) return refuse("not_found");
  return found.stored.deleted === undefined ? null : refuse("gone");
}

const PAGE = 50;

export async function pageSaved(
  { store }: Ground,
  me: UserId,
  { before = Infinity }: Ask<"saved.page">,
): Promise<Outcome<Result<"saved.page">>> {
  const all = (await savedBy(store, me)).filter(({ at }) => at < before)
    .sort((one, other) => other.at - one.at);
  const found: SavedMessage[] = [];
  for (let from = 0; from < all.length && found.length <= PAGE; from += PAGE) {
    found.push(...await readEach(store, me, all.slice(from, from + PAGE)));
  }
  const page = oldestThatFit(found.slice(0, PAGE).map(({ message }) => message));
  const saved = found.slice(0, page.messages.length);
  return accept({ saved, more: found.length > saved.length });
}

/** As they are now, in the order in which they are named; what one may not read any more is left out. */
async function readEach(
  store: Store,
  me: UserId,
  saved: readonly Saved[],
): Promise<SavedMessage[]> {
  const byRoom = Map.groupBy(saved, ({ room }) => room);
  const read = await Promise.all(Array.from(byRoom, async ([room, some]) => {
    const reading = await openReading(store, me, room);
    if (reading === null) return [];
    const placed = await readPlaced(store, reading, some.map(({ id }) => id));
    return await currentEach(store, reading, placed);
  }));
  const messages = new Map(read.flat().map((message) => [message.id, message]));
  return saved.flatMap(({ id, room, at }) => {
    const message = messages.get(id);
    return message === undefined ? [] : [{ room, message, at }];
  });
}
