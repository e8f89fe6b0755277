// Messages that commands send.

import { addresseesOf, type SendExtras } from "../../../client/mod.ts";
import { LIMITS, type RoomId, utf8Length } from "../../../protocol/mod.ts";
import { chat, orders } from "../../../words/mod.ts";
import type { Desk } from "../desk.ts";
import { given, isConnected, roomHere } from "./answers.ts";
import { shownName, windowOf } from "./calling.ts";
import { withSigns } from "./emoji.ts";
import { findAlone, findPeople } from "./finding.ts";
import { firstWord } from "./typed_words.ts";

/** Whether it is in the outbox, where it can be seen from then on. */
export async function say(
  body: string,
  room: RoomId,
  desk: Desk,
  extras: SendExtras,
): Promise<boolean> {
  if (!isShort(body, desk)) return false;
  const sent = await send(body, room, desk, extras);
  if (!sent.ok) desk.complain(chat.composer.notKept);
  return sent.ok;
}

async function send(text: string, room: RoomId, { client }: Desk, extras: SendExtras) {
  const body = await withSigns(text);
  return await client.send(room, body, { ...addresseesOf(body, room, client), ...extras });
}

export function isShort(body: string, desk: Desk): boolean {
  const tooMuch = utf8Length(body) - LIMITS.bodyBytes;
  if (tooMuch > 0) desk.complain(chat.composer.tooLong(tooMuch));
  return tooMuch <= 0;
}

/** In this window: in its thread, if one stands open. */
export async function sayHere(body: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room !== null) await say(body, room.id, desk, inThread(desk));
}

export function inThread({ thread }: Desk): SendExtras {
  return thread === null ? {} : { thread };
}

/** Leads to the conversation; what is said there is seen there. */
export async function writeTo(rest: string, desk: Desk): Promise<void> {
  const { word, rest: text } = firstWord(rest);
  // A name that is shown may have a comma in it: then it stands in quotes
  const names = /^["']/.test(rest) ? [word] : word.split(",");
  if (names.includes("")) return desk.complain(orders.unfit("msg", orders.takes.msg));
  const people = await findPeople(names, desk);
  const room = people && await findAlone(people, desk);
  if (room === null) return;
  desk.enter(room);
  if (text !== "") await say(text, room, desk, {});
}

/** One stays where one is, so it is told here that it was said. */
export async function sayAlone(
  { names, text }: { readonly names: readonly string[]; readonly text: string },
  desk: Desk,
): Promise<void> {
  const people = await findPeople(names, desk);
  const room = people && await findAlone(people, desk);
  if (people === null || room === null) return;
  if (text === "") return desk.enter(room);
  if (!isShort(text, desk) || !await given("msg", send(text, room, desk, {}), desk)) return;
  // One that has just begun has no window yet
  await desk.client.until((client) => client.state.rooms.has(room) || !isConnected(client));
  const number = windowOf(room, desk);
  desk.tell(
    orders.said.toAlone(chat.names(people.map(shownName)), text),
    ...(number === null ? [] : [orders.said.inWindow(number)]),
  );
}
