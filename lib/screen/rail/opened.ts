import { useRef } from "preact/hooks";
import { useScreen } from "../screen_context.ts";
import { isMuted } from "../muted.ts";
import { isNews, type Opened } from "../../client/rooms/groups.ts";

/** Whether a conversation was unread is asked once, when it is opened: it is read a moment later. */
export function useOpened(): Opened {
  const { client, room } = useScreen();
  const opened = useRef<Opened | null>(null);
  if (opened.current?.room !== room || opened.current === null) {
    const held = room === null ? undefined : client.state.rooms.get(room);
    opened.current = {
      room,
      wasUnread: held !== undefined && isNews(held, isMuted(client, held.id)),
    };
  }
  return opened.current;
}
