import { accept, type Outcome, type Result, type UserId } from "../protocol/mod.ts";
import { peopleOf } from "../store/mod.ts";
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
