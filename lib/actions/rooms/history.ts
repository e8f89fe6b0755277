import {
  accept,
  type Ask,
  type ClientId,
  LIMITS,
  type MessageId,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../../protocol/mod.ts";
import {
  currentEach,
  currentPage,
  earlierBodies,
  firstSince,
  openReading,
  ownReading,
  type Reading,
  readPlaced,
  readSpan,
  readThread,
} from "../../store/mod.ts";
import type { Ground } from "../ground.ts";
import { newestThatFit, oldestThatFit } from "../messages/page.ts";

const DEFAULT_LIMIT = 50;

export async function pageHistory(
  { store }: Ground,
  me: UserId,
  { room, before, after, around, at, limit = DEFAULT_LIMIT }: Ask<"history.page">,
): Promise<Outcome<Result<"history.page">>> {
  if ([before, after, around, at].filter((edge) => edge !== undefined).length > 1) {
    return refuse("bad_command", "only one of before, after, around and at");
  }
  const reading = await openReading(store, me, room);
  if (reading === null) return refuse("not_found");
  const middle = at === undefined ? around : await firstSince(store, reading, at) ?? undefined;
  return accept(
    middle === undefined
      ? await oneWay(store, reading, { before, after, limit })
      : await bothWays(store, reading, middle, limit),
  );
}

type Page = Result<"history.page">;
const bytes = LIMITS.pageBytes;

async function oneWay(
  store: Ground["store"],
  reading: Reading,
  { before, after, limit }: {
    before: MessageId | undefined;
    after: MessageId | undefined;
    limit: number;
  },
): Promise<Page> {
  if (after !== undefined) return await pageAfter(store, reading, after, limit);
  const { placed, more } = await readSpan(store, reading, {
    ...{ before, limit, bytes, newestFirst: true },
  });
  const { messages, isCut } = newestThatFit(await currentPage(store, reading, placed));
  const newer = before !== undefined && await isThere(store, reading, before, { after: before });
  return { messages, older: more || isCut, newer };
}

async function pageAfter(
  store: Ground["store"],
  reading: Reading,
  after: MessageId,
  limit: number,
): Promise<Page> {
  const { placed, more } = await readSpan(store, reading, { after, limit, bytes });
  const { messages, isCut } = oldestThatFit(await currentPage(store, reading, placed));
  const older = await isThere(store, reading, after, { before: after });
  return { messages, older, newer: more || isCut };
}

/** A message itself, or any on that side of it: who asks may name one that never was. */
async function isThere(
  store: Ground["store"],
  reading: Reading,
  id: MessageId,
  side: { before: MessageId } | { after: MessageId },
): Promise<boolean> {
  if ((await readPlaced(store, reading, [id])).length > 0) return true;
  const newestFirst = "before" in side;
  const { placed } = await readSpan(store, reading, { ...side, limit: 1, newestFirst });
  return placed.length > 0;
}

/** The message itself counts with the newer half. */
async function bothWays(
  store: Ground["store"],
  reading: Reading,
  around: MessageId,
  limit: number,
): Promise<Page> {
  const half = Math.ceil(limit / 2);
  const itself = await readPlaced(store, reading, [around]);
  const [before, after] = await Promise.all([
    readSpan(store, reading, { before: around, limit: limit - half, bytes, newestFirst: true }),
    readSpan(store, reading, { after: around, limit: half - itself.length, bytes }),
  ]);
  const [older, newer] = [
    newestThatFit(await currentPage(store, reading, before.placed)),
    oldestThatFit(await currentPage(store, reading, [...itself, ...after.placed])),
  ];
  return {
    messages: [...older.messages, ...newer.messages],
    older: before.more || older.isCut,
    newer: after.more || newer.isCut,
  };
}

export async function pageThread(
  { store }: Ground,
  me: UserId,
  { room, thread, before, limit = DEFAULT_LIMIT }: Ask<"thread.page">,
): Promise<Outcome<Result<"thread.page">>> {
  const reading = await openReading(store, me, room);
  if (reading === null) return refuse("not_found");
  const { ids, older } = await readThread(store, reading, thread, { before, limit });
  const messages = await currentEach(
    store,
    reading,
    await readPlaced(store, reading, [thread, ...ids]),
  );
  const root = messages.find(({ id }) => id === thread);
  if (root === undefined) return refuse("not_found");
  const replies = newestThatFit(messages.filter((message) => message !== root));
  return accept({ root, messages: replies.messages, older: older || replies.isCut });
}

export async function listEdits(
  { store }: Ground,
  me: UserId,
  { room, id, before }: Ask<"message.edits">,
): Promise<Outcome<Result<"message.edits">>> {
  const reading = await openReading(store, me, room);
  if (reading === null) return refuse("not_found");
  const [found] = await readPlaced(store, reading, [id]);
  if (found === undefined) return refuse("not_found");
  return accept(await earlierBodies(store, room, id, { before, bytes }));
}

const FIND_AT_ONCE = 1_000;
/** Read for one answer; the client asks on from there. */
const MOST_READ = 5_000;

/**
 * By reading on from where they can have been sent; a client asks this seldom, after a loss. One
 * who is out of the room, or may not see its past any more, still learns what became of their own.
 */
export async function findMine(
  { store }: Ground,
  me: UserId,
  { room, ids, after }: Ask<"message.find">,
): Promise<Outcome<Result<"message.find">>> {
  const reading = await ownReading(store, me, room);
  if (reading === null) return refuse("not_found");
  const wanted = new Set<ClientId | undefined>(ids.slice(0, LIMITS.findIds));
  const found: [ClientId, MessageId][] = [];
  let from = after ?? undefined;
  for (let read = 0; read < MOST_READ; read += FIND_AT_ONCE) {
    const { placed, more } = await readSpan(store, reading, { after: from, limit: FIND_AT_ONCE });
    for (const { id, stored } of placed) {
      if (stored.from === me && wanted.has(stored.id)) found.push([stored.id!, id]);
    }
    if (!more || found.length === wanted.size) return accept({ found, next: null });
    from = placed.at(-1)!.id;
  }
  return accept({ found, next: from! });
}
