/** Everything that the server says unasked. */
import * as v from "valibot";
import { KeptDraft } from "./drafts.ts";
import { CustomEmoji, EmojiName } from "./emoji.ts";
import { ClientId, Cursor, Epoch, MessageId, Moment, RoomId, UserId } from "./ids.ts";
import { Later } from "./later.ts";
import { Body } from "./text.ts";
import { NewActivity } from "./thread.ts";
import {
  Count,
  Deleted,
  Edited,
  Message,
  Pinned,
  Reactions,
  Replies,
  Shout,
  Time,
} from "./message.ts";
import { KnownPerson, PresenceState, Said } from "./person.ts";
import { Member, Role, RoomFacts, RoomView } from "./room.ts";
import { RoomPrefs, Settings } from "./settings.ts";

/** The first thing on a socket. */
export const Hello = v.strictObject({
  type: v.literal("hello"),
  protocol: Count,
  epoch: Epoch,
  now: Time,
  limits: v.record(v.string(), v.number()),
  you: v.strictObject({ id: UserId, name: v.string(), displayName: v.string(), role: Role }),
});
export type Hello = v.InferOutput<typeof Hello>;

/** Of a reply: in which thread, and which of its replies. */
const ofThread = { thread: v.optional(MessageId), reply: v.optional(Count) };

/**
 * Facts of one room. They arrive inside "moved", each commit's together. `counted` says whether the
 * message is an ordinary one, of those that unread counts are about. Where not everyone may see the
 * message, an edit comes without its text, and what else becomes of it as "message.changed": who
 * holds it asks.
 */
export const ROOM_EVENTS = {
  "message.sent": { message: Message },
  "message.edited": {
    id: MessageId,
    body: v.optional(Body),
    edited: Edited,
    mentions: v.optional(v.array(UserId)),
    shout: v.optional(Shout),
    ordinal: Count,
    from: UserId,
    counted: v.boolean(),
    ...ofThread,
  },
  "message.deleted": {
    id: MessageId,
    deleted: Deleted,
    ordinal: Count,
    from: UserId,
    counted: v.boolean(),
    ...ofThread,
  },
  "message.reacted": { id: MessageId, reactions: Reactions },
  "message.pinned": { id: MessageId, pinned: Pinned },
  "thread.grew": { id: MessageId, replies: Replies },
  "message.changed": { id: MessageId },
  "member.joined": { member: Member, members: Count },
  "member.left": { user: UserId, members: Count },
  "member.changed": { member: Member },
  "room.changed": { facts: RoomFacts },
} as const;

/** Facts of one person, for their own eyes. A commit that only moves the cursor has none. */
export const OWN_EVENTS = {
  /** Forward, a client can move its tally on by itself; back, it asks for the room anew. */
  "read.moved": { room: RoomId, read: Count, ownRead: Count, version: Count, back: v.boolean() },
  /** One that waits to be sent, as it is now; null: no more, for it was sent or dropped. */
  "later.changed": { id: ClientId, later: v.nullable(Later) },
  /** Or no more. What is unread there comes with the room, which is asked for anew. */
  "thread.followed": { room: RoomId, thread: MessageId, following: v.boolean() },
  /** As in "read.moved". */
  "thread.seen": {
    room: RoomId,
    thread: MessageId,
    read: Count,
    version: Count,
    back: v.boolean(),
  },
  /** Somebody did what concerns one. */
  "activity.noted": NewActivity.entries,
  /** One has looked at what did, up to there. */
  "activity.seen": { read: Moment },
  /** All of them: what was held before does not matter. */
  "ignored.changed": { users: v.array(UserId) },
  "presence.said": { ...Said.entries },
  "settings.changed": { settings: Settings },
  /** Null: one has left the room, and they with it. */
  "prefs.changed": { room: RoomId, prefs: v.nullable(RoomPrefs) },
  "draft.changed": { draft: KeptDraft },
  "saved.changed": { room: RoomId, id: MessageId, on: v.boolean() },
} as const;

function eventSchema<F extends Record<string, v.ObjectEntries>>(fields: F) {
  const options = Object.entries(fields).map(([type, entries]) =>
    v.strictObject({ type: v.literal(type), ...entries })
  );
  return v.variant("type", options as never) as unknown as v.GenericSchema<
    { [T in keyof F]: { type: T } & v.InferOutput<v.StrictObjectSchema<F[T], undefined>> }[keyof F]
  >;
}

export const RoomEvent = eventSchema(ROOM_EVENTS);
export type RoomEvent = v.InferOutput<typeof RoomEvent>;
export const OwnEvent = eventSchema(OWN_EVENTS);
export type OwnEvent = v.InferOutput<typeof OwnEvent>;

/** All that one commit did in one room. Whoever has applied it is at its cursor. */
export const RoomMoved = v.strictObject({
  type: v.literal("moved"),
  room: RoomId,
  cursor: Cursor,
  events: v.array(RoomEvent),
});
export type RoomMoved = v.InferOutput<typeof RoomMoved>;

/** The same for one's own log. */
export const OwnMoved = v.strictObject({
  type: v.literal("own.moved"),
  cursor: Cursor,
  events: v.array(OwnEvent),
});
export type OwnMoved = v.InferOutput<typeof OwnMoved>;

/**
 * One has come into a room: what it is, from before the commit that brought one in. That commit's
 * "moved" is the next thing that is told of the room. And: one is out of it, and hears no more.
 */
export const RoomEntered = v.strictObject({ type: v.literal("room.entered"), view: RoomView });
export const RoomLeft = v.strictObject({ type: v.literal("room.left"), room: RoomId });

/** Said in passing, and kept nowhere. */
export const Typing = v.strictObject({ type: v.literal("typing"), room: RoomId, user: UserId });
/** How far somebody else has read by now, where that is told. */
export const Receipt = v.strictObject({
  type: v.literal("receipt"),
  room: RoomId,
  user: UserId,
  read: Count,
});
export type Receipt = v.InferOutput<typeof Receipt>;
export const PresenceChanged = v.strictObject({
  type: v.literal("presence.changed"),
  user: UserId,
  presence: PresenceState,
  lastSeen: v.nullable(Time),
});
export type PresenceChanged = v.InferOutput<typeof PresenceChanged>;
/** For those who watch them, as the others: a fact, but one that no log of theirs holds. */
export const PersonChanged = v.strictObject({
  type: v.literal("person.changed"),
  person: KnownPerson,
});
export type PersonChanged = v.InferOutput<typeof PersonChanged>;

/** Told to everybody. Whoever does not hold them by the mark of `before` has been told otherwise. */
export const EmojiChanged = v.strictObject({
  type: v.literal("emoji.changed"),
  before: v.string(),
  mark: v.string(),
  added: v.optional(CustomEmoji),
  removed: v.optional(EmojiName),
});
export type EmojiChanged = v.InferOutput<typeof EmojiChanged>;

export const ServerEvent = v.variant("type", [
  Hello,
  RoomMoved,
  OwnMoved,
  RoomEntered,
  RoomLeft,
  Typing,
  Receipt,
  PresenceChanged,
  PersonChanged,
  EmojiChanged,
]);
export type ServerEvent = v.InferOutput<typeof ServerEvent>;
