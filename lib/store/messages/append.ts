/** What happens to messages, each as part of one write: the rows, the log, and what is told. */
import type { FileId, MessageId, Notice, RoomId, Shout, UserId } from "../../protocol/mod.ts";
import { noteActivity, noteSent } from "./activity.ts";
import { callAll, mention } from "./calling.ts";
import type { Draft } from "../writing/draft.ts";
import { THIS_COMMIT } from "../log/feed_entry.ts";
import { rowOfMessage } from "./find_message.ts";
import { nameFiles, unnameFiles } from "../files/files.ts";
import type { FoundRoom } from "../rooms/found_room.ts";
import { pack, unpackMessages } from "../log/packed.ts";
import {
  earlierRow,
  editRow,
  goneRow,
  ownRow,
  pinRow,
  pinsRow,
  reactionsRow,
  repliedRow,
  shoutRow,
  threadGoneRow,
  threadRow,
} from "../rows.ts";
import type { StoredMessage } from "../values/messages.ts";
import { follow } from "./threads.ts";
import { wireMessage, wireReactions, wireReplies } from "./wire_message.ts";

/** Whose messages the new one answers, as far as it does. */
export interface Answering {
  /** Who wrote the first message of its thread. */
  readonly starter?: UserId | undefined;
  readonly answered?: UserId | undefined;
}

export function appendMessage(
  draft: Draft,
  room: FoundRoom,
  message: Omit<StoredMessage, "p" | "ordinal" | "reply">,
  about: Answering = {},
): { place: number; room: FoundRoom } {
  const place = draft.nextPlace();
  const counts = message.notice === undefined && message.thread === undefined;
  const ordinal = room.head.count + (counts ? 1 : 0);
  const stored: StoredMessage = {
    ...{ p: place, ordinal, ...message },
    ...(message.thread === undefined ? {} : { reply: repliesTo(draft, room, message.thread) + 1 }),
  };
  draft.post(room.id, stored);
  hangFiles(draft, room.id, stored);
  const head = draft.moveHead(room.id, room.head, {
    count: ordinal,
    at: message.at,
    ...(counts && message.shout && { lastShout: ordinal }),
  });
  draft.tell(room.id, {
    type: "message.sent",
    message: wireMessage(room.facts, draft.epoch, THIS_COMMIT, stored),
  });
  if (message.notice === undefined) {
    const called = message.mentions ?? [];
    if (counts) draft.add(ownRow(room.id, message.from));
    else growThread(draft, room, stored, about.starter);
    mention(draft, room.id, stored, called, true);
    if (counts && message.shout) draft.write(shoutRow(room.id, ordinal), message.from);
    const answered = [about.starter, about.answered].filter((user) => user !== undefined);
    noteSent(draft, { room: room.id, by: message.from, p: place }, called, answered);
  }
  return { place, room: { ...room, head } };
}

function hangFiles(draft: Draft, room: RoomId, { files = [], from, id, p }: StoredMessage): void {
  if (files.length === 0 || id === undefined) return;
  nameFiles(draft, files, { room, from, id, p });
  draft.hasFiles(room, p);
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
  mention(draft, room.id, stored, mentioned, false);
  mention(draft, room.id, stored, change.mentions ?? [], true);
  for (const user of change.mentions ?? []) {
    if (mentioned.includes(user)) continue;
    noteActivity(draft, user, { kind: "mention", room: room.id, by: from, id });
    followFromMention(draft, room.id, stored, user);
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
    ...ofThread(stored),
  });
}

/** For those who count what a thread has for them. */
function ofThread({ thread, reply }: StoredMessage): Pick<StoredMessage, "thread" | "reply"> {
  return thread === undefined ? {} : { thread, ...(reply === undefined ? {} : { reply }) };
}

function isSameList(one: readonly UserId[], other: readonly UserId[]): boolean {
  return one.length === other.length && one.every((user, i) => user === other[i]);
}

const NONE: ReadonlySet<FileId> = new Set();

/** Its text leaves every row: its own, those of its edits, its reactions, its mentions, its pin. */
export function deleteMessage(
  draft: Draft,
  room: FoundRoom,
  id: MessageId,
  stored: StoredMessage,
  { by, at, held = NONE }: { by: UserId; at: number; held?: ReadonlySet<FileId> },
): void {
  const { p, ordinal, from, id: clientId, replyTo, thread, reply, files = [] } = stored;
  const deleted = { by, at };
  const stub: StoredMessage = {
    p,
    ordinal,
    from,
    at: stored.at,
    body: "",
    ...(clientId === undefined ? {} : { id: clientId }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...ofThread(stored),
    deleted,
  };
  replaceStored(draft, room.id, id, stub);
  if (clientId !== undefined) {
    unnameFiles(draft, files, { room: room.id, from, id: clientId }, held);
  }
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
  if (stored.notice === undefined) {
    const called = edit ?? stored;
    mention(draft, room.id, stored, called.mentions ?? [], false);
    if (counted) {
      callAll(draft, room, stored, called.shout, undefined);
      draft.write(goneRow(room.id, ordinal), from);
    } else if (reply !== undefined) {
      draft.write(threadGoneRow(room.id, thread!, reply), from);
    }
  }
  noteChange(draft, room, id);
  const told = { id, deleted, ordinal, from, counted, ...ofThread(stored) };
  draft.tell(room.id, { type: "message.deleted", ...told });
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

function repliesTo(draft: Draft, room: FoundRoom, thread: MessageId): number {
  return draft.get(threadRow(room.id, thread))?.count ?? 0;
}

/** Who replies has read what was there; who is called or answered for the first time has not. */
function growThread(
  draft: Draft,
  room: FoundRoom,
  { p: place, from, mentions = [], thread, reply }: StoredMessage,
  starter: UserId | undefined,
): void {
  const [first, count] = [thread!, reply!];
  draft.set(threadRow(room.id, first), { count, epoch: draft.epoch, place, stamp: null });
  draft.inThread(room.id, first, place);
  draft.write(repliedRow(room.id, first, from, count), true);
  const which = { room: room.id, thread: first };
  follow(draft, which, from, { read: count, byOwnDeed: true });
  const called = starter === undefined ? mentions : [starter, ...mentions];
  for (const user of called) follow(draft, which, user, { read: count - 1, byOwnDeed: false });
  draft.change(room.id, first);
  const replies = wireReplies({ count, epoch: draft.epoch, place, stamp: THIS_COMMIT });
  const told = { type: "thread.grew", id: first, replies };
  draft.tell(room.id, isSeenByAll(room, first) ? told : { type: "message.changed", id: first });
}

function followFromMention(
  draft: Draft,
  room: RoomId,
  { thread, reply }: StoredMessage,
  user: UserId,
): void {
  if (thread === undefined || reply === undefined) return;
  follow(draft, { room, thread }, user, { read: reply - 1, byOwnDeed: false });
}
