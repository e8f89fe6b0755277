/** Who has read how far of what one said oneself. Pure. */
import { type Room, stretchAround } from "../../../client/mod.ts";
import type { MessageId, UserId } from "../../../protocol/mod.ts";
import { isOrdinary } from "../../../rules/mod.ts";

type Readers = ReadonlyMap<MessageId, readonly UserId[]>;

const NOBODY: Readers = new Map();

/** Asked by each of one's own messages: gone through once for all of them. */
const KNOWN = new WeakMap<Room, Readers>();

/** At the last of one's own messages that they have read, each who has. */
export function readersIn(room: Room | undefined, me: UserId): Readers {
  if (room === undefined || room.receipts === null || !room.timeline?.attached) return NOBODY;
  const known = KNOWN.get(room) ?? readers(room, me);
  KNOWN.set(room, known);
  return known;
}

function readers({ receipts, timeline }: Room, me: UserId): Readers {
  const { messages } = timeline!;
  const last = messages.at(-1);
  if (last === undefined) return NOBODY;
  // Further back some may be missing, and the last one that was read among them
  const { from, to } = stretchAround(timeline!, last.id);
  const waiting = new Map([...receipts!].filter(([user]) => user !== me));
  const found = new Map<MessageId, UserId[]>();
  for (let at = to; at >= from && waiting.size > 0; at--) {
    const message = messages[at]!;
    if (message.from !== me || !isOrdinary(message) || message.deleted !== undefined) continue;
    for (const [user, read] of waiting) {
      if (read < message.ordinal) continue;
      waiting.delete(user);
      found.set(message.id, [...found.get(message.id) ?? [], user]);
    }
  }
  return found;
}
