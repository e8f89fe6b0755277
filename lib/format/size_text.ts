import { person } from "../words/mod.ts";

const UNITS = [["gigabyte", 1e9], ["megabyte", 1e6], ["kilobyte", 1e3]] as const;

/** "482 kB"; nobody counts single bytes, unless there are none. */
export function sizeText(bytes: number): string {
  const [unit, size] = UNITS.find(([, size]) => bytes >= size) ?? UNITS[2];
  const format = new Intl.NumberFormat(person.dates, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: size === 1e3 ? 0 : 1,
  });
  return format.format(bytes === 0 ? 0 : Math.max(1, bytes / size));
}
