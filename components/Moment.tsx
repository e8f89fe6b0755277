import { moments } from "../lib/words/mod.ts";

interface MomentProps {
  at: number;
  now: number;
  /** The zone of the clock that the reader goes by. */
  zone: string;
}

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** For an hour how long ago, then the clock, then the date; the exact moment on hover. */
export function Moment({ at, now, zone }: MomentProps) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactly(at, zone)}>
      {shortly({ at, now, zone })}
    </time>
  );
}

function shortly({ at, now, zone }: MomentProps): string {
  const minutes = Math.floor((now - at) / MINUTE_MS);
  if (at <= now && now - at < HOUR_MS) {
    return minutes === 0 ? moments.justNow : moments.minutesAgo(minutes);
  }
  const today = dateIn(now, zone);
  return dateIn(at, zone) === today ? clockIn(at, zone) : dateIn(at, zone);
}

function dateIn(at: number, timeZone: string): string {
  return format(at, { dateStyle: "long", timeZone });
}

function clockIn(at: number, timeZone: string): string {
  return format(at, { hour: "2-digit", minute: "2-digit", timeZone, timeZoneName: "short" });
}

function exactly(at: number, timeZone: string): string {
  return format(at, { dateStyle: "full", timeStyle: "long", timeZone });
}

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(moments.locale, options).format(at);
}
