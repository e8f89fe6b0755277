/** What people and conversations are called at the terminal. */
import type { Room } from "../../client/mod.ts";
import type { KnownPerson, UserId } from "../../protocol/mod.ts";
import { shownLine } from "../output/shown.ts";
import { chat, person } from "../../words/mod.ts";

interface People {
  readonly people: { get(user: UserId): KnownPerson | undefined };
}

/** Somebody of whom nothing is known yet. */
const UNKNOWN = "…";

/** In one line, and safe. */
export function nameOf({ people }: People, user: UserId): string {
  const found = people.get(user);
  return found === undefined ? UNKNOWN : shownLine(found.displayName || person.former);
}

/** A direct conversation is called by who is in it. */
export function titleOf({ facts }: Room, state: People & { readonly me: UserId }): string {
  if (facts.kind !== "direct") return shownLine(facts.name);
  const others = (facts.people ?? []).filter((user) => user !== state.me);
  if (others.length === 0) return chat.rail.alone;
  return chat.names(others.map((user) => nameOf(state, user)));
}
