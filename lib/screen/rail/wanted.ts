import type { Client } from "../../client/mod.ts";
import type { Wanted } from "./groups.ts";

const NOTHING_WANTED: Wanted = { prefs: new Map(), sections: [] };

/** How its reader wants the list. */
export function wantedOf(_client: Client): Wanted {
  return NOTHING_WANTED;
}
