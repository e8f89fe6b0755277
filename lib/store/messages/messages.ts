/** Messages as they are now: pages of them, and single ones by their ids. */
import {
  type EarlierBody,
  type Epoch,
  type Message,
  type MessageId,
  messageIdOf,
  partsOf,
  type RoomId,
  type Stamp,
  utf8Length,
} from "../../protocol/mod.ts";
import { rowOfMessage } from "./find_message.ts";
import { getAll } from "../database/get_all.ts";
import { unpackMessages } from "../log/packed.ts";
import {
  AFTER_ALL,
  earlierPrefix,
  editRow,
  filesIn,
  messagesOf,
  pinRow,
  pinsRow,
  reactionsRow,
  threadOf,
  threadRow,
} from "../rows.ts";
import type {
  EarlierRow,
  EditRow,
  PinRow,
  ReactionsRow,
  StoredMessage,
  ThreadRow,
} from "../values/messages.ts";
import type { RoomRow } from "../values/rooms.ts";
import type { Store } from "../database/store.ts";
import { type Later, wireMessage, wireReplies } from "./wire_message.ts";

/** A room's messages for one reader: what was before they may look is not there. */
export interface Reading {
  readonly room: RoomId;
  readonly facts: RoomRow;
  /** The first commit that they see. */
  readonly from?: { readonly epoch: Epoch; readonly stamp: Stamp };
}

export interface Placed {
  readonly id: MessageId;
  readonly stored: StoredMessage;
}

interface Span {
  /** Beyond these, on either side. */
  readonly after?: MessageId | undefined;
  readonly before?: MessageId | undefined;
  readonly limit: number;
  readonly newestFirst?: boolean;
  /** No more rows are read when those that were are larger than this together. */
  readonly bytes?: number;
}

/** Rows hold one message or a hundred: few are read at a time, and no more than are needed. */
const ROWS_AT_ONCE = 24;

/** Always oldest first; `more` tells whether there were others beyond the limit. */
export async function readSpan(
  store: Store,
  { room, from }: Reading,
  { after, before, limit, newestFirst = false, bytes = Infinity }: Span,
): Promise<{ placed: Placed[]; more: boolean }> {
  // The database refuses a range that ends before it starts
  if (isHidden(before, from)) return { placed: [], more: false };
  const selector = { start: startOf(room, from, after), end: endOf(room, before) };
  const rows = store.kv.list<Uint8Array>(selector, {
    limit: limit + 2,
    batchSize: Math.min(limit + 2, ROWS_AT_ONCE),
    reverse: newestFirst,
  });
  const inOrder = (found: Placed[]) => newestFirst ? found.reverse() : found;
  const placed: Placed[] = [];
  let read = 0;
  for await (const { key, value } of rows) {
    if (read > bytes && placed.length > 0) return { placed: inOrder(placed), more: true };
    read += value.byteLength;
    const inside = placedIn(key, value).filter(({ id }) =>
      (after === undefined || id > after) && (before === undefined || id < before)
    );
    placed.push(...(newestFirst ? inside.reverse() : inside));
    if (placed.length > limit) break;
  }
  return { placed: inOrder(placed.slice(0, limit)), more: placed.length > limit };
}

function startOf(room: RoomId, from: Reading["from"], after: MessageId | undefined): Deno.KvKey {
  const first: Deno.KvKey = from === undefined
    ? messagesOf(room)
    : [...messagesOf(room), from.epoch, from.stamp];
  if (after === undefined) return first;
  if (isHidden(after, from)) return first;
  const { epoch, stamp } = partsOf(after);
  return [...messagesOf(room), epoch, stamp];
}

/** Whether it is from before the first commit that the reader sees. */
function isHidden(id: MessageId | undefined, from: Reading["from"]): boolean {
  return id !== undefined && from !== undefined && id < from.epoch + from.stamp;
}

function endOf(room: RoomId, before: MessageId | undefined): Deno.KvKey {
  if (before === undefined) return [...messagesOf(room), AFTER_ALL];
  const { epoch, stamp } = partsOf(before);
  // One part more than the row itself: the row is still inside
  return [...messagesOf(room), epoch, stamp, 0];
}

function placedIn(key: Deno.KvKey, value: Uint8Array): Placed[] {
  const [epoch, stamp] = key.slice(-2) as [Epoch, Stamp];
  return unpackMessages(value)[1].map((stored) => ({
    id: messageIdOf(epoch, stamp, stored.p),
    stored,
  }));
}

/** Those of the ids that are there for this reader. */
export async function readPlaced(
  store: Store,
  { room, from }: Reading,
  ids: readonly MessageId[],
): Promise<Placed[]> {
  const keys = new Map(ids.map((id) => {
    const { name, key } = rowOfMessage(room, id);
    return [name, key];
  }));
  const placed = new Map<MessageId, Placed>();
  for (const { key, value } of await getAll<Uint8Array>(store, [...keys.values()])) {
    if (value === null) continue;
    for (const found of placedIn(key, value)) placed.set(found.id, found);
  }
  return ids.flatMap((id) => {
    const found = placed.get(id);
    return found === undefined || isHidden(id, from) ? [] : found;
  });
}

type LaterOf = (
  store: Store,
  room: RoomId,
  placed: readonly Placed[],
) => Promise<Map<string, Later>>;

/** Messages side by side, with all that changed later. */
export async function currentPage(
  store: Store,
  reading: Reading,
  placed: readonly Placed[],
): Promise<Message[]> {
  return await current(store, reading, placed, laterOfRange);
}

/** The same for messages that lie apart. */
export async function currentEach(
  store: Store,
  reading: Reading,
  placed: readonly Placed[],
): Promise<Message[]> {
  return await current(store, reading, placed, laterOfEach);
}

async function current(
  store: Store,
  { room, facts }: Reading,
  placed: readonly Placed[],
  laterOf: LaterOf,
): Promise<Message[]> {
  if (placed.length === 0) return [];
  const later = await laterOf(store, room, placed);
  return placed.map(({ id, stored }) => {
    const { epoch, stamp } = partsOf(id);
    return wireMessage(facts, epoch, stamp, stored, later.get(id));
  });
}

const LATER_ROWS = [editRow, reactionsRow, pinRow, threadRow] as const;

const laterOfRange: LaterOf = async (store, room, placed) => {
  const [first, last] = [placed[0]!.id, placed.at(-1)!.id];
  const later = new Map<string, Later>();
  await Promise.all(LATER_ROWS.map(async (rowOf) => {
    const range = { start: rowOf(room, first).key, end: [...rowOf(room, last).key, 0] };
    for await (const entry of store.kv.list(range)) addLater(later, entry);
  }));
  return later;
};

const laterOfEach: LaterOf = async (store, room, placed) => {
  const keys = placed.flatMap(({ id }) => LATER_ROWS.map((rowOf) => rowOf(room, id).key));
  const later = new Map<string, Later>();
  for (const entry of await getAll<unknown>(store, keys)) {
    if (entry.value !== null) addLater(later, entry);
  }
  return later;
};

function addLater(
  later: Map<string, Later>,
  { key, value, versionstamp }: Deno.KvEntry<unknown>,
): void {
  const id = key[2] as string;
  later.set(id, { ...later.get(id), ...laterPart(key[0] as string, value, versionstamp as Stamp) });
}

function laterPart(name: string, value: unknown, stamp: Stamp): Later {
  if (name === "edit") return { edit: value as EditRow };
  if (name === "reactions") return { reactions: value as ReactionsRow };
  if (name === "pin") return { pin: value as PinRow };
  const thread = value as ThreadRow;
  return { replies: wireReplies({ ...thread, stamp: thread.stamp ?? stamp }) };
}

/** What is pinned in a room, newest first; for a reader some of it may be hidden. */
export async function pinnedIn(store: Store, room: RoomId): Promise<readonly MessageId[]> {
  return (await store.kv.get<readonly MessageId[]>(pinsRow(room).key)).value ?? [];
}

interface ListedSpan {
  readonly before?: MessageId | undefined;
  readonly limit: number;
}

interface Listed {
  readonly ids: MessageId[];
  readonly older: boolean;
}

/** The ids of a thread's replies, the newest `limit` of those before an id. */
export async function readThread(
  store: Store,
  reading: Reading,
  first: MessageId,
  span: ListedSpan,
): Promise<Listed> {
  return await readListed(store, reading, threadOf(reading.room, first), span);
}

/** The same for messages that came with files; of those that were deleted nothing hangs on them any more. */
export async function readWithFiles(
  store: Store,
  reading: Reading,
  span: ListedSpan,
): Promise<Listed> {
  return await readListed(store, reading, filesIn(reading.room), span);
}

async function readListed(
  store: Store,
  { from }: Reading,
  prefix: Deno.KvKey,
  { before, limit }: ListedSpan,
): Promise<Listed> {
  if (isHidden(before, from)) return { ids: [], older: false };
  const end = before === undefined
    ? [AFTER_ALL]
    : [partsOf(before).epoch, partsOf(before).stamp, 0];
  const start = from === undefined ? [] : [from.epoch, from.stamp];
  const rows = store.kv.list<number[]>(
    { start: [...prefix, ...start], end: [...prefix, ...end] },
    { limit: limit + 2, reverse: true },
  );
  const ids: MessageId[] = [];
  for await (const { key, value } of rows) {
    const [epoch, stamp] = key.slice(-2) as [Epoch, Stamp];
    const inRow = value.map((place) => messageIdOf(epoch, stamp, place)).reverse();
    ids.push(...inRow.filter((id) => before === undefined || id < before));
    if (ids.length > limit) break;
  }
  return { ids: ids.slice(0, limit).reverse(), older: ids.length > limit };
}

/** The texts that a message had before its edits, the newest of those before a version, oldest first. */
export async function earlierBodies(
  store: Store,
  room: RoomId,
  id: MessageId,
  { before = Infinity, bytes }: { before?: number | undefined; bytes: number },
): Promise<{ edits: EarlierBody[]; older: boolean }> {
  const prefix = earlierPrefix(room, id);
  const rows = store.kv.list<EarlierRow>({ prefix, end: [...prefix, before] }, { reverse: true });
  const edits: EarlierBody[] = [];
  let read = 0;
  for await (const { key, value } of rows) {
    if (read > bytes) return { edits: edits.reverse(), older: true };
    read += utf8Length(value.body);
    edits.push({ version: key.at(-1) as number, ...value });
  }
  return { edits: edits.reverse(), older: false };
}
