import { chat } from "../../../words/mod.ts";
import type { Hands, Subject } from "./subject.ts";

export function isPinned({ message: { pinned } }: Subject): boolean {
  return pinned !== undefined && pinned.by !== null;
}

export async function pin(
  { message, room }: Subject,
  { client, toasts }: Pick<Hands, "client" | "toasts">,
  on: boolean,
): Promise<void> {
  const done = await client.request("message.pin", { room: room.id, id: message.id, on });
  toasts.value = done.ok
    ? { text: on ? chat.acts.pinned : chat.acts.unpinned, tone: "good" }
    : { text: chat.acts.refused, tone: "bad" };
}

/** For oneself alone. */
export async function save(
  { message, room, isSaved }: Subject,
  { client, toasts }: Pick<Hands, "client" | "toasts">,
): Promise<void> {
  const { own } = client;
  const done = isSaved
    ? await own.unsave(room.id, message.id)
    : await own.save(room.id, message.id);
  toasts.value = done.ok
    ? { text: isSaved ? chat.acts.unsaved : chat.acts.saved, tone: "good" }
    : { text: chat.acts.refused, tone: "bad" };
}
