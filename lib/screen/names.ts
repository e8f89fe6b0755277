/** What people and conversations are called on the screen. */
import type { ChatState, Room } from "../client/mod.ts";
import type { UserId } from "../protocol/mod.ts";
import { chat, person as words } from "../words/mod.ts";

/** Empty while it is not known yet. */
export function nameOf({ people }: Pick<ChatState, "people">, user: UserId): string {
  const found = people.get(user);
  if (found === undefined) return "";
  return found.displayName || words.former;
}

/** Who is in a direct conversation besides oneself. */
export function othersIn({ facts }: Room, me: UserId): UserId[] {
  return (facts.people ?? []).filter((user) => user !== me);
}

/** A direct conversation is called by who is in it. */
export function titleOf(room: Room, state: Pick<ChatState, "people" | "me">): string {
  if (room.facts.kind !== "direct") return room.facts.name;
  const others = othersIn(room, state.me);
  if (others.length === 0) return chat.rail.alone;
  return chat.names(others.map((user) => nameOf(state, user)));
}
