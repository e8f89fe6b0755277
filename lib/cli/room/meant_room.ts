// Rooms as people write them: `#hall`, `hall`, an id, or `@ben` for the conversation with ben.

import {
  accept,
  isRoomId,
  LIMITS,
  type Outcome,
  type RoomFacts,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";
import { scripts } from "../../words/mod.ts";
import type { Request } from "../line.ts";
import type { PeopleNames } from "./people_names.ts";

/** A room, or the sentence that says why there is none. */
export type MeantRoom = { readonly room: RoomId } | { readonly problem: string };

/** To read there: a conversation that nobody has begun is not begun by that. */
export async function roomToRead(typed: string, me: UserId, request: Request) {
  return await meant(typed, request, async (users) => {
    const wanted = new Set([me, ...users]);
    const all = await request("sync", { me: null, rooms: [] });
    if (!all.ok) return all;
    const found = all.value.rooms.find(({ facts: { people } }) =>
      people !== undefined && new Set(people).symmetricDifference(wanted).size === 0
    );
    return accept(found?.id ?? null);
  });
}

/** To write there. */
export async function roomToWrite(typed: string, request: Request) {
  return await meant(typed, request, async (users) => {
    const opened = await request("direct.open", { users });
    return opened.ok ? accept(opened.value.room) : opened;
  });
}

async function meant(
  typed: string,
  request: Request,
  directWith: (users: UserId[]) => Promise<Outcome<RoomId | null>>,
): Promise<Outcome<MeantRoom>> {
  if (isRoomId(typed)) return accept({ room: typed });
  if (!typed.startsWith("@")) return await byName(typed, request);
  const users: UserId[] = [];
  for (const name of typed.split(",").map((one) => one.trim().replace(/^@/, ""))) {
    const found = await request("person.find", { name: name.slice(0, LIMITS.displayNameChars) });
    if (!found.ok && found.code !== "not_found" && found.code !== "bad_command") return found;
    if (!found.ok) return accept({ problem: scripts.nobody(name) });
    users.push(found.value.user);
  }
  const direct = await directWith(users);
  if (!direct.ok) return direct;
  return accept(
    direct.value === null ? { problem: scripts.noDirect(typed) } : { room: direct.value },
  );
}

async function byName(typed: string, request: Request): Promise<Outcome<MeantRoom>> {
  const name = typed.replace(/^#/, "");
  const found = await request("room.find", { name });
  if (found.ok) return found;
  const isNone = found.code === "not_found" || found.code === "bad_command";
  return isNone ? accept({ problem: scripts.noRoom(typed) }) : found;
}

/** As it can be written again: `#hall`, `@ben`, `@ben,@cleo`; notes to oneself are with oneself. */
export function roomName({ name, people = [] }: RoomFacts, me: UserId, names: PeopleNames): string {
  if (people.length === 0) return `#${name}`;
  const others = people.filter((user) => user !== me);
  return (others.length === 0 ? [me] : others).map((user) => `@${names.nameOf(user)}`).join(",");
}

/** Those without whom a room has no name. */
export function namedIn(facts: RoomFacts): readonly UserId[] {
  return facts.people ?? [];
}
