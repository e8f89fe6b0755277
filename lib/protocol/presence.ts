/** What somebody says of whether they are there, and how exactly others are told. */
import type { Said } from "./person.ts";

export const AUTO: Said = { as: "auto", until: null };

/** Nobody needs to know to the minute when somebody was here. */
const SEEN_STEP_MS = 5 * 60_000;

export function roughly(at: number): number {
  return at - at % SEEN_STEP_MS;
}

/** What they say now: what has come to its end is said no more. */
export function saidAt(said: Said, now: number): Said {
  return said.until !== null && said.until <= now ? AUTO : said;
}
