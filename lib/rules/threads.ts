/**
 * What is unread in a thread that one follows, and how each event moves the tally that it is
 * counted from. Replies are numbered from 1; only those of others that are still there are unread.
 */
import type { UserId } from "../protocol/ids.ts";
import type { ThreadTally } from "../protocol/thread.ts";
import { withOrdinal, withoutOrdinal } from "./ordinals.ts";

export function unreadInThread({ count, read, skipped }: ThreadTally): number {
  return Math.max(0, count - read - skipped.length);
}

/** A reply, or what becomes of one. */
export interface ReplyNews {
  readonly reply?: number | undefined;
  readonly from: UserId;
  readonly mentions?: readonly UserId[] | undefined;
}

export function threadAfterSent(tally: ThreadTally, news: ReplyNews, me: UserId): ThreadTally {
  const { reply = 0, from, mentions = [] } = news;
  if (reply <= tally.count) return tally;
  const counted = { ...tally, count: reply };
  if (reply <= tally.read) return counted;
  if (from === me) return { ...counted, skipped: withOrdinal(tally.skipped, reply) };
  if (!mentions.includes(me)) return counted;
  return { ...counted, mentions: withOrdinal(tally.mentions, reply) };
}

export function threadAfterEdited(tally: ThreadTally, news: ReplyNews, me: UserId): ThreadTally {
  if (!isNews(tally, news, me)) return tally;
  const change = news.mentions?.includes(me) ? withOrdinal : withoutOrdinal;
  const mentions = change(tally.mentions, news.reply!);
  return mentions === tally.mentions ? tally : { ...tally, mentions };
}

export function threadAfterDeleted(tally: ThreadTally, news: ReplyNews, me: UserId): ThreadTally {
  if (!isNews(tally, news, me)) return tally;
  const skipped = withOrdinal(tally.skipped, news.reply!);
  const mentions = withoutOrdinal(tally.mentions, news.reply!);
  const isSame = skipped === tally.skipped && mentions === tally.mentions;
  return isSame ? tally : { ...tally, skipped, mentions };
}

function isNews({ read, count }: ThreadTally, { reply = 0, from }: ReplyNews, me: UserId): boolean {
  return from !== me && reply > read && reply <= count;
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
