// When something was, for who reads it now.

import type { Client } from "../../../client/mod.ts";
import { person as words } from "../../../words/mod.ts";
import { createClock } from "../clock.ts";

/** Today by the clock, else by the day. */
export function momentText(at: number, { own, serverTime }: Client): string {
  const clock = createClock(() => own.settings.clock, () => serverTime);
  const time = clock.time(at).trim();
  return clock.day(at) === clock.day(serverTime) ? time : words.onDay(clock.dayLabel(at), time);
}
