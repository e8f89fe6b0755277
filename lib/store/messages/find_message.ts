/** A message where a write comes upon it. */
import { type MessageId, partsOf, type RoomId, type UserId } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { unpackMessages } from "../log/packed.ts";
import { messagesRow, type Row } from "../rows.ts";
import type { StoredMessage } from "../values/messages.ts";

/** A message as a write finds it; null where there is none. */
export function findMessage(draft: Draft, room: RoomId, id: MessageId): StoredMessage | null {
  return messageIn(draft.get(rowOfMessage(room, id)), id);
}

/** What a message is for good, deleted or not: nothing is checked. */
export function lastingOf(
  draft: Draft,
  room: RoomId,
  id: MessageId,
): Pick<StoredMessage, "from" | "thread" | "notice"> | null {
  return messageIn(draft.peek(rowOfMessage(room, id)), id);
}

function messageIn(bytes: Uint8Array | null, id: MessageId): StoredMessage | null {
  if (bytes === null) return null;
  const { place } = partsOf(id);
  return unpackMessages(bytes)[1].find(({ p }) => p === place) ?? null;
}

/** Whose words somebody answers; null for a notice. */
export function authorOf(draft: Draft, room: RoomId, id: MessageId): UserId | null {
  const found = lastingOf(draft, room, id);
  return found?.notice === undefined ? found?.from ?? null : null;
}

export function rowOfMessage(room: RoomId, id: MessageId): Row<Uint8Array> {
  const { epoch, stamp } = partsOf(id);
  return messagesRow(room, epoch, stamp);
}
