// Who people are and whether they are there: of those who are not followed anyway it is asked for, once.

import type { Client } from "../../../client/mod.ts";
import { LIMITS, type Person, type PresenceState, type UserId } from "../../../protocol/mod.ts";
import { isConnected } from "./answers.ts";

/** Of more it would take too long. */
const MOST_ASKED = 5 * LIMITS.watchedPeople;

/** Whoever is not in it, nothing is known of. */
export async function presenceOf(
  users: readonly UserId[],
  client: Client,
): Promise<ReadonlyMap<UserId, Person>> {
  const known = new Map(users.flatMap((user) => {
    const person = client.state.people.get(user);
    return person === undefined ? [] : [[user, person] as const];
  }));
  const missing = users.filter((user) => !known.has(user)).slice(0, MOST_ASKED);
  if (missing.length === 0 || !isConnected(client)) return known;
  for (let at = 0; at < missing.length; at += LIMITS.watchedPeople) {
    const some = missing.slice(at, at + LIMITS.watchedPeople);
    const answer = await client.request("people.watch", { users: some });
    for (const person of answer.ok ? answer.value.people : []) known.set(person.id, person);
  }
  client.watchAgain();
  return known;
}

export const PRESENCE_ORDER: readonly PresenceState[] = ["online", "dnd", "away", "offline"];
