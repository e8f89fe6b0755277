/** What is new of what others do, in the order of the commits, and how each event moves it. */
import type { Moment } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import type { NewActivity, OwnActivity } from "../protocol/thread.ts";

/** What is known already is not new again; of very much only the newest stay. */
export function newActivity(
  known: readonly NewActivity[],
  more: readonly NewActivity[],
): NewActivity[] {
  const all = [...known];
  for (const one of more) if (!all.some((other) => isSame(one, other))) all.push(one);
  all.sort((one, other) => one.moment < other.moment ? -1 : one.moment > other.moment ? 1 : 0);
  return all.slice(-LIMITS.unreadActivity);
}

function isSame(one: NewActivity, other: NewActivity): boolean {
  return one.moment === other.moment && one.by === other.by && one.id === other.id;
}

/** One's own log and a sync may tell the same: the later wins, whichever comes first. */
export function activityAfterNoted(
  own: OwnActivity,
  { moment, by, id }: NewActivity,
): OwnActivity {
  if (moment <= (own.read ?? "")) return own;
  return { ...own, unread: newActivity(own.unread, [{ moment, by, id }]) };
}

export function activityAfterSeen(own: OwnActivity, read: Moment): OwnActivity {
  if (read <= (own.read ?? "")) return own;
  return { read, unread: own.unread.filter(({ moment }) => moment > read) };
}
