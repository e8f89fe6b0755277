/** Times as their reader writes them, where this machine is. */
import type { Settings } from "../../protocol/mod.ts";
import { chat, person } from "../../words/mod.ts";

export interface Clock {
  /** "14:02": as many columns for every time. */
  time(at: number): string;
  /** The same for all moments of one day. */
  day(at: number): string;
  /** "Today", "Friday, 14 March". */
  dayLabel(at: number): string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export function createClock(hours: () => Settings["clock"], now: () => number): Clock {
  return {
    time: (at) => timeOf(new Date(at), hours()),
    day: dayOf,
    dayLabel: (at) => {
      const today = now();
      if (dayOf(at) === dayOf(today)) return chat.line.today;
      if (dayOf(at) === dayOf(today - DAY_MS)) return chat.line.yesterday;
      const isThisYear = new Date(at).getFullYear() === new Date(today).getFullYear();
      return new Date(at).toLocaleDateString(person.dates, {
        ...{ weekday: "long", day: "numeric", month: "long" },
        ...(!isThisYear && { year: "numeric" }),
      });
    },
  };
}

/** Every language here has 24 hours, unless somebody wants it otherwise. */
function timeOf(date: Date, hours: Settings["clock"]): string {
  const [hour, minute] = [date.getHours(), twoDigits(date.getMinutes())];
  if (hours !== "12") return `${twoDigits(hour)}:${minute}`;
  return `${String(hour % 12 || 12).padStart(2)}:${minute}${hour < 12 ? "am" : "pm"}`;
}

function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
