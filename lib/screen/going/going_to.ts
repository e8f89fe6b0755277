/** Ways into a conversation that one is not in yet. */
import type { Client } from "../../client/mod.ts";
import type { Outcome, RoomId, UserId } from "../../protocol/mod.ts";
import { accept } from "../../protocol/mod.ts";
import type { Target } from "./places.ts";

/** The conversation with these people; begun where there is none. */
export async function openDirect(
  client: Client,
  users: readonly UserId[],
): Promise<Outcome<RoomId>> {
  const opened = await client.request("direct.open", { users: [...users] });
  if (!opened.ok) return opened;
  return await arrivedIn(client, opened.value.room);
}

/** Of a place that is one: the conversation there, or null where none can be had. */
export async function conversationOf(
  target: Exclude<Target, { to: "view" }>,
  client: Client,
): Promise<RoomId | null> {
  if (target.to === "room") return target.room.id;
  const opened = await openDirect(client, [target.user]);
  return opened.ok ? opened.value : null;
}

export async function joinRoom(client: Client, room: RoomId): Promise<Outcome<RoomId>> {
  const joined = await client.request("room.join", { room });
  return joined.ok ? await arrivedIn(client, room) : joined;
}

/** That one is in is told by an event, which may come after the answer. */
export async function arrivedIn(client: Client, room: RoomId): Promise<Outcome<RoomId>> {
  await client.until(({ state }) => state.rooms.has(room));
  return accept(room);
}
