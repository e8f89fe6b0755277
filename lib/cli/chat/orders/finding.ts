// Who and which room is meant by what was typed. Where that is not clear, it is said and nothing is done.

import type { Client, Room } from "../../../client/mod.ts";
import {
  foldName,
  type KnownPerson,
  LIMITS,
  type RoomId,
  type UserId,
} from "../../../protocol/mod.ts";
import { findable, inNameOrder, matchNames } from "../../../rules/mod.ts";
import { orders } from "../../../words/mod.ts";
import type { Desk } from "../desk.ts";
import { isConnected, refusedWords } from "./answers.ts";
import { titleOf, windowOf } from "./calling.ts";
import { presenceOf } from "./presence.ts";
import { unquoted } from "./typed_words.ts";

/** By the name that one signs in with, else by the one that is shown. */
export async function findPerson(typed: string, desk: Desk): Promise<KnownPerson | null> {
  const { client } = desk;
  const name = typed.replace(/^@/, "");
  const people = await peopleAtHand(desk);
  const wanted = foldName(name);
  const called = people.find((one) => foldName(one.name) === wanted);
  if (called !== undefined) return called;
  const alike = people.filter(({ displayName }) => foldName(displayName) === wanted);
  if (alike.length === 1) return alike[0]!;
  if (alike.length > 1) {
    const names = alike.map((one) => `@${one.name}`).sort().join(", ");
    desk.complain(orders.alike(name, names));
  } else if (client.directory.people === null && !isConnected(client)) {
    desk.complain(orders.refused.unavailable);
  } else {
    desk.complain(orders.nobody(name, nearestPerson(name, people)));
  }
  return null;
}

/** All whose names one may know: everybody, or, for guests, those of this room and those who are followed. */
export async function peopleAtHand(desk: Desk): Promise<KnownPerson[]> {
  const { state, directory } = desk.client;
  await directory.load();
  const others = directory.people ?? await peopleHere(desk);
  // Of those who are followed it is known how they are called now
  const all = new Map<UserId, KnownPerson>([...others, ...state.people]);
  return [...all.values()].filter(({ gone, name }) => !gone && name !== "");
}

async function peopleHere({ client, room }: Desk): Promise<ReadonlyMap<UserId, KnownPerson>> {
  const here = room === null ? undefined : client.state.rooms.get(room);
  if (here === undefined) return new Map();
  const listed = here.memberList ?? await listMembers(here.id, client);
  return await presenceOf([...listed.keys()], client);
}

async function listMembers(room: RoomId, client: Client): Promise<ReadonlyMap<UserId, unknown>> {
  if (!isConnected(client)) return new Map();
  await client.openRoom(room);
  const answer = await client.loadMembers(room);
  return answer.ok ? answer.value : new Map();
}

function nearestPerson(name: string, people: readonly KnownPerson[]): string | null {
  const entries = people.map((one) => findable(one, [one.displayName, one.name]));
  const [near] = matchNames(inNameOrder(entries), name, 1);
  return near === undefined ? null : `@${near.name}`;
}

/** A number is that of a window; "#3" and "3" in quotes are names. */
export async function findRoom(typed: string, desk: Desk): Promise<RoomId | null> {
  const { client } = desk;
  if (/^\d+$/.test(typed)) {
    const room = desk.windows[Number(typed) - 1];
    if (room !== undefined) return room;
    if (roomsCalled(typed, client).length === 0) {
      desk.complain(orders.noWindow(Number(typed)));
      return null;
    }
  }
  const name = unquoted(typed).replace(/^#/, "");
  const own = roomsCalled(name, client);
  if (own.length === 1) return own[0]!.id;
  if (own.length > 1) {
    const numbers = own.flatMap(({ id }) => windowOf(id, desk) ?? []).sort((a, b) => a - b);
    desk.complain(orders.roomsAlike(name, numbers.join(", ")));
    return null;
  }
  const found = await client.request("room.find", { name });
  if (found.ok) return found.value.room;
  const isNone = found.code === "not_found" || found.code === "bad_command";
  desk.complain(isNone ? orders.noRoom(name, nearestRoom(name, client)) : refusedWords(found));
  return null;
}

function roomsCalled(name: string, client: Client): Room[] {
  const wanted = foldName(name);
  return namedRooms(client).filter(({ facts }) => foldName(facts.name) === wanted);
}

/** Those that one is in, but for conversations, which have no names. */
export function namedRooms({ state }: Client): Room[] {
  return [...state.rooms.values()].filter(({ facts }) => facts.kind !== "direct");
}

function nearestRoom(name: string, client: Client): string | null {
  const rooms = namedRooms(client).map((room) => findable(room, [room.facts.name]));
  const [near] = matchNames(inNameOrder(rooms), name, 1);
  return near === undefined ? null : `#${titleOf(near, client)}`;
}

/** All of them, or null where one is not clear. */
export async function findPeople(
  names: readonly string[],
  desk: Desk,
): Promise<readonly KnownPerson[] | null> {
  const found = new Map<UserId, KnownPerson>();
  for (const name of names) {
    const person = await findPerson(name, desk);
    if (person === null) return null;
    found.set(person.id, person);
  }
  return [...found.values()];
}

/** The conversation with them alone; with oneself, one's notes. Asked for where it was never begun. */
export async function findAlone(
  people: readonly KnownPerson[],
  desk: Desk,
): Promise<RoomId | null> {
  const { state } = desk.client;
  const all = new Set([...people.map(({ id }) => id), state.me]);
  if (all.size > LIMITS.directPeople) {
    desk.complain(orders.said.tooMany(LIMITS.directPeople));
    return null;
  }
  for (const { id, facts } of state.rooms.values()) {
    const inIt = new Set(facts.people);
    if (facts.kind === "direct" && inIt.symmetricDifference(all).size === 0) return id;
  }
  const users = [...all].filter((user) => user !== state.me);
  const opened = await desk.client.request("direct.open", { users });
  if (opened.ok) return opened.value.room;
  desk.complain(
    opened.code === "forbidden" || opened.code === "not_found"
      ? orders.said.noneAlone
      : refusedWords(opened),
  );
  return null;
}
