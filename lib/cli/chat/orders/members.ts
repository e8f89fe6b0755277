// Who is brought into a room, and who is put out of it.

import type { Room } from "../../../client/mod.ts";
import type { KnownPerson, UserId } from "../../../protocol/mod.ts";
import { orders } from "../../../words/mod.ts";
import { inviteTo } from "../../login/door.ts";
import { shownLine } from "../../output/shown.ts";
import type { Desk } from "../desk.ts";
import { asked, membersOf, roomHere } from "./answers.ts";
import { shownName, titleOf } from "./calling.ts";
import { findPerson } from "./finding.ts";
import { allWords, unquoted } from "./typed_words.ts";

const { rooms: says } = orders;

export async function invite(rest: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  if (room.facts.kind === "direct") return desk.complain(says.noneBrought);
  if (rest === "") return await tellLink(room, desk);
  const names = allWords(rest.replaceAll(",", " ")).map(({ word }) => word);
  const people = new Map<UserId, KnownPerson>();
  for (const name of names) {
    const person = await findPerson(name, desk);
    if (person === null) return;
    people.set(person.id, person);
  }
  const listed = await membersOf(room, desk);
  if (listed === null) return;
  const added: string[] = [];
  for (const [user, person] of people) {
    if (listed.has(user)) desk.tell(says.isIn(shownName(person)));
    else if (await asked(desk, "room.add", { room: room.id, user }) === null) break;
    else added.push(shownName(person));
  }
  if (added.length > 0) desk.tell(says.added(added.join(", ")));
}

async function tellLink(room: Room, desk: Desk): Promise<void> {
  const { client, reach, token } = desk;
  const made = await inviteTo(room.id, reach, token);
  if (made.ok) {
    const { link, days } = made.value;
    return desk.tell(says.link(titleOf(room, client), days), shownLine(link));
  }
  if (made.why !== "refused") return desk.complain(orders.refused.unavailable);
  desk.complain(made.code === "forbidden" ? says.noLink : made.message);
}

export async function remove(rest: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  const person = room && await findPerson(unquoted(rest), desk);
  if (room === null || person === null) return;
  const listed = await membersOf(room, desk);
  if (listed === null) return;
  if (!listed.has(person.id)) return desk.complain(says.isNotIn(shownName(person)));
  const done = await asked(desk, "room.remove", { room: room.id, user: person.id });
  if (done !== null) desk.tell(says.removed(shownName(person)));
}
