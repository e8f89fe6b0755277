/** Who is meant by names that were typed. */
import { hasShout, mentionedNames } from "../format/mod.ts";
import { can } from "../policy/mod.ts";
import type { RoomId, UserId } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import { foldName } from "../protocol/plain_text.ts";
import type { Client } from "./client.ts";

/** To whom a text speaks, as the server wants to be told. */
export interface Addressees {
  readonly mentions?: UserId[];
  readonly shout?: "here" | "room";
}

/** Who may not call everyone in a room says "@room" there and calls nobody. */
export async function addresseesOf(
  text: string,
  room: RoomId,
  client: Client,
): Promise<Addressees> {
  const named = await Promise.all(mentionedNames(text).map((name) => personCalled(name, client)));
  const mentions = [...new Set(named.flatMap((user) => user ?? []))].slice(0, LIMITS.mentions);
  const shout = mayShout(room, client) ? hasShout(text) : null;
  return { ...(mentions.length > 0 && { mentions }), ...(shout !== null && { shout }) };
}

function mayShout(id: RoomId, { state }: Client): boolean {
  const room = state.rooms.get(id);
  const place = state.people.get(state.me)?.role ?? "member";
  return room !== undefined &&
    can({ place, room: room.role }, "message.mentionAll", room.facts);
}

/** Whoever is not known here may be among all there are; null where nobody is called so. */
export async function personCalled(name: string, client: Client): Promise<UserId | null> {
  const known = called(name, client.state.people) ?? called(name, client.directory.people);
  if (known !== null) return known;
  await client.directory.load();
  return called(name, client.directory.people);
}

type Named = ReadonlyMap<UserId, { readonly name: string }>;

function called(name: string, people: Named | null): UserId | null {
  const wanted = foldName(name);
  for (const [id, person] of people ?? []) if (foldName(person.name) === wanted) return id;
  return null;
}
