import assert from "node:assert/strict";
import { createClock } from "../../lib/screen/clock.ts";

const clockOf = (hours: "auto" | "12" | "24") =>
  createClock({ zone: "Europe/Berlin", hours, now: () => Date.UTC(2026, 10, 21, 15) });
const afternoon = Date.UTC(2026, 10, 21, 14, 5);
const midnight = Date.UTC(2026, 10, 20, 23, 5);

Deno.test("times have 12 or 24 hours, as somebody has set it", () => {
  assert.match(clockOf("12").time(afternoon), /^0?3:05\sp\.?m\.?$/i);
  assert.match(clockOf("12").time(midnight), /^12:05\sa\.?m\.?$/i);
  assert.match(clockOf("12").exactly(afternoon), /3:05:00\sp\.?m\.?$/i);
  assert.equal(clockOf("24").time(afternoon), "15:05");
  assert.equal(clockOf("24").time(midnight), "00:05");
  assert.match(clockOf("24").exactly(midnight), /00:05:00$/);
});

Deno.test("days begin where one is, whatever the hours", () => {
  assert.equal(clockOf("12").dayLabel(midnight), "Today");
  assert.equal(clockOf("24").dayLabel(midnight - 10 * 60_000), "Yesterday");
});

Deno.test("asked about one after the other, each has its own time and its own day", () => {
  const { time, day } = clockOf("24");
  const shown = [0, 59_000, 60_000, 0].map((ms) => time(afternoon + ms));
  assert.deepEqual(shown, ["15:05", "15:05", "15:06", "15:05"]);
  const kathmandu = createClock({ zone: "Asia/Kathmandu", hours: "24", now: () => afternoon });
  const midnightThere = Date.UTC(2026, 10, 20, 18, 15);
  assert.notEqual(kathmandu.day(midnightThere - 1), kathmandu.day(midnightThere));
  assert.equal(kathmandu.day(midnightThere), kathmandu.day(midnightThere + 23 * 3_600_000));
  assert.notEqual(day(midnight), day(midnight - 10 * 60_000));
});
