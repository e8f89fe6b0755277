/** All of a conversation is read, whether it was on the screen or not. */
import type { Client, Room } from "../client/mod.ts";
import type { Message, MessageId } from "../protocol/mod.ts";
import { isOrdinary, unreadOf } from "../rules/mod.ts";

/** Among so many of the last there is one that counts. */
const LOOKED_THROUGH = 50;

export async function markRead(client: Client, room: Room): Promise<void> {
  if (unreadOf(room.tally) === 0) return;
  const last = await lastOf(client, room);
  if (last !== undefined) await client.moveRead(room.id, last);
}

async function lastOf(client: Client, { id, timeline }: Room): Promise<MessageId | undefined> {
  const counted = (messages: readonly Message[]) =>
    messages.findLast((message) => isOrdinary(message) && message.thread === undefined)?.id;
  if (timeline?.attached) return counted(timeline.messages);
  const page = await client.request("history.page", { room: id, limit: LOOKED_THROUGH });
  return page.ok ? counted(page.value.messages) : undefined;
}
