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
const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Wherever one is, a day begins with one of these. */
const QUARTER_MS = 15 * MINUTE_MS;

export function createClock({ zone, hours, now }: ClockOptions): Clock {
  const cycle = hours === "auto" ? {} : CYCLES[hours];
  // Each takes milliseconds to make, and most pages need two of them
  const format = (options: Intl.DateTimeFormatOptions) => {
    let made: Intl.DateTimeFormat | null = null;
    return (at: number) =>
      (made ??= new Intl.DateTimeFormat(person.dates, { timeZone: zone, ...options })).format(at);
  };
  const time = oncePer(MINUTE_MS, format({ hour: "2-digit", minute: "2-digit", ...cycle }));
  const day = oncePer(QUARTER_MS, format({ year: "numeric", month: "2-digit", day: "2-digit" }));
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

/** Messages side by side are mostly of the same minute; all of a list are asked about one after the other. */
function oncePer(ms: number, write: (at: number) => string): (at: number) => string {
  let kept = { of: NaN, text: "" };
  return (at) => {
    const of = Math.floor(at / ms);
    if (kept.of !== of) kept = { of, text: write(at) };
    return kept.text;
  };
}
