// How others see one.

import { LIMITS } from "../../../protocol/mod.ts";
import { orders } from "../../../words/mod.ts";
import type { Desk } from "../desk.ts";
import { fits } from "./answers.ts";
import { shared } from "./shared.ts";
import { inOneLine } from "./typed_words.ts";

const { you: says } = orders;

export async function status(rest: string, desk: Desk): Promise<void> {
  const text = inOneLine(rest);
  if (!fits(text, LIMITS.statusChars, desk) || !await shared("status", text, desk)) return;
  desk.tell(text === "" ? says.noStatus : says.status(text));
}

export async function away(rest: string, desk: Desk): Promise<void> {
  await sayPresence("away", inOneLine(rest), desk);
}

export async function dnd(rest: string, desk: Desk): Promise<void> {
  await sayPresence("dnd", inOneLine(rest), desk);
}

async function sayPresence(as: "away" | "dnd", text: string, desk: Desk): Promise<void> {
  if (!fits(text, LIMITS.statusChars, desk) || !await shared(as, text, desk)) return;
  desk.tell(says[as], ...(text === "" ? [] : [says.status(text)]));
}

export async function back(_: string, desk: Desk): Promise<void> {
  if (await shared("back", "", desk)) desk.tell(says.back);
}

export async function nick(rest: string, desk: Desk): Promise<void> {
  const name = inOneLine(rest);
  if (!fits(name, LIMITS.displayNameChars, desk) || !await shared("nick", name, desk)) return;
  desk.tell(says.nick(name));
}
