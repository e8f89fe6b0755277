import { useEffect, useRef, useState } from "preact/hooks";
import { messageIn, type Room } from "../../../client/mod.ts";
import type { MessageId, RoomId } from "../../../protocol/mod.ts";
import { pathOfThread } from "../../going/address.ts";
import { useClient, useScreen } from "../../screen_context.ts";

/** Whether the message that is led to is held, or cannot be had: it is fetched with what is around it. */
export function useLeadTo(room: RoomId, target: MessageId | undefined): boolean {
  const { client } = useScreen();
  const timeline = useClient(({ state }) => state.rooms.get(room)?.timeline ?? null);
  const isHeld = target === undefined ||
    (timeline !== null && messageIn(timeline, target) !== undefined);
  const [answered, setAnswered] = useState<MessageId | null>(null);
  // Once there, it may be dropped: one has gone on since
  const led = useRef("");
  const here = `${room} ${target}`;
  const isLed = isHeld || answered === target || led.current === here;
  if (isLed && timeline !== null) led.current = here;
  const isMissing = timeline !== null && !isLed && target !== undefined;
  const isInSync = useClient(({ status }) => status.phase === "in sync");
  useEffect(() => {
    // Without a connection nobody knows whether it is there
    if (!isMissing || !isInSync) return;
    void client.loadAround(room, target).then((page) => {
      if (page.ok || client.status.phase === "in sync") setAnswered(target);
    });
  }, [client, room, target, isMissing, isInSync]);
  return isLed;
}

/** A link to a reply leads to its thread: it stands nowhere else. */
export function useThreadOfTarget(room: Room | undefined, target: MessageId | undefined): void {
  const { go } = useScreen();
  const timeline = room?.timeline;
  const thread = timeline && target !== undefined ? messageIn(timeline, target)?.thread : undefined;
  useEffect(() => {
    if (room !== undefined && thread !== undefined) go(pathOfThread(room.id, thread), "replace");
  }, [room?.id, thread]);
}
