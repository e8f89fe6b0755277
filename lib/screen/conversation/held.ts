/** Messages of a room that are held, wherever they stand in it. */
import { messageIn, type Room } from "../../client/mod.ts";
import type { Message, MessageId } from "../../protocol/mod.ts";

/** Among those of the room, or in a thread that is open. */
export function heldMessage(room: Room | undefined, id: MessageId): Message | undefined {
  if (room === undefined) return undefined;
  const held = room.timeline === null ? undefined : messageIn(room.timeline, id);
  return held ?? heldInThreads(room, id);
}

function heldInThreads({ openThreads }: Room, id: MessageId): Message | undefined {
  for (const timeline of openThreads.values()) {
    const held = messageIn(timeline, id);
    if (held !== undefined) return held;
  }
  return undefined;
}
