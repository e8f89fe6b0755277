// What is pinned in a room, for everybody there, and what one keeps for oneself, from all rooms.

import type { Client } from "../../../client/mod.ts";
import { can } from "../../../policy/mod.ts";
import type { Message, Result, RoomId } from "../../../protocol/mod.ts";
import { plain, styled } from "../../../terminal/mod.ts";
import { orders } from "../../../words/mod.ts";
import { inColumns, type Line } from "../../output/two_columns.ts";
import type { Desk } from "../desk.ts";
import { asked, isConnected, refusedWords, roomHere } from "./answers.ts";
import { briefly, namesFor, personOf, titleOf } from "./calling.ts";
import { isThere, target, wasRead } from "./meant_message.ts";
import { momentText } from "./moments.ts";

const { keeping: says, noMessage } = orders;
const QUIET = { dim: true } as const;

/** Where a message was said. */
interface Spot {
  readonly room: RoomId;
  readonly message: Message;
}

/** By their numbers from 1, as they were listed last: a list may be another by now. */
const listedPins = new WeakMap<Client, readonly Spot[]>();
const listedKept = new WeakMap<Client, readonly Spot[]>();

export async function pin(_: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const { client } = desk;
  const message = target(desk, isThere, (one) => wasRead(one, desk));
  if (message === null) return desk.complain(noMessage.pin);
  const place = personOf(client, client.state.me)?.role ?? "member";
  const may = can({ place, room: room.role }, "message.pin", room.facts);
  if (!may) return desk.complain(says.mayNotPin);
  const on = !message.pinned?.by;
  const done = await asked(desk, "message.pin", { room: room.id, id: message.id, on });
  if (done !== null) desk.tell((on ? says.pinned : says.unpinned)(briefly(message, desk)));
}

/** For oneself alone, with a connection or without. */
export async function keep(_: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const { own } = desk.client;
  const message = target(desk, isThere, (one) => wasRead(one, desk));
  if (message === null) return desk.complain(noMessage.keep);
  const on = !own.isSaved(room.id, message.id);
  const done = on ? own.save(room.id, message.id) : own.unsave(room.id, message.id);
  desk.tell((on ? says.kept : says.unkept)(briefly(message, desk)));
  const answer = await done;
  if (!answer.ok) desk.complain(orders.notDone("keep", refusedWords(answer)));
}

/** Further ones are in the web app. */
const MOST = 100;

export async function pins(rest: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const listed = listedPins.get(desk.client);
  if (rest !== "") {
    const isOfHere = listed?.every((spot) => spot.room === room.id) ?? false;
    return leadTo("pins", rest, isOfHere ? listed! : await pinsIn(room.id, desk), desk);
  }
  const found = await pinsIn(room.id, desk);
  if (found === null) return;
  listedPins.set(desk.client, found);
  if (found.length === 0) return desk.tell(says.nonePinned);
  await list(found, says.howToSeePinned, desk);
}

export async function kept(rest: string, desk: Desk): Promise<void> {
  const listed = listedKept.get(desk.client);
  if (rest !== "") return leadTo("kept", rest, listed ?? await allKept(desk), desk);
  const found = await allKept(desk);
  if (found === null) return;
  listedKept.set(desk.client, found);
  if (found.length === 0) return desk.tell(says.noneKept);
  await list(found, says.howToSeeKept, desk);
}

async function pinsIn(room: RoomId, desk: Desk): Promise<readonly Spot[] | null> {
  const all: Spot[] = [];
  for (let more = true; more && all.length < MOST;) {
    const last = all.at(-1);
    const after = last === undefined ? {} : { after: last.message.id };
    const page = await asked(desk, "room.pins", { room, ...after });
    if (page === null) return null;
    all.push(...page.pins.map(({ message }) => ({ room, message })));
    more = page.more && page.pins.length > 0;
  }
  return all.slice(0, MOST);
}

async function allKept(desk: Desk): Promise<readonly Spot[] | null> {
  const all: Spot[] = [];
  for (let before: { before?: number } | null = {}; before !== null && all.length < MOST;) {
    const page: Result<"saved.page"> | null = await asked(desk, "saved.page", before);
    if (page === null) return null;
    all.push(...page.saved);
    const last = page.saved.at(-1);
    before = page.more && last !== undefined ? { before: last.at } : null;
  }
  return all.slice(0, MOST);
}

async function list(spots: readonly Spot[], howTo: string, desk: Desk): Promise<void> {
  const { client } = desk;
  const people = spots.flatMap(({ room, message }) => [
    message.from,
    ...client.state.rooms.get(room)?.facts.people ?? [],
  ]);
  const nameOf = await namesFor(people, client);
  const lines = spots.map(({ room, message }, at): Line => {
    const left = [styled(`[${at + 1}] `, { bold: true }), plain(nameOf(message.from))];
    const there = client.state.rooms.get(room);
    const where = room === desk.room || there === undefined ? "" : `${titleOf(there, client)}, `;
    const when = `  ${where}${momentText(message.at, client)}`;
    return [left, [plain(briefly(message, desk)), styled(when, QUIET)]];
  });
  desk.tell(...inColumns(lines, desk.columns), [styled(howTo, QUIET)]);
}

/** Null where they could not be had, which was said then. */
function leadTo(
  name: "pins" | "kept",
  typed: string,
  spots: readonly Spot[] | null,
  desk: Desk,
): void {
  if (!/^\d+$/.test(typed)) return desk.complain(orders.unfit(name, orders.takes[name]));
  const spot = spots?.[Number(typed) - 1];
  if (spots === null) return;
  if (spot === undefined) return desk.complain(says.noNumber(Number(typed), `/${name}`));
  const { state } = desk.client;
  if (!state.rooms.has(spot.room)) return desk.complain(orders.refused.not_found);
  if (!isConnected(desk.client)) return desk.complain(orders.refused.unavailable);
  // What was said in a thread is found from where it began
  desk.lookBackTo(spot.message.thread ?? spot.message.id, spot.room);
}
