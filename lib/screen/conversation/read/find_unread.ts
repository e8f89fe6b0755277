import { type Client, stretchAround, type Timeline } from "../../../client/mod.ts";
import type { MessageId, RoomId, UserId } from "../../../protocol/mod.ts";
import { firstAfter } from "../../../client/rooms/first_unread.ts";

/** So far back it is looked for; of more, one begins at the oldest that was found. */
const MOST_PAGES = 20;

/** The first that was unread at a read position, fetching back from the newest until it is there. */
export async function findUnread(
  client: Client,
  room: RoomId,
  read: number,
  me: UserId,
): Promise<MessageId | null> {
  const timeline = () => client.state.rooms.get(room)?.timeline ?? null;
  if (timeline()?.attached === false) await client.loadNewest(room);
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const held = timeline();
    if (held === null) return null;
    const found = firstAfter(held, read, me);
    const oldest = oldestOfNewest(held);
    if (found !== null || oldest === null) return found;
    client.lookAt(room, oldest);
    const page = await client.loadOlder(room, oldest);
    if (!page.ok) break;
  }
  const held = timeline();
  return held && oldestOfNewest(held);
}

/** The first of those that hang together with the newest. */
function oldestOfNewest(timeline: Timeline): MessageId | null {
  const last = timeline.messages.at(-1);
  if (last === undefined) return null;
  return timeline.messages[stretchAround(timeline, last.id).from]?.id ?? null;
}
