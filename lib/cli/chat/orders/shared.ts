// What is done here as in every client.

import { type CommandName, runSlash } from "../../../slash/mod.ts";
import { orders } from "../../../words/mod.ts";
import { accept, LIMITS, type RoomId } from "../../../protocol/mod.ts";
import type { Desk } from "../desk.ts";
import { fits, refusedWords, roomHere } from "./answers.ts";
import { inThread, say } from "./saying.ts";
import { inOneLine, unquoted } from "./typed_words.ts";

export async function me(rest: string, desk: Desk): Promise<void> {
  if (roomHere(desk) !== null) await shared("me", rest, desk);
}

export async function create(rest: string, desk: Desk): Promise<void> {
  const name = inOneLine(unquoted(rest));
  if (fits(name, LIMITS.roomNameChars, desk)) await shared("create", name, desk);
}

/** Whether it was done; if not, it is said why. */
export async function shared(name: CommandName, rest: string, desk: Desk): Promise<boolean> {
  const answer = await runSlash(name, rest, {
    client: desk.client,
    // Those that need one are not asked for without
    room: desk.room ?? "" as RoomId,
    enter: (room) => desk.enter(room),
    show: () => {},
    say: async (room, text) => {
      await say(text, room, desk, room === desk.room ? inThread(desk) : {});
      return accept({});
    },
  });
  switch (answer.is) {
    case "done":
      return true;
    case "refused":
      desk.complain(refusedWords(answer.refusal));
      return false;
    case "nobody":
      desk.complain(orders.nobody(answer.name, null));
      return false;
    case "no room":
      desk.complain(orders.noRoom(answer.name, null));
      return false;
    case "incomplete":
      desk.complain(orders.incomplete(name, orders.takes[name]));
      return false;
  }
}
