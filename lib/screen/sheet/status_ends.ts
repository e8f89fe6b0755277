/** Until when something that one says of oneself holds. Pure. */
export const ENDS = ["never", "half hour", "hour", "four hours", "today", "week"] as const;
export type End = (typeof ENDS)[number];

const MINUTE_MS = 60_000;

/** By the clock of the device; null holds until it is changed. */
export function endOf(end: End, now: number): number | null {
  switch (end) {
    case "half hour":
      return now + 30 * MINUTE_MS;
    case "hour":
      return now + 60 * MINUTE_MS;
    case "four hours":
      return now + 240 * MINUTE_MS;
    case "today":
      return midnightAfter(now, 1);
    case "week":
      // Until Sunday is over
      return midnightAfter(now, (7 - new Date(now).getDay()) % 7 + 1);
    default:
      return null;
  }
}

function midnightAfter(now: number, days: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
}
