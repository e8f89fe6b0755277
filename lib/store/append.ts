/** What happens to messages, each as part of one write: the rows, the log, and what is told. */
import type { MessageId, Notice, RoomId, Shout, UserId } from "../protocol/mod.ts";
import { partsOf } from "../protocol/mod.ts";
import { callAll, mention } from "./calling.ts";
import type { Draft } from "./draft.ts";
import { THIS_COMMIT } from "./feed_entry.ts";
import type { FoundRoom } from "./found_room.ts";
import { pack, unpackMessages } from "./packed.ts";
import {
  earlierRow,
  editRow,
  goneRow,
  messagesRow,
  ownRow,
  pinRow,
  pinsRow,
  reactionsRow,
  type Row,
  shoutRow,
  type StoredMessage,
  threadRow,
} from "./rows.ts";
import { wireMessage, wireReactions, wireReplies } from "./wire_message.ts";

export function appendMessage(
  draft: Draft,
  room: FoundRoom,
  message: Omit<StoredMessage, "p" | "ordinal">,
): { place: number; room: FoundRoom } {
  const place = draft.nextPlace();
  const counts = message.notice === undefined && message.thread === undefined;
  const ordinal = room.head.count + (counts ? 1 : 0);
  const stored: StoredMessage = { p: place, ordinal, ...message };
  draft.post(room.id, stored);
  const head = draft.moveHead(room.id, room.head, {
    count: ordinal,
    at: message.at,
    ...(counts && message.shout && { lastShout: ordinal }),
  });
  draft.tell(room.id, {
    type: "message.sent",
    message: wireMessage(room.facts, draft.epoch, THIS_COMMIT, stored),
  });
  if (counts) {
    draft.add(ownRow(room.id, message.from));
    mention(draft, room.id, stored, message.mentions ?? [], true);
    if (message.shout) draft.write(shoutRow(room.id, ordinal), message.from);
  }
  if (message.thread !== undefined) growThread(draft, room, message.thread, place);
  return { place, room: { ...room, head } };
}

export function appendNotice(
  draft: Draft,
  room: FoundRoom,
  from: UserId,
  at: number,
  notice: Notice,
): FoundRoom {
  return appendMessage(draft, room, { from, at, body: "", notice }).room;
}

/** A message as a write finds it; null where there is none. */
export function findMessage(draft: Draft, room: RoomId, id: MessageId): StoredMessage | null {
  const bytes = draft.get(rowOfMessage(room, id));
  if (bytes === null) return null;
  const { place } = partsOf(id);
  return unpackMessages(bytes)[1].find(({ p }) => p === place) ?? null;
}

export function rowOfMessage(room: RoomId, id: MessageId): Row<Uint8Array> {
  const { epoch, stamp } = partsOf(id);
  return messagesRow(room, epoch, stamp);
}

/** A text with one character beyond Latin-1 is stored with two bytes for each. */
const MOST_STORED = 2;

export function editMessage(
  draft: Draft,
  room: FoundRoom,
  id: MessageId,
  stored: StoredMessage,
  change: {
    body: string;
    at: number;
    mentions?: readonly UserId[] | undefined;
    shout?: Shout | undefined;
  },
): void {
  const before = draft.get(editRow(room.id, id));
  const body = before?.body ?? stored.body;
  const { mentions: mentioned = [], shout } = before ?? stored;
  const callsAlike = isSameList(mentioned, change.mentions ?? []) && shout === change.shout;
  if (body === change.body && callsAlike) return;
  const version = before?.edited.version ?? 0;
  const at = before?.edited.at ?? stored.at;
  draft.write(earlierRow(room.id, id, version), { body, at });
  draft.moreBytes += (body.length + change.body.length) * MOST_STORED;
  const edited = { version: version + 1, at: change.at };
  const called = {
    ...(change.mentions === undefined ? {} : { mentions: change.mentions }),
    ...(change.shout === undefined ? {} : { shout: change.shout }),
  };
  draft.set(editRow(room.id, id), { body: change.body, edited, ...called });
  const { ordinal, from } = stored;
  const counted = stored.thread === undefined;
  if (counted) {
    mention(draft, room.id, stored, mentioned, false);
    mention(draft, room.id, stored, change.mentions ?? [], true);
  }
  const head = counted ? callAll(draft, room, stored, shout, change.shout) : room.head;
  noteChange(draft, { ...room, head }, id);
  draft.tell(room.id, {
    type: "message.edited",
    id,
    ...(isSeenByAll(room, id) ? { body: change.body } : {}),
    edited,
    ...called,
    ordinal,
    from,
    counted,
  });
}

function isSameList(one: readonly UserId[], other: readonly UserId[]): boolean {
  return one.length === other.length && one.every((user, i) => user === other[i]);
}

/** Its text leaves every row: its own, those of its edits, its reactions, its mentions, its pin. */
export function deleteMessage(
  draft: Draft,
  room: FoundRoom,
  id: MessageId,
  stored: StoredMessage,
  { by, at }: { by: UserId; at: number },
): void {
  const { p, ordinal, from, id: clientId, replyTo, thread } = stored;
  const deleted = { by, at };
  const stub: StoredMessage = {
    p,
    ordinal,
    from,
    at: stored.at,
    body: "",
    ...(clientId === undefined ? {} : { id: clientId }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(thread === undefined ? {} : { thread }),
    deleted,
  };
  replaceStored(draft, room.id, id, stub);
  const edit = draft.get(editRow(room.id, id));
  if (edit !== null) draft.delete(editRow(room.id, id));
  for (let version = 0; version < (edit?.edited.version ?? 0); version++) {
    draft.write(earlierRow(room.id, id, version), null);
  }
  draft.delete(reactionsRow(room.id, id));
  const pin = draft.get(pinRow(room.id, id));
  if (pin !== null) draft.delete(pinRow(room.id, id));
  if (pin !== null && pin.by !== null) listPin(draft, room.id, id, false);
  const counted = stored.notice === undefined && thread === undefined;
  if (counted) {
    const called = edit ?? stored;
    mention(draft, room.id, stored, called.mentions ?? [], false);
    callAll(draft, room, stored, called.shout, undefined);
    draft.write(goneRow(room.id, ordinal), from);
  }
  noteChange(draft, room, id);
  draft.tell(room.id, { type: "message.deleted", id, deleted, ordinal, from, counted });
}

export function reactToMessage(
  draft: Draft,
  room: FoundRoom,
  id: MessageId,
  by: Readonly<Record<string, readonly UserId[]>>,
): void {
  const row = reactionsRow(room.id, id);
  const reactions = { version: (draft.get(row)?.version ?? 0) + 1, by };
  draft.set(row, reactions);
  noteChange(draft, room, id);
  const told = { type: "message.reacted", id, reactions: wireReactions(reactions) };
  draft.tell(room.id, isSeenByAll(room, id) ? told : { type: "message.changed", id });
}

export function pinMessage(
  draft: Draft,
  room: FoundRoom,
  id: MessageId,
  { by, at }: { by: UserId | null; at: number },
): void {
  const row = pinRow(room.id, id);
  const pinned = { version: (draft.get(row)?.version ?? 0) + 1, by, at };
  draft.set(row, pinned);
  listPin(draft, room.id, id, by !== null);
  noteChange(draft, room, id);
  const told = { type: "message.pinned", id, pinned };
  draft.tell(room.id, isSeenByAll(room, id) ? told : { type: "message.changed", id });
}

function listPin(draft: Draft, room: RoomId, id: MessageId, on: boolean): void {
  const row = pinsRow(room);
  const others = (draft.get(row) ?? []).filter((other) => other !== id);
  draft.set(row, on ? [id, ...others] : others);
}

/** Or whether somebody came later who may not read what was before. */
function isSeenByAll({ head: { unseen } }: FoundRoom, id: MessageId): boolean {
  if (unseen === undefined) return true;
  // Let in by this very commit: all that has an id by now is from before
  return unseen.stamp !== null && id >= unseen.epoch + unseen.stamp;
}

function noteChange(draft: Draft, room: FoundRoom, id: MessageId): void {
  draft.moveHead(room.id, room.head, {});
  draft.change(room.id, id);
}

function replaceStored(draft: Draft, room: RoomId, id: MessageId, stub: StoredMessage): void {
  const row = rowOfMessage(room, id);
  const [word, messages] = unpackMessages(draft.get(row)!);
  const bytes = pack([word, messages.map((old) => old.p === stub.p ? stub : old)]);
  draft.set(row, bytes);
  draft.moreBytes += bytes.byteLength;
}

function growThread(draft: Draft, room: FoundRoom, first: MessageId, place: number): void {
  const row = threadRow(room.id, first);
  const count = (draft.get(row)?.count ?? 0) + 1;
  draft.set(row, { count, epoch: draft.epoch, place, stamp: null });
  draft.inThread(room.id, first, place);
  draft.change(room.id, first);
  const replies = wireReplies({ count, epoch: draft.epoch, place, stamp: THIS_COMMIT });
  const told = { type: "thread.grew", id: first, replies };
  draft.tell(room.id, isSeenByAll(room, first) ? told : { type: "message.changed", id: first });
}
