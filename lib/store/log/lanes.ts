/** The feed's rows: read lane by lane, rung for by bells, trimmed by stamp. */
import type { Stamp } from "../../protocol/mod.ts";
import { type FeedEntry, feedItem, type FeedRow, stamped } from "./feed_entry.ts";
import { AFTER_ALL, bellRow, feedOf, trimmedRow } from "../rows.ts";
import type { Store } from "../database/store.ts";

/** Who is given fewer has them all. */
export const ENTRIES_AT_ONCE = 100;
const TRIM_AT_ONCE = 500;
/** Before every stamp that there is. */
export const BEFORE_ALL = "" as Stamp;

/**
 * What was told in a lane after a stamp, in order; not always all of it. Null when something of it
 * is not to be had any more.
 */
export async function readLane(
  store: Store,
  lane: number,
  after: Stamp,
): Promise<FeedEntry[] | null> {
  const rows = store.kv.list<FeedRow>(
    { start: [...feedOf(lane), after, 0], end: [...feedOf(lane), AFTER_ALL] },
    { limit: ENTRIES_AT_ONCE, batchSize: ENTRIES_AT_ONCE },
  );
  const entries = [];
  for await (const { key, value } of rows) {
    const items = store.told.take(value.word, lane) ?? value.items?.map(feedItem);
    if (items === undefined) return null;
    entries.push(stamped(key.at(-1) as Stamp, items));
  }
  return entries;
}

/** The stamp of the last entry of each lane, for a feed that starts there. */
export async function lastOfLanes(store: Store): Promise<Stamp[]> {
  store.told.follow();
  return await Promise.all(Array.from({ length: store.lanes }, async (_, lane) => {
    const rows = store.kv.list({ prefix: feedOf(lane) }, { limit: 1, reverse: true });
    for await (const { key } of rows) return key.at(-1) as Stamp;
    return await trimmedUpTo(store);
  }));
}

export async function trimmedUpTo(store: Store): Promise<Stamp> {
  return (await store.kv.get<Stamp>(trimmedRow.key)).value ?? BEFORE_ALL;
}

/**
 * Takes away what is not after the stamp. The mark is set first: who reads a lane afterwards and
 * finds the mark before its place has missed nothing.
 */
export async function trimLanes(store: Store, upTo: Stamp): Promise<void> {
  await store.kv.set(trimmedRow.key, upTo);
  for (let lane = 0; lane < store.lanes; lane++) {
    while (await trimSome(store, lane, upTo) === TRIM_AT_ONCE);
  }
}

async function trimSome(store: Store, lane: number, upTo: Stamp): Promise<number> {
  const rows = store.kv.list(
    { prefix: feedOf(lane), end: [...feedOf(lane), upTo, 0] },
    { limit: TRIM_AT_ONCE, batchSize: TRIM_AT_ONCE },
  );
  const atomic = store.kv.atomic();
  let count = 0;
  for await (const { key } of rows) {
    atomic.delete(key);
    count++;
  }
  if (count > 0) await atomic.commit();
  return count;
}

/** The lanes whose bells rang, each time some did. Says all of them once at the start. */
export async function* bellsOf(store: Store, signal: AbortSignal): AsyncGenerator<number[]> {
  const keys = Array.from({ length: store.lanes }, (_, lane) => bellRow(lane).key);
  const reader = store.bells.watch<string[]>(keys).getReader();
  const stop = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", stop, { once: true });
  try {
    const heard: (string | null)[] = [];
    while (!signal.aborted) {
      const { done, value } = await reader.read();
      if (done) return;
      const rung = value.flatMap(({ versionstamp }, lane) =>
        versionstamp === heard[lane] ? [] : lane
      );
      for (const lane of rung) heard[lane] = value[lane]!.versionstamp;
      if (rung.length > 0) yield rung;
    }
  } finally {
    signal.removeEventListener("abort", stop);
    await reader.cancel().catch(() => {});
  }
}
