import type { Room } from "../../../client/mod.ts";
import type { FirstState, MessageId } from "../../../protocol/mod.ts";
import { mayDo } from "./subject.ts";

/** What one said last here and may still change. */
export function lastOwn(
  room: Room,
  me: FirstState["me"],
  thread: MessageId | undefined,
): MessageId | null {
  const timeline = thread === undefined ? room.timeline : room.openThreads.get(thread);
  const found = timeline?.messages.findLast((message) =>
    message.from === me.id && message.thread === thread &&
    mayDo({ message, room, me }, "message.edit")
  );
  return found?.id ?? null;
}
