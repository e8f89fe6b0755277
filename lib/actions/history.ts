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
} from "../protocol/mod.ts";
import {
  currentEach,
  currentPage,
  earlierBodies,
  openReading,
  type Placed,
  type Reading,
  readPlaced,
  readSpan,
  readThread,
} from "../store/mod.ts";
import type { Ground } from "./ground.ts";

const DEFAULT_LIMIT = 50;

export async function pageHistory(
  { store }: Ground,
  me: UserId,
  { room, before, after, around, limit = DEFAULT_LIMIT }: Ask<"history.page">,
): Promise<Outcome<Result<"history.page">>> {
  if ([before, after, around].filter((edge) => edge !== undefined).length > 1) {
    return refuse("bad_command", "only one of before, after and around");
  }
  const reading = await openReading(store, me, room);
  if (reading === null) return refuse("not_found");
  const { placed, older, newer } = around === undefined
    ? await oneWay(store, reading, { before, after, limit })
    : await bothWays(store, reading, around, limit);
  return accept({ messages: await currentPage(store, reading, placed), older, newer });
}

interface Found {
  placed: Placed[];
  older: boolean;
  newer: boolean;
}

async function oneWay(
  store: Ground["store"],
  reading: Reading,
  { before, after, limit }: {
    before: MessageId | undefined;
    after: MessageId | undefined;
    limit: number;
  },
): Promise<Found> {
  if (after !== undefined) {
    const { placed, more } = await readSpan(store, reading, { after, limit });
    return { placed, older: true, newer: more };
  }
  const { placed, more } = await readSpan(store, reading, { before, limit, newestFirst: true });
  return { placed, older: more, newer: before !== undefined };
}

/** The message itself counts with the newer half. */
async function bothWays(
  store: Ground["store"],
  reading: Reading,
  around: MessageId,
  limit: number,
): Promise<Found> {
  const half = Math.ceil(limit / 2);
  const [older, newer, itself] = await Promise.all([
    readSpan(store, reading, { before: around, limit: limit - half, newestFirst: true }),
    readSpan(store, reading, { after: around, limit: half - 1 }),
    readPlaced(store, reading, [around]),
  ]);
  const placed = [...older.placed, ...itself, ...newer.placed];
  return { placed, older: older.more, newer: newer.more };
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
  return accept({ root, messages: messages.filter((message) => message !== root), older });
}

export async function listEdits(
  { store }: Ground,
  me: UserId,
  { room, id }: Ask<"message.edits">,
): Promise<Outcome<Result<"message.edits">>> {
  const reading = await openReading(store, me, room);
  if (reading === null) return refuse("not_found");
  const [found] = await readPlaced(store, reading, [id]);
  if (found === undefined) return refuse("not_found");
  return accept({ edits: await earlierBodies(store, room, id) });
}

const FIND_AT_ONCE = 1_000;

/** By reading on from where they can have been sent; a client asks this seldom, after a loss. */
export async function findMine(
  { store }: Ground,
  me: UserId,
  { room, ids, after }: Ask<"message.find">,
): Promise<Outcome<Result<"message.find">>> {
  const reading = await openReading(store, me, room);
  if (reading === null) return refuse("not_found");
  const wanted = new Set<ClientId | undefined>(ids.slice(0, LIMITS.findIds));
  const found: [ClientId, MessageId][] = [];
  let from = after ?? undefined;
  for (;;) {
    const { placed, more } = await readSpan(store, reading, { after: from, limit: FIND_AT_ONCE });
    for (const { id, stored } of placed) {
      if (stored.from === me && wanted.has(stored.id)) found.push([stored.id!, id]);
    }
    if (!more || found.length === wanted.size) return accept({ found });
    from = placed.at(-1)!.id;
  }
}
