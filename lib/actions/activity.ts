/**
 * What others did that concerns one. Only ids were noted, so each item is looked up anew: what was
 * deleted, taken back or is no longer one's to see is not among them.
 */
import {
  accept,
  type ActivityItem,
  type Ask,
  LIMITS,
  type Message,
  type MessageId,
  type Moment,
  type Outcome,
  type OwnActivity,
  type Result,
  type RoomId,
  type UserId,
} from "../protocol/mod.ts";
import { newActivity } from "../rules/mod.ts";
import {
  ACTIVITY,
  activityNoted,
  activityReadOf,
  activityReadRow,
  currentEach,
  idOfNoted,
  ignoredBy,
  newActivityOf,
  type NotedActivity,
  openReading,
  readPlaced,
} from "../store/mod.ts";
import type { Ground } from "./ground.ts";
import { bytesOf } from "./page.ts";

const PAGE_ITEMS = 30;

export async function pageActivity(
  { store }: Ground,
  me: UserId,
  { before, kinds }: Ask<"activity.page">,
): Promise<Outcome<Result<"activity.page">>> {
  const [noted, ignored] = await Promise.all([activityNoted(store, me), ignoredBy(store, me)]);
  const listed = newestOfEach(noted.flatMap(({ moment, what }) => {
    return what.map((each): Listed => ({ ...each, moment, id: idOfNoted(moment, each) }));
  })).filter(({ moment, kind, by }) =>
    (before === undefined || moment < before) && (kinds?.includes(kind) ?? true) &&
    !ignored.includes(by)
  );
  const items: ActivityItem[] = [];
  let [at, bytes] = [0, 0];
  // What one commit noted stays together: the next page begins after a moment
  while (at < listed.length && items.length < PAGE_ITEMS && bytes < LIMITS.pageBytes) {
    const some = upTo(listed, at, PAGE_ITEMS);
    at += some.length;
    const shown = await lookUp(store, me, some);
    bytes += shown.reduce((sum, { message }) => sum + bytesOf(message), 0);
    items.push(...shown);
  }
  return accept({ items, older: at < listed.length });
}

type Listed = NotedActivity & { readonly moment: Moment; readonly id: MessageId };

/** A reaction that was taken back and given again, a message that came to mention one twice. */
function newestOfEach(all: readonly Listed[]): Listed[] {
  const known = new Set<string>();
  return all.filter((one) => {
    const emoji = one.kind === "reaction" ? one.emoji : "";
    const name = `${one.kind} ${one.id} ${one.by} ${emoji}`;
    return !known.has(name) && known.add(name);
  });
}

function upTo(listed: readonly Listed[], at: number, most: number): Listed[] {
  let end = Math.min(at + most, listed.length);
  while (end < listed.length && listed[end]!.moment === listed[end - 1]!.moment) end++;
  return listed.slice(at, end);
}

async function lookUp(
  store: Ground["store"],
  me: UserId,
  listed: readonly Listed[],
): Promise<ActivityItem[]> {
  const rooms = [...new Set(listed.map(({ room }) => room))];
  const found = await Promise.all(rooms.map(async (room): Promise<[RoomId, Message[]]> => {
    const reading = await openReading(store, me, room);
    if (reading === null) return [room, []];
    const ids = new Set(listed.filter((one) => one.room === room).map(({ id }) => id));
    return [room, await currentEach(store, reading, await readPlaced(store, reading, [...ids]))];
  }));
  const messages = new Map(found.flatMap(([, some]) => some.map((one) => [one.id, one] as const)));
  return listed.flatMap((one) => {
    const message = messages.get(one.id);
    if (message === undefined || !isStillSo(one, message, me)) return [];
    const { moment, kind, room, by } = one;
    return { moment, kind, room, by, message, ...(kind === "reaction" && { emoji: one.emoji }) };
  });
}

function isStillSo(one: Listed, message: Message, me: UserId): boolean {
  if (message.deleted !== undefined) return false;
  if (one.kind === "mention") return message.mentions?.includes(me) ?? false;
  if (one.kind === "reply") return true;
  const { by = {} } = message.reactions ?? {};
  return one.kind === "reaction" && Object.hasOwn(by, one.emoji) &&
    by[one.emoji]!.includes(one.by);
}

/** What is new of it. */
export async function ownActivityOf(store: Ground["store"], me: UserId): Promise<OwnActivity> {
  const [noted, read] = await Promise.all([
    activityNoted(store, me, LIMITS.unreadActivity),
    activityReadOf(store, me),
  ]);
  const unread = noted.filter(({ moment }) => moment > (read ?? "")).toReversed()
    .flatMap(({ moment, what }) => what.map((each) => newActivityOf(moment, each)));
  return { read, unread: newActivity([], unread) };
}

/** Forward only, and never beyond the newest. */
export async function readActivity(
  { store }: Ground,
  me: UserId,
  { to }: Ask<"activity.read">,
): Promise<Outcome<Result<"activity.read">>> {
  const [newest] = await activityNoted(store, me, 1);
  if (newest === undefined) return accept({});
  const read = to < newest.moment ? to : newest.moment;
  const row = activityReadRow(me);
  const done = await store.writer.write({
    rows: [row],
    decide(draft) {
      if (read <= (draft.get(row) ?? "")) return { ok: true };
      draft.set(row, read);
      draft.change(me, ACTIVITY);
      draft.tell(me, { type: "activity.seen", read });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}
