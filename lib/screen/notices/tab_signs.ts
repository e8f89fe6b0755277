/** The title, the icon and the app's number follow what the client counts, in every tab alike. */
import { useEffect, useRef } from "preact/hooks";
import { TabSigns as Signs } from "../../browser/tab_signs.ts";
import type { Client, Room } from "../../client/mod.ts";
import { type Counted, countsOf } from "../../rules/mod.ts";
import { isMuted } from "../muted.ts";
import { titleOf } from "../names.ts";
import { useScreen } from "../screen_context.ts";

export function TabSigns(): null {
  const { client, place, room: open } = useScreen();
  const signs = useRef<Signs | null>(null);
  useEffect(() => {
    const shown = signs.current ??= new Signs();
    const show = () => {
      const { state } = client;
      const room = open === null ? undefined : state.rooms.get(open);
      const counted = Array.from(state.rooms.values(), (room) => countedIn(client, room));
      shown.show(countsOf(counted), place, room === undefined ? null : titleOf(room, state));
    };
    show();
    return client.subscribe(show);
  }, [client, place, open]);
  return null;
}

function countedIn(client: Client, { id, facts, tally, followed }: Room): Counted {
  const threads = Array.from(followed.values(), ({ tally }) => tally);
  return { facts, tally, threads, isMuted: isMuted(client, id) };
}
