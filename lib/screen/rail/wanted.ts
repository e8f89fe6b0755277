import type { Client } from "../../client/mod.ts";
import type { Wanted } from "./groups.ts";

/** How its reader wants the list, as far as that was said. */
export function wantedOf({ own }: Client): Wanted {
  return { prefsOf: (room) => own.prefs(room), sections: own.settings.sections };
}
