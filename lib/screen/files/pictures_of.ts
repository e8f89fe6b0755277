/** Which pictures there are beside each other. Pure. */
import { type Room, stretchAround } from "../../client/mod.ts";
import type { Message, UserId } from "../../protocol/mod.ts";
import { kindOfFile } from "../../rules/mod.ts";
import type { SeenPicture } from "../panels.ts";

export function picturesIn(messages: readonly Message[]): SeenPicture[] {
  return messages.flatMap((message) =>
    message.deleted !== undefined ? [] : (message.files ?? [])
      .filter((file) => kindOfFile(file) === "picture")
      .map((file) => ({ message, file }))
  );
}

/** Those of a conversation around a message, as far as nothing is missing between them. */
export function picturesAround(
  room: Room | undefined,
  message: Message,
  ignored: ReadonlySet<UserId>,
): SeenPicture[] {
  const timelines = [room?.timeline, ...(room?.openThreads.values() ?? [])];
  const timeline = timelines.find((held) => held?.messages.some(({ id }) => id === message.id));
  if (!timeline) return picturesIn([message]);
  const { from, to } = stretchAround(timeline, message.id);
  const beside = timeline.messages.slice(from, to + 1);
  return picturesIn(beside.filter((one) => one.id === message.id || !ignored.has(one.from)));
}
