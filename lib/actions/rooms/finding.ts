/** From a name that somebody typed or linked to what bears it. */
import { can } from "../../policy/mod.ts";
import {
  accept,
  type Ask,
  foldName,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../../protocol/mod.ts";
import { type CalledRoom, findAccount, personOf, roomsCalled } from "../../store/mod.ts";
import { actorOf, type Ground } from "../ground.ts";

/**
 * Of several rooms the one that is called so now, before one that was, and one's own before
 * another's. Who would not see a room among those that may be joined is not led to it.
 */
export async function findRoomCalled(
  { store }: Ground,
  me: UserId,
  { name }: Ask<"room.find">,
): Promise<Outcome<Result<"room.find">>> {
  const [person, called] = await Promise.all([
    personOf(store, me),
    roomsCalled(store, me, name),
  ]);
  const actor = actorOf(person);
  const isSeen = ({ facts, role }: CalledRoom) => role !== null || can(actor, "room.join", facts);
  const [best] = called.filter(isSeen).sort((one, other) => rankOf(other) - rankOf(one));
  return best === undefined ? refuse("not_found") : accept({ room: best.id });
}

function rankOf({ isNow, role }: CalledRoom): number {
  return (isNow ? 2 : 0) + (role === null ? 0 : 1);
}

/** Among those who are here, as the list of everybody has them. */
export async function findPersonCalled(
  { store }: Ground,
  me: UserId,
  { name }: Ask<"person.find">,
): Promise<Outcome<Result<"person.find">>> {
  if (!can(actorOf(await personOf(store, me)), "person.find")) return refuse("forbidden");
  const account = await findAccount(store, foldName(name.trim()));
  const person = account && await personOf(store, account.user);
  if (!account || !person || person.gone || person.banned) return refuse("not_found");
  return accept({ user: account.user });
}
