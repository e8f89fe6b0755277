/**
 * What is unread in a thread that one follows, by the tally that it is counted from;
 * `thread_events.ts` moves that. Replies are numbered from 1; only those of others that are still there are unread.
 */
import type { ThreadTally } from "../protocol/thread.ts";

export function unreadInThread({ count, read, skipped }: ThreadTally): number {
  return Math.max(0, count - read - skipped.length);
}

/** As `withRead` does it for a room: back, only a whole tally knows what is between. */
export function withThreadRead(
  tally: ThreadTally,
  { read, version }: Pick<ThreadTally, "read" | "version">,
): ThreadTally {
  const isLater = version > tally.version || version === tally.version && read > tally.read;
  if (!isLater) return tally;
  const after = (numbers: readonly number[]) => numbers.filter((number) => number > read);
  return {
    ...tally,
    ...{ read, version, skipped: after(tally.skipped), mentions: after(tally.mentions) },
  };
}
