/** What somebody said, taken out of a room with them. */
import type { MessageId, RoomId, UserId } from "../../protocol/mod.ts";
import {
  deleteMessage,
  editRow,
  findMessage,
  findRoom,
  ownReading,
  readSpan,
  rowOfMessage,
  rowsOfRoom,
} from "../../store/mod.ts";
import type { Ground } from "../ground.ts";

const AT_ONCE = 50;

/** Whether they are in the room, or were once; what is deleted already is passed over. */
export async function eraseIn(ground: Ground, user: UserId, room: RoomId): Promise<void> {
  const reading = await ownReading(ground.store, user, room);
  if (reading === null) return;
  let after: MessageId | undefined;
  for (;;) {
    const { placed, more } = await readSpan(ground.store, reading, { after, limit: AT_ONCE });
    const theirs = placed.filter(({ stored: { from, deleted, notice } }) =>
      from === user && deleted === undefined && notice === undefined
    );
    await Promise.all(theirs.map(({ id }) => eraseOne(ground, user, room, id)));
    after = placed.at(-1)?.id;
    if (!more) return;
  }
}

async function eraseOne(
  { store, now }: Ground,
  user: UserId,
  room: RoomId,
  id: MessageId,
): Promise<void> {
  const done = await store.writer.write({
    rows: [...rowsOfRoom(room), rowOfMessage(room, id), editRow(room, id)],
    decide(draft) {
      const found = findRoom(draft, room);
      const stored = findMessage(draft, room, id);
      if (found === null || stored === null || stored.deleted !== undefined) return { ok: true };
      deleteMessage(draft, found, id, stored, { by: user, at: now() });
      return { ok: true };
    },
  });
  // The departure stands, and is gone about again
  if (!done.ok) throw new Error(`A message was not erased: ${done.code}`);
}
