/** Times in a list: short where it is today, and exact for whoever asks. */
import type { MomentText } from "../../../components/chat/Moment.tsx";
import type { Clock } from "../clock.ts";

export function momentOf(clock: Clock, at: number): MomentText {
  const isToday = clock.day(at) === clock.day(clock.now());
  return {
    iso: new Date(at).toISOString(),
    short: isToday ? clock.time(at) : clock.dayLabel(at),
    exact: clock.exactly(at),
  };
}
