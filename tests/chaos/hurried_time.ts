/** Real time for a client, but faster: its pauses are made for people, and a test has none to lose. */
import { systemTime, type Time } from "../../lib/client/mod.ts";

export function hurriedTime(times: number, random: () => number): Time {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * times,
    after: (ms, run) => systemTime.after(ms / times, run),
    random,
  };
}
