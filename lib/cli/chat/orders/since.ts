// How far back somebody wants to look, besides what scripts take: by the day or by the clock. Pure.

import { readTime } from "../../command_line/typed_time.ts";

/** How many days before today. */
const DAYS: Readonly<Record<string, number>> = {
  ...{ today: 0, heute: 0, yesterday: 1, gestern: 1 },
};

/** When it was, by the clock of this machine; null for what names no time. */
export function momentIn(typed: string, now: number): number | null {
  const text = typed.trim().toLowerCase();
  if (Object.hasOwn(DAYS, text)) return daysBefore(now, DAYS[text]!);
  const time = readTime(isoDate(text).toUpperCase()) ?? readTime(text.replace(/^(\d+) /, "$1"));
  return time?.(now) ?? clockTime(text, now);
}

function daysBefore(now: number, days: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - days).getTime();
}

/** One that is still to come today was yesterday. */
function clockTime(text: string, now: number): number | null {
  const [found, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (found === undefined) return null;
  const at = new Date(now);
  at.setHours(Number(hour), Number(minute), 0, 0);
  if (at.getTime() > now) at.setDate(at.getDate() - 1);
  return at.getTime();
}

/** "1.11.2026", as dates are written where the day comes first. */
function isoDate(text: string): string {
  const [, day, month, year] = /^(\d\d?)\.(\d\d?)\.(\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
}
