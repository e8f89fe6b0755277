// What a room tells of, and whether it rings.

import type { NotifyLevel } from "../../../protocol/mod.ts";
import { orders } from "../../../words/mod.ts";
import type { Desk } from "../desk.ts";
import { refusedWords, roomHere } from "./answers.ts";
import { isOn } from "./past.ts";
import type { Room } from "../../../client/mod.ts";

const { rooms: says } = orders;

const LEVELS: Readonly<Record<string, NotifyLevel | null>> = {
  ...{ all: "all", mentions: "mentions", none: "nothing", nothing: "nothing", usual: null },
};

export async function notify(rest: string, desk: Desk): Promise<void> {
  const [word = "", more = "", ...others] = rest.toLowerCase().split(/\s+/);
  const ringing = word === "bell" ? isOn(more, desk.isRinging) : null;
  const isKnown = word === "bell" ? ringing !== null : word === "" || Object.hasOwn(LEVELS, word);
  if (!isKnown || others.length > 0 || word !== "bell" && more !== "") {
    return desk.complain(orders.unfit("notify", orders.takes.notify));
  }
  if (ringing !== null) {
    desk.isRinging = ringing;
    return tellBell(desk);
  }
  const room = roomHere(desk);
  if (room === null) return;
  if (word !== "") {
    const answer = await desk.client.own.preferRoom(room.id, { level: LEVELS[word]! });
    if (!answer.ok) return desk.complain(refusedWords(answer));
  }
  tellLevel(room, desk);
  if (word === "") tellBell(desk);
}

function tellBell(desk: Desk): void {
  desk.tell(says.bell[desk.isRinging ? "on" : "off"]);
}

function tellLevel({ id, facts }: Room, desk: Desk): void {
  const { own, serverTime } = desk.client;
  const { level, mutedUntil } = own.prefs(id);
  // Conversations are always heard
  const usual = facts.kind === "direct" ? "all" : own.settings.level;
  desk.tell(level === null ? says.usualLevel[usual] : says.level[level]);
  if (mutedUntil > serverTime) desk.tell(says.isMuted);
}

export async function mute(_: string, desk: Desk): Promise<void> {
  await muteUntil(Number.MAX_SAFE_INTEGER, says.muteOn, desk);
}

export async function unmute(_: string, desk: Desk): Promise<void> {
  await muteUntil(0, says.muteOff, desk);
}

async function muteUntil(mutedUntil: number, told: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const answer = await desk.client.own.preferRoom(room.id, { mutedUntil });
  if (answer.ok) desk.tell(told);
  else desk.complain(refusedWords(answer));
}
