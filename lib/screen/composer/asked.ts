/** What a command asked for, and what came of it, in words. */
import { addresseesOf } from "../../client/mod.ts";
import { readSlash, runSlash, type Slash, type SlashAnswer } from "../../slash/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOf } from "../going/address.ts";
import { arrivedIn } from "../going/going_to.ts";
import type { ScreenParts } from "../screen_context.ts";
import { sendMessage, takeAnswered } from "./sending.ts";
import type { Writing } from "./writing.ts";

type Asked = Extract<Slash, { is: "command" }>;

/** What went wrong; null where nothing did. What is no command after all is said. */
export async function doAsked(
  text: string,
  body: string,
  writing: Writing,
  screen: ScreenParts,
): Promise<string | null> {
  const asked = readSlash(body);
  if (asked.is === "unknown") return chat.slash.unknown(asked.name, asked.nearest);
  if (asked.is === "command") return await doCommand(asked, writing, screen);
  const replyTo = takeAnswered(writing);
  return await sendMessage({ text, body: asked.text, replyTo }, writing, screen.client);
}

async function doCommand(
  { name, rest }: Asked,
  { to, onSaid }: Writing,
  { client, go, panels }: ScreenParts,
): Promise<string | null> {
  const answer = await runSlash(name, rest, {
    ...{ client, room: to.room },
    enter: (room) => void arrivedIn(client, room).then(() => go(pathOf(room))),
    show: (what) => {
      if (what === "members") panels.side.value = "members";
      else panels.sheet.value = "shortcuts";
    },
    say: async (room, text) => {
      const isHere = room === to.room;
      const sent = await client.send(room, text, {
        ...addresseesOf(text, room, client),
        ...(isHere && to.thread && { thread: to.thread }),
      });
      if (isHere && sent.ok) onSaid();
      return sent;
    },
  });
  return wrongWith(answer, name);
}

function wrongWith(answer: SlashAnswer, name: Asked["name"]): string | null {
  switch (answer.is) {
    case "done":
      return null;
    case "incomplete":
      return chat.slash.incomplete(name, chat.slash.takes[name]);
    case "nobody":
      return chat.slash.nobody(answer.name);
    case "no room":
      return chat.slash.noRoom(answer.name);
    case "refused":
      return chat.slash.refused[answer.refusal.code as keyof typeof chat.slash.refused] ??
        chat.slash.refused.other;
  }
}
