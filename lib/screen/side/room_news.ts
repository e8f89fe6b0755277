import { useEffect, useState } from "preact/hooks";
import type { RoomEvent, RoomId } from "../../protocol/mod.ts";
import { useScreen } from "../screen_context.ts";

/** Another value whenever such a thing has happened in a room; which things stays the same. */
export function useRoomNews(room: RoomId, isNews: (event: RoomEvent) => boolean): number {
  const { client } = useScreen();
  const [news, setNews] = useState(0);
  useEffect(() =>
    client.onEvents((events) => {
      const isAny = events.some((event) =>
        event.type === "moved" && event.room === room && event.events.some(isNews)
      );
      if (isAny) setNews((before) => before + 1);
    }), [client, room]);
  return news;
}
