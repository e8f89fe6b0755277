// What people, rooms and messages are called where they are told of. Whatever they say is made safe.

import type { Client, Room } from "../../../client/mod.ts";
import { lineOf } from "../../../format/mod.ts";
import type { KnownPerson, Message, RoomId, UserId } from "../../../protocol/mod.ts";
import { person as words } from "../../../words/mod.ts";
import { shorten } from "../../../terminal/mod.ts";
import { shownLine } from "../../output/shown.ts";
import type { Desk } from "../desk.ts";
import { presenceOf } from "./presence.ts";
import { nameOf as nameIn, titleOf as titleIn } from "../names.ts";

export function personOf({ state, directory }: Client, user: UserId): KnownPerson | undefined {
  return state.people.get(user) ?? directory.people?.get(user);
}

/** Of all whose names are at hand, and not only of those who are followed. */
function peopleAt(client: Client) {
  return { me: client.state.me, people: { get: (user: UserId) => personOf(client, user) } };
}

export function nameOf(client: Client, user: UserId): string {
  return nameIn(peopleAt(client), user);
}

export function titleOf(room: Room, client: Client): string {
  return titleIn(room, peopleAt(client));
}

export function shownName({ displayName }: KnownPerson): string {
  return shownLine(displayName || words.former);
}

/** What each of these is called, asked for where it is not known. */
export async function namesFor(
  users: readonly UserId[],
  client: Client,
): Promise<(user: UserId) => string> {
  await client.directory.load();
  const asked = await presenceOf(users.filter((user) => !personOf(client, user)), client);
  return (user) => {
    const found = asked.get(user);
    return found === undefined ? nameOf(client, user) : shownName(found);
  };
}

/** Null where it has none. */
export function windowOf(room: RoomId, { windows }: Desk): number | null {
  const at = windows.indexOf(room);
  return at === -1 ? null : at + 1;
}

const MOST_QUOTED = 60;

/** So much of it that one knows which is meant. */
export function briefly({ body, from, files: sent }: Message, { client }: Desk): string {
  const line = shownLine(lineOf(body, nameOf(client, from)));
  const named = line === "" && sent !== undefined
    ? sent.map(({ name }) => shownLine(name)).join(", ")
    : line;
  return shorten(named, MOST_QUOTED);
}
