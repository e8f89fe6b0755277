import {
  accept,
  type Ask,
  type Outcome,
  type Result,
  type RoomId,
  type UserId,
} from "../protocol/mod.ts";
import { peopleOf, roomsOf } from "../store/mod.ts";
import type { Ground } from "./ground.ts";

export async function watchPeople(
  { store }: Ground,
  _me: UserId,
  { users }: Ask<"people.watch">,
): Promise<Outcome<Result<"people.watch">>> {
  const people = await peopleOf(store, users);
  return accept({
    people: Array.from(people, ([id, { name, displayName, lastSeen }]) => ({
      id,
      name,
      displayName,
      presence: "offline",
      lastSeen,
    })),
  });
}

export async function listRooms({ store }: Ground, me: UserId): Promise<RoomId[]> {
  return await roomsOf(store, me);
}
