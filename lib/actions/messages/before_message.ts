/** A message that somebody is about to do something with, as it is at the commit. */
import {
  type MessageId,
  type Refusal,
  refuse,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";
import {
  type Draft,
  findMessage,
  isBeforeTheirTime,
  isIgnoredByTheOther,
  lastingOf,
  type StoredMessage,
} from "../../store/mod.ts";
import { standIn, type Standing } from "../ground.ts";

export type Before =
  | { readonly ok: true; readonly standing: Standing; readonly stored: StoredMessage }
  | Refusal;

/** A message that one can see, in a room that one is in. */
export function standBefore(
  draft: Draft,
  room: RoomId,
  id: MessageId,
  me: UserId,
): Before {
  const standing = standIn(draft, room, me, "room.read");
  if (!standing.ok) return standing;
  const stored = visibleMessage(draft, room, id, me);
  if (stored === null) return refuse("not_found");
  if (stored.deleted !== undefined) return refuse("gone");
  return { ok: true, standing, stored };
}

/** Nothing new reaches who is alone with somebody that they ignore; what was said may be taken back. */
export function isNotTaken(draft: Draft, { room }: Standing, me: UserId): boolean {
  return isIgnoredByTheOther(draft, room.facts.people, me);
}

function visibleMessage(
  draft: Draft,
  room: RoomId,
  id: MessageId,
  me: UserId,
): StoredMessage | null {
  return isBeforeTheirTime(draft, room, me, id) ? null : findMessage(draft, room, id);
}

/** A thread hangs on an ordinary message that one can see; threads have no threads. */
export function firstOfThread(
  draft: Draft,
  room: RoomId,
  thread: MessageId,
  me: UserId,
): Pick<StoredMessage, "from"> | null {
  if (isBeforeTheirTime(draft, room, me, thread)) return null;
  const first = lastingOf(draft, room, thread);
  return first === null || first.thread !== undefined || first.notice !== undefined ? null : first;
}
