// Looking back, and what is seen of it.

import type { Page } from "../../../client/mod.ts";
import type { MessageId, RoomId } from "../../../protocol/mod.ts";
import { orders } from "../../../words/mod.ts";
import type { Desk } from "../desk.ts";
import { asked, refusedWords, roomHere } from "./answers.ts";
import { momentIn } from "./since.ts";

const { past } = orders;

const USUAL = 50;
/** Further back a day is asked for. */
const MOST = 2_000;
const PAGE = 100;

export async function history(rest: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  if (rest === "" || /^\d+$/.test(rest)) {
    const count = rest === "" ? USUAL : Number(rest);
    if (count === 0) return desk.complain(orders.unfit("history", orders.takes.history));
    if (count > MOST) return desk.complain(past.tooMany(MOST));
    return await lookBack(room.id, count, desk);
  }
  const now = desk.client.serverTime;
  const at = momentIn(rest, now);
  if (at === null) return desk.complain(orders.unfit("history", orders.takes.history));
  if (at > now) return desk.complain(past.toCome);
  const found = await desk.client.loadAt(room.id, at);
  if (!found.ok) return desk.complain(refusedWords(found));
  if (found.value === null) return desk.tell(past.noneSince);
  desk.lookBackTo(found.value);
}

async function lookBack(room: RoomId, count: number, desk: Desk): Promise<void> {
  let left = count;
  let first: MessageId | null = null;
  let before: { before?: MessageId } = {};
  while (left > 0) {
    const page: Page | null = await asked(desk, "history.page", { room, limit: PAGE, ...before });
    if (page === null) return;
    const said = page.messages.filter(({ thread }) => thread === undefined);
    first = (said.at(-left) ?? said[0])?.id ?? first;
    left -= said.length;
    const oldest = page.messages[0];
    if (!page.older || oldest === undefined) break;
    before = { before: oldest.id };
  }
  if (first === null) return desk.tell(past.none);
  const around = await desk.client.loadAround(room, first);
  if (!around.ok) return desk.complain(refusedWords(around));
  desk.lookBackTo(first);
  if (left > 0) desk.tell(past.allOf(count - left));
}

export function search(_: string, desk: Desk): void {
  desk.complain(past.noSearch);
}

export function spoilers(rest: string, desk: Desk): void {
  const wanted = isOn(rest, desk.showsHidden);
  if (wanted === null) return desk.complain(orders.unfit("spoilers", orders.takes.spoilers));
  desk.showsHidden = wanted;
  desk.tell(past.spoilers[wanted ? "on" : "off"]);
}

/** Without a word it becomes what it was not. */
export function isOn(word: string, before: boolean): boolean | null {
  if (word === "") return !before;
  return word === "on" ? true : word === "off" ? false : null;
}

export function clear(_: string, desk: Desk): void {
  desk.clear();
}
