import { messageIn, type Room } from "../../../client/mod.ts";
import type { MessageId } from "../../../protocol/mod.ts";
import { chat } from "../../../words/mod.ts";
import type { Hands, Subject } from "./subject.ts";

/** From this message on nothing counts as read, and what is on the screen does not become so by itself. */
export async function markUnread(
  { message, room }: Subject,
  { client, acting, toasts }: Hands,
): Promise<void> {
  const before = await messageBefore(room, message.id, async () => {
    await client.loadOlder(room.id, message.id);
    return client.state.rooms.get(room.id);
  });
  acting.unreadFrom.value = message.id;
  const moved = before === null ? null : await client.moveRead(room.id, before, true);
  if (moved?.ok) {
    toasts.value = { text: chat.acts.markedUnread, tone: "good" };
    return;
  }
  acting.unreadFrom.value = null;
  const text = moved?.code === "too_far" ? chat.acts.tooFarBack : chat.acts.refused;
  toasts.value = { text, tone: "bad" };
}

/** The read position is set to what stands before it; that may have to be fetched first. */
async function messageBefore(
  room: Room,
  id: MessageId,
  fetchOlder: () => Promise<Room | undefined>,
): Promise<MessageId | null> {
  return heldBefore(room, id) ?? heldBefore(await fetchOlder() ?? room, id);
}

function heldBefore({ timeline }: Room, id: MessageId): MessageId | null {
  if (timeline === null || messageIn(timeline, id) === undefined) return null;
  const at = timeline.messages.findLastIndex((message) => message.id < id);
  return timeline.gapBefore.has(id) ? null : timeline.messages[at]?.id ?? null;
}
