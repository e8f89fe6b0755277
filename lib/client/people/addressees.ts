/** Who is meant by names that were typed. */
import { hasShout, mentionedNames } from "../../format/mod.ts";
import { can } from "../../policy/mod.ts";
import type { RoomId, UserId } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { foldName } from "../../protocol/plain_text.ts";
import type { Client } from "../client.ts";

/** To whom a text speaks, as far as that is known here. */
export interface Addressees {
  readonly mentions?: UserId[];
  readonly shout?: "here" | "room";
  /** Names of nobody who is known here: the outbox asks who that is before the text goes. */
  readonly named?: string[];
}

/** Asks nobody, so what was typed is kept at once. Who may not call everyone calls nobody by "@room". */
export function addresseesOf(text: string, room: RoomId, client: Client): Addressees {
  const { state, directory } = client;
  const mentions = new Set<UserId>();
  const named: string[] = [];
  for (const name of mentionedNames(text)) {
    const user = called(name, state.people) ?? called(name, directory.people);
    if (user === null) named.push(name);
    else mentions.add(user);
  }
  const shout = mayShout(room, client) ? hasShout(text) : null;
  return {
    ...(mentions.size > 0 && { mentions: [...mentions].slice(0, LIMITS.mentions) }),
    ...(shout !== null && { shout }),
    ...(named.length > 0 && { named: named.slice(0, LIMITS.mentions) }),
  };
}

function mayShout(id: RoomId, { state }: Client): boolean {
  const room = state.rooms.get(id);
  const place = state.people.get(state.me)?.role ?? "member";
  return room !== undefined &&
    can({ place, room: room.role }, "message.mentionAll", room.facts);
}

type Named = ReadonlyMap<UserId, { readonly name: string }>;

/** By the name that one signs in with. */
export function called(name: string, people: Named | null): UserId | null {
  const wanted = foldName(name);
  for (const [id, person] of people ?? []) if (foldName(person.name) === wanted) return id;
  return null;
}
