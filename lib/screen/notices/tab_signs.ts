/** The title, the icon and the app's number follow what the client counts, in every tab alike. */
import { useEffect, useRef } from "preact/hooks";
import { TabSigns } from "../../browser/mod.ts";
import type { Client, Room } from "../../client/mod.ts";
import type { RoomId } from "../../protocol/mod.ts";
import { type Counted, countsOf } from "../../rules/mod.ts";
import { isMuted } from "../muted.ts";
import { titleOf } from "../names.ts";

export function useTabSigns(client: Client, place: string, open: RoomId | null): void {
  const signs = useRef<TabSigns | null>(null);
  useEffect(() => {
    const shown = signs.current ??= new TabSigns();
    const show = () => {
      const { state } = client;
      const room = open === null ? undefined : state.rooms.get(open);
      const counted = Array.from(state.rooms.values(), (room) => countedIn(client, room));
      shown.show(countsOf(counted), place, room === undefined ? null : titleOf(room, state));
    };
    show();
    return client.subscribe(show);
  }, [client, place, open]);
}

function countedIn(client: Client, { id, facts, tally, followed }: Room): Counted {
  const threads = Array.from(followed.values(), ({ tally }) => tally);
  return { facts, tally, threads, isMuted: isMuted(client, id) };
}
