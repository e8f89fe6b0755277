import type { Client } from "../../client/mod.ts";
import { person } from "../../words/mod.ts";
import { isMuted } from "../muted.ts";
import { titleOf } from "../names.ts";
import type { Wanted } from "../../client/rooms/groups.ts";

/** How its reader wants the list, as far as that was said. */
export function wantedOf(client: Client): Wanted {
  const { own } = client;
  return {
    prefsOf: (room) => own.prefs(room),
    isMuted: (room) => isMuted(client, room),
    sections: own.settings.sections,
    titleOf: (room) => titleOf(room, client.state),
    language: person.dates,
  };
}
