/** Messages of a room that are held, wherever they stand in it. */
import type { MessageId } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/message.ts";
import type { Room } from "../state/room_state.ts";
import { messageIn } from "../state/timeline.ts";

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
