/** The conversations one was in last stay open: back in one of them, it is there at once. */
import { useRef } from "preact/hooks";
import type { RoomId } from "../../protocol/mod.ts";
import { useScreen } from "../screen_context.ts";

const MOST_OPEN = 6;

export function useKeptOpen(): (room: RoomId) => void {
  const { client } = useScreen();
  const opened = useRef<RoomId[]>([]);
  return (room) => {
    void client.openRoom(room);
    opened.current = [room, ...opened.current.filter((other) => other !== room)];
    for (const old of opened.current.splice(MOST_OPEN)) client.closeRoom(old);
  };
}
