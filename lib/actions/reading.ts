import {
  accept,
  type Ask,
  type MessageId,
  type Outcome,
  refuse,
  type Result,
  type Tally,
  type UserId,
} from "../protocol/mod.ts";
import { type Reading, readPlaced, readRow, readSpan, seeRoom, type Store } from "../store/mod.ts";
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
  const { tally } = seen.view;
  const ownAfter = await ownSince(store, seen.reading, to, me, tally);
  if (ownAfter === null) return refuse("too_far");
  const read = target.stored.ordinal;
  const row = readRow(me, room);
  const done = await store.writer.write({
    rows: [row],
    decide(draft) {
      const before = draft.get(row) ?? { read: 0, ownRead: 0, version: 0 };
      const isLate = version < before.version;
      if (!back && (isLate || read <= before.read)) return { ok: true };
      const ownRead = tally.own - ownAfter;
      const moved = { read, ownRead, version: before.version + (back ? 1 : 0) };
      draft.set(row, moved);
      draft.change(me, room);
      draft.tell(me, { type: "read.moved", room, ...moved, back });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

/** How far from the end a position may be set, unless it is the end: what lies between is counted. */
const MOST_BETWEEN = 10_000;

/** One's own ordinary messages after one of them, of those that the tally counts. */
async function ownSince(
  store: Store,
  reading: Reading,
  to: MessageId,
  me: UserId,
  { count }: Tally,
): Promise<number | null> {
  const { placed, more } = await readSpan(store, reading, { after: to, limit: MOST_BETWEEN });
  if (more) return null;
  return placed.filter(({ stored }) =>
    stored.from === me && stored.ordinal <= count && stored.notice === undefined &&
    stored.thread === undefined
  ).length;
}
