/** What was on the screen while somebody looked is read. */
import { useRef } from "preact/hooks";
import { type Client, messageIn } from "../../../client/mod.ts";
import type { MessageId, RoomId } from "../../../protocol/mod.ts";
import { isOrdinary } from "../../../rules/mod.ts";
import { useScreen } from "../../screen_context.ts";

/** The server need not hear of every line that scrolls by. */
const TOLD_EVERY_MS = 400;

type Seen = readonly MessageId[];

/** To be called with what is seen, from the top. Nothing moves while it is held. */
export function useReading(room: RoomId, isHeld: () => boolean): (seen: Seen) => void {
  const { client } = useScreen();
  return useTelling({
    next: (seen) => isHeld() ? null : moves(client, room, seen),
    tell: (to) => void client.moveRead(room, to),
  });
}

/** The same in a thread, where it is followed. */
export function useThreadReading(room: RoomId, thread: MessageId): (seen: Seen) => void {
  const { client } = useScreen();
  return useTelling({
    next: (seen) => movesInThread(client, room, thread, seen),
    tell: (to) => void client.moveThreadRead(room, thread, to),
  });
}

interface Position {
  /** Where it moves to by what is seen; null where it stays. */
  next(seen: Seen): MessageId | null;
  tell(to: MessageId): void;
}

function useTelling({ next, tell }: Position): (seen: Seen) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const last = useRef<Seen>([]);
  return (seen) => {
    last.current = seen;
    if (!isLookedAt() || timer.current !== null || next(seen) === null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      const to = isLookedAt() ? next(last.current) : null;
      if (to !== null) tell(to);
    }, TOLD_EVERY_MS);
  };
}

export function isLookedAt(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}

/** Where the position moves to; never past something that was not seen. */
function moves(client: Client, id: RoomId, seen: Seen): MessageId | null {
  const room = client.state.rooms.get(id);
  if (!room?.timeline) return null;
  const timeline = room.timeline;
  const messages = seen.flatMap((each) => messageIn(timeline, each) ?? []).filter(isOrdinary);
  const to = messages.at(-1);
  return to !== undefined && to.ordinal > room.tally.read ? to.id : null;
}

function movesInThread(
  client: Client,
  id: RoomId,
  thread: MessageId,
  seen: Seen,
): MessageId | null {
  const room = client.state.rooms.get(id);
  const followed = room?.followed.get(thread);
  const timeline = room?.openThreads.get(thread);
  if (followed === undefined || timeline === undefined) return null;
  const to = seen.flatMap((each) => messageIn(timeline, each) ?? []).at(-1);
  return (to?.reply ?? 0) > followed.tally.read ? to!.id : null;
}
