/** A clock that stands still until the test moves it, forwards or back. */
import type { Clock } from "../../lib/clock.ts";

export interface TestClock extends Clock {
  move(ms: number): void;
}

export function testClock(start = Date.UTC(2026, 0, 1)): TestClock {
  let now = start;
  return { now: () => now, move: (ms) => void (now += ms) };
}
