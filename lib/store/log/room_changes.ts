/** What has changed in a log since a cursor. */
import {
  type Cursor,
  cursorOf,
  type Epoch,
  LIMITS,
  type MessageId,
  messageIdOf,
  partsOfCursor,
  PLACES,
  type RoomId,
  type RoomRole,
  type Stamp,
  type UserId,
} from "../../protocol/mod.ts";
import { getAll } from "../database/get_all.ts";
import { type Placed, type Reading, readSpan } from "../messages/messages.ts";
import { unpackChanges, wordOf } from "./packed.ts";
import { AFTER_ALL, changesOf, changesRow, memberRow, messagesRow, type Topic } from "../rows.ts";
import type { MemberRow } from "../values/rooms.ts";
import type { Store } from "../database/store.ts";

/** More than this is not worth catching up with: a fresh start is quicker. */
const MOST_MESSAGES = 500;
const MOST_CHANGES = 500;

/** The messages after a cursor; null when there are too many. */
export async function newSince(
  store: Store,
  reading: Reading,
  cursor: Cursor,
): Promise<Placed[] | null> {
  const { epoch, stamp } = partsOfCursor(cursor);
  const after = messageIdOf(epoch, stamp, PLACES - 1);
  const bytes = LIMITS.pageBytes;
  const { placed, more } = await readSpan(store, reading, { after, limit: MOST_MESSAGES, bytes });
  return more ? null : placed;
}

/** What the log noted after a cursor, each once; null when there is too much. */
export async function notedSince(
  store: Store,
  topic: Topic,
  cursor: Cursor,
): Promise<Set<string> | null> {
  const { epoch, stamp } = partsOfCursor(cursor);
  const rows = store.kv.list<Uint8Array>(
    { start: [...changesOf(topic), epoch, stamp, 0], end: [...changesOf(topic), AFTER_ALL] },
    { limit: MOST_CHANGES + 1 },
  );
  const refs = new Set<string>();
  let count = 0;
  for await (const { value } of rows) {
    if (++count > MOST_CHANGES) return null;
    for (const ref of unpackChanges(value)[1]) refs.add(ref);
  }
  return refs.size > MOST_CHANGES ? null : refs;
}

/** What one commit noted in a log. */
export interface Noted {
  readonly cursor: Cursor;
  readonly refs: readonly string[];
}

/** The next commits after a cursor that noted anything; each whole, so that a cursor lies between them. */
export async function nextNoted(
  store: Store,
  topic: Topic,
  cursor: Cursor,
  limit: number,
): Promise<{ noted: Noted[]; more: boolean }> {
  const { epoch, stamp } = partsOfCursor(cursor);
  const noted: Noted[] = [];
  let count = 0;
  for await (
    const { key, value } of store.kv.list<Uint8Array>(
      { start: [...changesOf(topic), epoch, stamp, 0], end: [...changesOf(topic), AFTER_ALL] },
      { limit: limit + 1 },
    )
  ) {
    if (count >= limit) return { noted, more: true };
    const [word, refs] = unpackChanges(value);
    noted.push({ cursor: cursorOf(key.at(-2) as Epoch, key.at(-1) as Stamp, word), refs });
    count += Math.max(1, refs.length);
  }
  return { noted, more: false };
}

/**
 * Whether this history has the commit that the cursor names. A database that was put back lacks
 * it, or has another one in its place.
 */
export async function holds(store: Store, topic: Topic, cursor: Cursor): Promise<boolean> {
  const { epoch, stamp, word } = partsOfCursor(cursor);
  const rows = await store.kv.getMany<Uint8Array[]>([
    messagesRow(topic as RoomId, epoch, stamp).key,
    changesRow(topic, epoch, stamp).key,
  ]);
  return rows.some(({ value }) => value !== null && wordOf(value) === word);
}

/** Splits what a room's log noted: ids of messages, and of people. */
export function sortRefs(refs: Iterable<string>): { messages: MessageId[]; people: UserId[] } {
  const all = [...refs];
  return {
    messages: all.filter((ref) => ref.length > MIN_MESSAGE_ID) as MessageId[],
    people: all.filter((ref) => ref.startsWith("u") && ref.length < MIN_MESSAGE_ID) as UserId[],
  };
}

const MIN_MESSAGE_ID = 20;

export async function rolesOf(
  store: Store,
  room: RoomId,
  people: readonly UserId[],
): Promise<{ user: UserId; role: RoomRole | null }[]> {
  const found = await getAll<MemberRow>(store, people.map((user) => memberRow(room, user).key));
  return found.map(({ value }, i) => ({ user: people[i]!, role: value?.role ?? null }));
}
