/** When people mostly want a message to go out. In the time zone of the device. Pure. */
export type Usual = "hour" | "tomorrow" | "monday";

export interface UsualTime {
  readonly is: Usual;
  readonly at: number;
}

const HOUR_MS = 60 * 60 * 1000;
const MORNING = 9;

export function usualTimes(now: number): UsualTime[] {
  const tomorrow = morningIn(now, 1);
  const monday = morningIn(now, daysToMonday(now));
  return [
    { is: "hour", at: now + HOUR_MS },
    { is: "tomorrow", at: tomorrow },
    ...(monday === tomorrow ? [] : [{ is: "monday", at: monday } as const]),
  ];
}

/** By the calendar: days have 23 hours, or 25, twice a year. */
function morningIn(now: number, days: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, MORNING).getTime();
}

function daysToMonday(now: number): number {
  return (8 - new Date(now).getDay()) % 7 || 7;
}

/** As a field for a day and a time takes it. */
export function toField(at: number): string {
  const day = new Date(at);
  const two = (part: number) => `${part}`.padStart(2, "0");
  const date = [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join("-");
  return `${date}T${two(day.getHours())}:${two(day.getMinutes())}`;
}

/** Null for what is no time, or is over. */
export function fromField(text: string, now: number): number | null {
  const at = new Date(text).getTime();
  return Number.isNaN(at) || at <= now ? null : at;
}
