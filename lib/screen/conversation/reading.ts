/** What was on the screen while somebody looked is read. */
import { useRef } from "preact/hooks";
import { type Client, messageIn } from "../../client/mod.ts";
import type { MessageId, RoomId } from "../../protocol/mod.ts";
import { isOrdinary } from "../../rules/mod.ts";
import { useScreen } from "../screen_context.ts";

/** The server need not hear of every line that scrolls by. */
const TOLD_EVERY_MS = 400;

/** To be called with what is seen, from the top. Nothing moves while it is held. */
export function useReading(
  room: RoomId,
  isHeld: () => boolean,
): (seen: readonly MessageId[]) => void {
  const { client } = useScreen();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const last = useRef<readonly MessageId[]>([]);
  return (seen) => {
    last.current = seen;
    if (!isLookedAt() || isHeld() || timer.current !== null) return;
    if (!moves(client, room, seen)) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      const to = isLookedAt() && !isHeld() ? moves(client, room, last.current) : null;
      if (to !== null) void client.moveRead(room, to);
    }, TOLD_EVERY_MS);
  };
}

export function isLookedAt(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

/** Where the position moves to; never past something that was not seen. */
function moves(client: Client, id: RoomId, seen: readonly MessageId[]): MessageId | null {
  const room = client.state.rooms.get(id);
  if (!room?.timeline) return null;
  const timeline = room.timeline;
  const messages = seen.flatMap((each) => messageIn(timeline, each) ?? []).filter(isOrdinary);
  const to = messages.at(-1);
  return to !== undefined && to.ordinal > room.tally.read ? to.id : null;
}
