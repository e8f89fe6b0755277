/** Whom a message calls: some by name, or everyone in the room. */
import type { RoomId, Shout, UserId } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import type { FoundRoom } from "../rooms/found_room.ts";
import { mentionRow, shoutRow, threadMentionRow } from "../rows.ts";
import type { StoredMessage } from "../values/messages.ts";
import type { Head } from "../values/rooms.ts";

export function mention(
  draft: Draft,
  room: RoomId,
  { ordinal, from, thread, reply }: StoredMessage,
  mentioned: readonly UserId[],
  on: boolean,
): void {
  for (const user of mentioned) {
    if (user === from) continue;
    if (thread === undefined) draft.write(mentionRow(user, room, ordinal), on ? true : null);
    else if (reply !== undefined) {
      draft.write(threadMentionRow(user, room, thread, reply), on ? true : null);
    }
  }
}

/** The head says from where on there is none: who reads up to there looks for none. */
export function callAll(
  draft: Draft,
  { id, head }: FoundRoom,
  { ordinal, from }: StoredMessage,
  before: Shout | undefined,
  after: Shout | undefined,
): Head {
  if ((before === undefined) === (after === undefined)) return head;
  draft.write(shoutRow(id, ordinal), after === undefined ? null : from);
  return { ...head, lastShout: Math.max(head.lastShout ?? 0, ordinal) };
}
