import { chat } from "../../words/mod.ts";
import type { Clock } from "../clock.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** When something is going to happen, within a sentence: "tomorrow at 9:00". */
export function comingText(clock: Clock, at: number): string {
  const { today, tomorrow, onDay } = chat.later.when;
  const time = clock.time(at);
  const day = clock.day(at);
  if (day === clock.day(clock.now())) return today(time);
  return day === clock.day(clock.now() + DAY_MS) ? tomorrow(time) : onDay(clock.dayLabel(at), time);
}
