/** Rooms as one person sees them, and where that person stands in each. */
import {
  type Cursor,
  cursorBefore,
  cursorOf,
  type Member,
  type MessageId,
  type RoomCard,
  type RoomId,
  type RoomView,
  type Stamp,
  type Tally,
  type UserId,
} from "../../protocol/mod.ts";
import { getAll } from "../database/get_all.ts";
import {
  goneRow,
  headRow,
  memberPrefix,
  memberRow,
  mentionRow,
  ownHeadRow,
  ownRow,
  publicPrefix,
  readRow,
  roomOfPrefix,
  roomRow,
  type Row,
  shoutRow,
} from "../rows.ts";
import type { Mark } from "../values/logs.ts";
import type { Head, MemberRow, ReadRow, RoomRow } from "../values/rooms.ts";
import type { Reading } from "../messages/messages.ts";
import { factsOf } from "./room_facts.ts";
import type { Store } from "../database/store.ts";
import { followedIn, roomsWithFollows } from "../messages/threads.ts";

/** A room with everything that one of its members may know; null for everyone else. */
export interface Seen {
  readonly view: RoomView;
  readonly reading: Reading;
  readonly lastRead: MessageId | undefined;
}

export async function seeRoom(store: Store, user: UserId, room: RoomId): Promise<Seen | null> {
  const found = await readRoom(store, user, room);
  return found && await seeFound(store, user, found, true);
}

/** Which of them have threads that one follows is asked once, not of each. */
export async function seeRooms(
  store: Store,
  user: UserId,
  rooms: readonly RoomId[],
): Promise<Seen[]> {
  const found = await Promise.all(rooms.map((room) => readRoom(store, user, room)));
  // The heads came first: what is followed since then is told again
  const following = new Set(await roomsWithFollows(store, user));
  const there = found.filter((room) => room !== null);
  return await Promise.all(
    there.map((room) => seeFound(store, user, room, following.has(room.id))),
  );
}

interface Found {
  readonly id: RoomId;
  readonly head: Head;
  readonly cursor: Cursor;
  readonly facts: RoomRow;
  readonly member: MemberRow;
  /** When they became one, unless it is said in the row. */
  readonly since: Stamp;
  readonly own: number;
  readonly position: ReadRow | null;
}

async function readRoom(store: Store, user: UserId, id: RoomId): Promise<Found | null> {
  const rows = await store.kv.getMany<[Head, RoomRow, MemberRow, Deno.KvU64, ReadRow]>([
    headRow(id).key,
    roomRow(id).key,
    memberRow(id, user).key,
    ownRow(id, user).key,
    readRow(user, id).key,
  ]);
  const [head, facts, member, own, read] = rows;
  if (head.value === null || facts.value === null || member.value === null) return null;
  return {
    id,
    head: head.value,
    cursor: cursorOf(head.value.epoch, head.versionstamp as Stamp, head.value.word),
    facts: facts.value,
    member: member.value,
    since: member.versionstamp as Stamp,
    own: countOf(own.value),
    position: read.value,
  };
}

async function seeFound(
  store: Store,
  user: UserId,
  found: Found,
  mayFollow: boolean,
): Promise<Seen> {
  const { id, head, cursor, facts, member, since, position } = found;
  const [tally, followed] = await Promise.all([
    tallyOf(store, user, id, found),
    mayFollow ? followedIn(store, user, id, member) : [],
  ]);
  const view: RoomView = {
    id,
    facts: factsOf(facts),
    role: member.role,
    members: head.members,
    cursor,
    tally,
    movedAt: head.at,
    ...(followed.length === 0 ? {} : { followed }),
  };
  return { view, reading: readingOf(id, facts, member, since), lastRead: position?.at };
}

/** May they read there, and from where? Null for everyone who is not a member. */
export async function openReading(
  store: Store,
  user: UserId,
  room: RoomId,
): Promise<Reading | null> {
  return (await openAs(store, user, room))?.reading ?? null;
}

/** The same, and as which member. */
export async function openAs(
  store: Store,
  user: UserId,
  room: RoomId,
): Promise<{ reading: Reading; member: MemberRow } | null> {
  const [facts, member] = await store.kv.getMany<[RoomRow, MemberRow]>([
    roomRow(room).key,
    memberRow(room, user).key,
  ]);
  if (facts.value === null || member.value === null) return null;
  const reading = readingOf(room, facts.value, member.value, member.versionstamp as Stamp);
  return { reading, member: member.value };
}

/** For what somebody wrote themselves: whoever was ever in a room has a read position there. */
export async function ownReading(
  store: Store,
  user: UserId,
  room: RoomId,
): Promise<Reading | null> {
  const [facts, read] = await store.kv.getMany<[RoomRow, ReadRow]>([
    roomRow(room).key,
    readRow(user, room).key,
  ]);
  return facts.value === null || read.value === null ? null : { room, facts: facts.value };
}

function readingOf(room: RoomId, facts: RoomRow, { from }: MemberRow, stamp: Stamp): Reading {
  if (from === undefined) return { room, facts };
  return { room, facts, from: { epoch: from.epoch, stamp: from.stamp ?? stamp } };
}

async function tallyOf(
  store: Store,
  user: UserId,
  room: RoomId,
  { head, member: { since = 0 }, own, position }: Found,
): Promise<Tally> {
  const { read, ownRead, version } = position ?? { read: 0, ownRead: 0, version: 0 };
  const hasNews = head.count > read;
  const heard = Math.max(read, since);
  const [gone, mentioned, shouted] = await Promise.all([
    hasNews ? othersAfter(store, user, goneRow(room, read)) : [],
    hasNews ? mentionsAfter(store, user, room, read) : [],
    (head.lastShout ?? 0) > heard ? othersAfter(store, user, shoutRow(room, heard)) : [],
  ]);
  const mentions = [...new Set([...mentioned, ...shouted])].sort((one, other) => one - other);
  return { count: head.count, own, read, ownRead, gone, mentions, since, version };
}

export function countOf(counter: Deno.KvU64 | null): number {
  return Number(counter?.value ?? 0n);
}

/** Ordinals after a row's, of others' messages: those that were deleted, or that call everyone. */
async function othersAfter(store: Store, user: UserId, row: Row<UserId>): Promise<number[]> {
  const ordinals = [];
  for await (const { key, value } of store.kv.list<UserId>(beyond(row.key))) {
    if (value !== user) ordinals.push(key.at(-1) as number);
  }
  return ordinals;
}

async function mentionsAfter(
  store: Store,
  user: UserId,
  room: RoomId,
  read: number,
): Promise<number[]> {
  const rows = store.kv.list(beyond(mentionRow(user, room, read).key));
  return await Array.fromAsync(rows, ({ key }) => key.at(-1) as number);
}

/** The rows of the same kind with a larger number at their end. */
function beyond(key: Deno.KvKey): { start: Deno.KvKey; end: Deno.KvKey } {
  return { start: [...key, 0], end: [...key.slice(0, -1), Infinity] };
}

export async function roomsOf(store: Store, user: UserId): Promise<RoomId[]> {
  const rows = store.kv.list({ prefix: roomOfPrefix(user) }, {
    batchSize: 500,
  });
  return await Array.fromAsync(rows, ({ key }) => key.at(-1) as RoomId);
}

export async function listMembers(
  store: Store,
  room: RoomId,
  { after, limit }: { after?: UserId | undefined; limit: number },
): Promise<{ members: Member[]; more: boolean }> {
  const prefix = memberPrefix(room);
  const selector = { prefix, ...(after === undefined ? {} : { start: [...prefix, after, 0] }) };
  const rows = store.kv.list<MemberRow>(selector, { limit: limit + 1, batchSize: 500 });
  const members = await Array.fromAsync(rows, ({ key, value }) => ({
    user: key.at(-1) as UserId,
    role: value.role,
  }));
  return { members: members.slice(0, limit), more: members.length > limit };
}

/** Null where everybody has left. */
export async function findOwner(store: Store, room: RoomId): Promise<UserId | null> {
  const rows = store.kv.list<MemberRow>({ prefix: memberPrefix(room) }, { batchSize: 500 });
  for await (const { key, value } of rows) {
    if (value.role === "owner") return key.at(-1) as UserId;
  }
  return null;
}

export async function listPublic(
  store: Store,
  { after, limit }: { after?: RoomId | undefined; limit: number },
): Promise<{ rooms: RoomCard[]; more: boolean }> {
  const start = after === undefined ? {} : { start: [...publicPrefix, after, 0] };
  const selector = { prefix: publicPrefix, ...start };
  const listed = store.kv.list(selector, { limit: limit + 1, batchSize: 500 });
  const ids = await Array.fromAsync(listed, ({ key }) => key.at(-1) as RoomId);
  const rooms = await Promise.all(ids.slice(0, limit).map((id) => cardOf(store, id)));
  return { rooms: rooms.filter((card) => card !== null), more: ids.length > limit };
}

/** Rooms that are there no more have none. */
export async function roomNamesOf(store: Store, rooms: readonly RoomId[]): Promise<string[]> {
  const found = await getAll<RoomRow>(store, rooms.map((room) => roomRow(room).key));
  return found.flatMap(({ value }) => value === null ? [] : [value.name]);
}

async function cardOf(store: Store, id: RoomId): Promise<RoomCard | null> {
  const [facts, head] = await store.kv.getMany<[RoomRow, Head]>([roomRow(id).key, headRow(id).key]);
  if (facts.value === null || head.value === null) return null;
  const { name, topic, picture } = facts.value;
  return { id, name, topic, members: head.value.members, ...(picture && { picture }) };
}

/** Where these rooms stand, from memory where the feed keeps it there. */
export async function cursorsOf(
  store: Store,
  rooms: readonly RoomId[],
): Promise<Map<RoomId, Cursor>> {
  const unknown = rooms.map(headRow).filter((row) => !store.cache.has(row));
  if (unknown.length > 0) await store.cache.load(unknown);
  const cursors = new Map<RoomId, Cursor>();
  for (const room of rooms) {
    const seen = store.cache.seen(headRow(room));
    if (!seen?.value) continue;
    const { epoch, word } = seen.value;
    cursors.set(room, cursorOf(epoch, seen.versionstamp as Stamp, word));
  }
  return cursors;
}

/** Where a person's own log stands; before its first entry there is a place to stand on too. */
export async function ownCursorOf(store: Store, user: UserId): Promise<Cursor> {
  const { value, versionstamp } = await store.kv.get<Mark>(ownHeadRow(user).key);
  return value === null
    ? cursorBefore(store.epoch)
    : cursorOf(value.epoch, versionstamp as Stamp, value.word);
}
