/** How each event moves the tally that what is unread in a thread is counted from. */
import type { UserId } from "../protocol/ids.ts";
import type { ThreadTally } from "../protocol/thread.ts";
import { withOrdinal, withoutOrdinal } from "./ordinals.ts";

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
