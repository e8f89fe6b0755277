import type { Client } from "../client/mod.ts";
import { accept, foldName, type Outcome, type RoomId } from "../protocol/mod.ts";

/** What is meant by the name of a room: of those that one is in first, then of all that are open. */
export async function roomCalled(name: string, client: Client): Promise<Outcome<RoomId>> {
  const bare = name.replace(/^#/, "");
  const wanted = foldName(bare);
  for (const { id, facts } of client.state.rooms.values()) {
    if (facts.kind !== "direct" && foldName(facts.name) === wanted) return accept(id);
  }
  const found = await client.request("room.find", { name: bare });
  return found.ok ? accept(found.value.room) : found;
}
