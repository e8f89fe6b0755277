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
  type Outcome,
  type OwnActivity,
  type Result,
  type UserId,
} from "../../protocol/mod.ts";
import { newActivity } from "../../rules/mod.ts";
import {
  ACTIVITY,
  activityNoted,
  activityReadOf,
  activityReadRow,
  currentEach,
  ignoredBy,
  newActivityOf,
  openReading,
  readPlaced,
} from "../../store/mod.ts";
import { listActivity, type Listed } from "./activity_list.ts";
import type { Ground } from "../ground.ts";
import { bytesOf } from "./page.ts";

const PAGE_ITEMS = 30;

export async function pageActivity(
  { store }: Ground,
  me: UserId,
  { before, kinds }: Ask<"activity.page">,
): Promise<Outcome<Result<"activity.page">>> {
  const [all, ignored] = await Promise.all([listActivity(store, me), ignoredBy(store, me)]);
  const listed = all.filter(({ moment, kind }) =>
    (before === undefined || moment < before) && (kinds?.includes(kind) ?? true)
  );
  const items: ActivityItem[] = [];
  let [at, bytes] = [0, 0];
  while (at < listed.length && items.length < PAGE_ITEMS && bytes < LIMITS.pageBytes) {
    const some = upTo(listed, at, PAGE_ITEMS);
    at += some.length;
    const shown = (await lookUp(store, me, some)).filter(({ by }) => !ignored.includes(by));
    bytes += shown.reduce((sum, { message }) => sum + bytesOf(message), 0);
    items.push(...shown);
  }
  return accept({ items, older: at < listed.length });
}

/** What one commit brought stays together: the next page begins after a moment. */
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
  const found = await Promise.all(rooms.map(async (room): Promise<Message[]> => {
    const reading = await openReading(store, me, room);
    if (reading === null) return [];
    const ids = new Set(listed.filter((one) => one.room === room).map(({ id }) => id));
    return await currentEach(store, reading, await readPlaced(store, reading, [...ids]));
  }));
  const messages = new Map(found.flat().map((message) => [message.id, message]));
  return listed.flatMap((one) => {
    const message = messages.get(one.id);
    if (message === undefined || !isStillSo(one, message, me)) return [];
    const { moment, kind, room, by, emoji } = one;
    return {
      ...{ moment, kind, room, by: by ?? message.from, message },
      ...(emoji !== undefined && { emoji }),
    };
  });
}

function isStillSo({ kind, by, emoji, since = 0 }: Listed, message: Message, me: UserId): boolean {
  if (message.deleted !== undefined) return false;
  if (kind === "mention") return message.mentions?.includes(me) ?? false;
  if (kind === "reply") return message.from !== me && (message.reply ?? Infinity) > since;
  const { by: reactions = {} } = message.reactions ?? {};
  return Object.hasOwn(reactions, emoji!) && reactions[emoji!]!.includes(by!);
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
