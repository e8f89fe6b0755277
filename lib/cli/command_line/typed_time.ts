const UNITS_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const AGO = /^(\d{1,9})([smhdw])$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** By the clock of the place, which may be another than this machine's. */
export type TimeAt = (now: number) => number;

/** `2h` before now, a date from its midnight on, or a date with a time; null for what is none of these. */
export function readTime(typed: string): TimeAt | null {
  const [, count, unit] = AGO.exec(typed) ?? [];
  if (count !== undefined) return (now) => Math.max(0, now - Number(count) * UNITS_MS[unit!]!);
  // A date alone would be taken as one in Greenwich
  const text = DATE.test(typed) ? `${typed}T00:00` : MOMENT.test(typed) ? typed : "";
  const time = Date.parse(text);
  // There is no 30th of February, and it is not taken for the 2nd of March
  if (new Date(time).getDate() !== Number(text.slice(8, 10))) return null;
  return () => Math.max(0, time);
}
