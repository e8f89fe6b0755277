/** Times as their reader writes them: in their zone, in their language. */
import type { Settings } from "../protocol/mod.ts";
import { chat, person } from "../words/mod.ts";

export interface Clock {
  now(): number;
  /** "09:14". */
  time(at: number): string;
  /** The same for all moments of one day. */
  day(at: number): string;
  /** "Today", "Friday, 14 March". */
  dayLabel(at: number): string;
  /** To the second, for whoever asks for it. */
  exactly(at: number): string;
}

interface ClockOptions {
  readonly zone: string;
  /** "auto": as the language has them. */
  readonly hours: Settings["clock"];
  now(): number;
}

const CYCLES = { "12": { hourCycle: "h12" }, "24": { hourCycle: "h23" } } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

export function createClock({ zone, hours, now }: ClockOptions): Clock {
  const cycle = hours === "auto" ? {} : CYCLES[hours];
  // Each takes milliseconds to make, and most pages need two of them
  const format = (options: Intl.DateTimeFormatOptions) => {
    let made: Intl.DateTimeFormat | null = null;
    return (at: number) =>
      (made ??= new Intl.DateTimeFormat(person.dates, { timeZone: zone, ...options })).format(at);
  };
  const time = format({ hour: "2-digit", minute: "2-digit", ...cycle });
  const day = format({ year: "numeric", month: "2-digit", day: "2-digit" });
  const inYear = format({ weekday: "long", day: "numeric", month: "long" });
  const whole = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const year = format({ year: "numeric" });
  return {
    now,
    time,
    day,
    dayLabel: (at) => {
      const today = now();
      if (day(at) === day(today)) return chat.line.today;
      if (day(at) === day(today - DAY_MS)) return chat.line.yesterday;
      return year(at) === year(today) ? inYear(at) : whole(at);
    },
    exactly: format({ dateStyle: "full", timeStyle: "medium", ...cycle }),
  };
}
