// Does what was asked for. Each command is done by a function of its own; here is which.

import { chat, orders } from "../../../words/mod.ts";
import type { Desk } from "../desk.ts";
import { files, save, send } from "./files.ts";
import { help } from "./help.ts";
import { keep, kept, pin, pins } from "./keeping.ts";
import { invite, remove } from "./members.ts";
import { edit, react, remove as take, reply, retry, thread, undo } from "./messages.ts";
import { mute, notify, unmute } from "./notices.ts";
import { away, back, dnd, nick, status } from "./oneself.ts";
import { clear, history, search, spoilers } from "./past.ts";
import { ignore, unignore, users, who, whois } from "./people.ts";
import { readOrder } from "./read.ts";
import { join, leave, rename, rooms, topic, unread } from "./rooms.ts";
import { sayAlone, sayHere, writeTo } from "./saying.ts";
import { create, me } from "./shared.ts";
import { type OrderName, ORDERS, type Part } from "./table.ts";

type Deed = (rest: string, desk: Desk) => void | Promise<void>;

const DEEDS: Record<OrderName, Deed> = {
  ...{ me, msg: writeTo, reply, thread, edit, delete: take, undo, retry, react, pin, keep },
  ...{ rooms, unread, join, leave, create, topic, rename, notify, mute, unmute },
  ...{ invite, remove, who, users, whois, ignore, unignore },
  ...{ history, search, pins, kept, spoilers, clear, files, save, send },
  ...{ status, away, dnd, back, nick, help },
  ...{ exit: leaveProgram, quit: leaveProgram },
};

function leaveProgram(_: string, desk: Desk): void {
  desk.leave();
}

/** What was typed, whatever it is: what is no command after all is said in this window. */
export async function runOrder(text: string, desk: Desk): Promise<void> {
  const read = readOrder(text);
  switch (read.is) {
    case "message":
      return await sayHere(read.text, desk);
    case "private":
      return await sayAlone(read, desk);
    case "unknown":
      return desk.complain(chat.slash.unknown(read.name, read.nearest));
    case "command": {
      const { name, rest } = read;
      if (rest === "" && lacks(name)) {
        return desk.complain(orders.incomplete(name, orders.takes[name]));
      }
      return await DEEDS[name](rest, desk);
    }
  }
}

const NEEDED: readonly Part[] = ["person", "group", "people", "room", "text", "emoji", "paths"];

function lacks(name: OrderName): boolean {
  const { takes } = ORDERS.find((order) => order.name === name)!;
  return takes.some((part) => NEEDED.includes(part));
}
