import { accept, type Outcome, type Result, type RoomId, type UserId } from "../protocol/mod.ts";
import { peopleOf, roomsOf } from "../store/mod.ts";
import type { Ground } from "./ground.ts";

/** Names and faces; whether somebody is there is known to those who hold the sockets. */
export async function lookAtPeople(
  { store }: Ground,
  users: readonly UserId[],
  online: ReadonlyMap<UserId, boolean>,
): Promise<Outcome<Result<"people.watch">>> {
  const people = await peopleOf(store, users);
  return accept({
    people: Array.from(people, ([id, { name, displayName, lastSeen }]) => ({
      id,
      name,
      displayName,
      presence: online.get(id) === true ? "online" : "offline",
      lastSeen,
    })),
  });
}

export async function listRooms({ store }: Ground, me: UserId): Promise<RoomId[]> {
  return await roomsOf(store, me);
}
