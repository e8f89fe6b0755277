// A message that goes once, however often a program is started that is to send it: by a key of its own.

import type { ClientId, MessageId, Outcome, Result, RoomId, UserId } from "../../protocol/mod.ts";
import type { Request } from "../line.ts";
import { firstFrom, idBefore } from "../room/room_past.ts";

const LETTERS = 11;

/** The same person, room and key always give the same. */
export async function clientIdOf(user: UserId, room: RoomId, key: string): Promise<ClientId> {
  const bytes = new TextEncoder().encode(JSON.stringify([user, room, key]));
  const hash = new DataView(await crypto.subtle.digest("SHA-256", bytes));
  const letters = hash.getBigUint64(0).toString(36).padStart(LETTERS, "0").slice(-LETTERS);
  return `c${letters}` as ClientId;
}

/** One that is older may be sent again. */
const LOOKS_BACK_MS = 7 * 86_400_000;

/** Null where it is not there, or nobody may look. */
export async function findSent(
  request: Request,
  room: RoomId,
  id: ClientId,
): Promise<MessageId | null> {
  const first = await firstFrom(request, room, Date.now() - LOOKS_BACK_MS);
  if (!first.ok || first.value === null) return null;
  // The first of them may be it
  let after: MessageId | null = idBefore(first.value);
  while (after !== null) {
    const found: Outcome<Result<"message.find">> = await request("message.find", {
      room,
      ids: [id],
      after,
    });
    if (!found.ok) return null;
    const [one] = found.value.found;
    if (one !== undefined) return one[1];
    after = found.value.next;
  }
  return null;
}
