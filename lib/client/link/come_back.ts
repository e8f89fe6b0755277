/** How long to wait before the next attempt to reach the server. */
import { CLOSE_CODES } from "../../protocol/close_codes.ts";

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
/** For ends that are nobody's fault: a moment, so that not all come back in the same one. */
const SOON_MS = 2_000;

const SOON: number[] = [CLOSE_CODES.restarting, CLOSE_CODES.resync];

/** Anything up to twice as long as before, so that thousands of clients spread out. */
export function pauseBefore(attempt: number, random: number): number {
  return random * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
}

export function pauseAfterClose(code: number, attempt: number, random: number): number {
  if (attempt === 0 && SOON.includes(code)) return random * SOON_MS;
  return pauseBefore(attempt, random);
}
