import type { Client } from "../client/mod.ts";
import { accept, foldName, type Outcome, refuse, type RoomId } from "../protocol/mod.ts";

/** What is meant by the name of a room: of those that one is in first, then of all that are open. */
export async function roomCalled(name: string, client: Client): Promise<Outcome<RoomId>> {
  const wanted = foldName(name.replace(/^#/, ""));
  for (const { id, facts } of client.state.rooms.values()) {
    if (facts.kind !== "direct" && foldName(facts.name) === wanted) return accept(id);
  }
  for (let after: RoomId | undefined, more = true; more;) {
    const page = await client.request("room.browse", after === undefined ? {} : { after });
    if (!page.ok) return page;
    const found = page.value.rooms.find(({ name }) => foldName(name) === wanted);
    if (found !== undefined) return accept(found.id);
    after = page.value.rooms.at(-1)?.id;
    more = page.value.more && after !== undefined;
  }
  return refuse("not_found");
}
