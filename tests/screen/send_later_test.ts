import assert from "node:assert/strict";
import { createClock } from "../../lib/screen/clock.ts";
import { fromField, toField, usualTimes } from "../../lib/screen/send_later/times.ts";
import { comingText } from "../../lib/screen/send_later/when_text.ts";
import { chat } from "../../lib/words/en.ts";

/** In the zone of whoever runs this, as in a browser. */
const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 10, day, hour, minute).getTime();
const timesAt = (now: number) => usualTimes(now).map(({ is, at }) => [is, at]);

const SATURDAY = 21;

Deno.test("an hour from now, tomorrow at nine and Monday at nine are offered", () => {
  assert.deepEqual(timesAt(at(SATURDAY, 16, 20)), [
    ["hour", at(SATURDAY, 17, 20)],
    ["tomorrow", at(SATURDAY + 1, 9)],
    ["monday", at(SATURDAY + 2, 9)],
  ]);
});

Deno.test("on a Sunday tomorrow is Monday, and on a Monday the next one is meant", () => {
  assert.deepEqual(timesAt(at(22, 8)).map(([is]) => is), ["hour", "tomorrow"]);
  assert.deepEqual(timesAt(at(23, 8))[2], ["monday", at(30, 9)]);
});

Deno.test("what the field holds is the time that was put in, and nothing that is over is taken", () => {
  const now = at(SATURDAY, 16);
  assert.equal(toField(at(2, 9, 5)), "2026-11-02T09:05");
  assert.equal(fromField(toField(at(22, 9, 5)), now), at(22, 9, 5));
  assert.equal(fromField(toField(now), now), null);
  assert.equal(fromField("soon", now), null);
});

Deno.test("when it will be is said as people say it", () => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const clock = createClock({ zone, hours: "24", now: () => at(SATURDAY, 16) });
  const { today, tomorrow, onDay } = chat.later.when;
  assert.equal(comingText(clock, at(SATURDAY, 17)), today("17:00"));
  assert.equal(comingText(clock, at(SATURDAY + 1, 9)), tomorrow("09:00"));
  const later = at(SATURDAY + 3, 9);
  assert.equal(comingText(clock, later), onDay(clock.dayLabel(later), "09:00"));
});
