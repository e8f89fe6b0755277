import { accept, type Hello, type Outcome, type Result, type UserId } from "../protocol/mod.ts";
import { peopleOf, personOf } from "../store/mod.ts";
import type { Ground } from "./ground.ts";

/** Names and faces; who is there is known to those who hold the sockets, and asked for last. */
export async function lookAtPeople(
  { store }: Ground,
  users: readonly UserId[],
  isOnline: (user: UserId) => boolean,
): Promise<Outcome<Result<"people.watch">>> {
  const people = await peopleOf(store, users);
  return accept({
    people: Array.from(people, ([id, { name, displayName, lastSeen }]) => ({
      id,
      name,
      displayName,
      presence: isOnline(id) ? "online" : "offline",
      lastSeen,
    })),
  });
}

/** What somebody is told of themselves; null for nobody. */
export async function findMe({ store }: Ground, me: UserId): Promise<Hello["you"] | null> {
  const person = await personOf(store, me);
  if (person === null) return null;
  const { name, displayName, role = "member" } = person;
  return { id: me, name, displayName, role };
}
