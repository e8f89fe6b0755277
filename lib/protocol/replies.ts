/** What each command is answered with. Every command gets exactly one reply. */
import * as v from "valibot";
import type { CommandType } from "./commands.ts";
import { KeptDraft, SavedMessage } from "./drafts.ts";
import { CustomEmoji } from "./emoji.ts";
import { type ErrorCode, ERRORS } from "./errors.ts";
import { ClientId, Cursor, MessageId, RoomId, StreamId, UserId } from "./ids.ts";
import { Later } from "./later.ts";
import { Count, EarlierBody, Message, Time } from "./message.ts";
import { KnownPerson, Person, Said } from "./person.ts";
import { Member, RoomCard, RoomFacts, RoomView } from "./room.ts";
import { RoomPrefs, Settings } from "./settings.ts";
import { ActivityItem, OwnActivity, ThreadCard } from "./thread.ts";

const nothing = v.strictObject({});

/** Messages side by side: none is missing between the first and the last. */
const page = {
  messages: v.array(Message),
  /** Whether there are more before the first and after the last. */
  older: v.boolean(),
  newer: v.boolean(),
};

export const RESULTS = {
  "sync": v.strictObject({
    me: Cursor,
    /** Rooms that moved, or that the client did not name. */
    rooms: v.array(RoomView),
    /** Rooms that the client named and is not in. */
    gone: v.array(RoomId),
    /** Whom one ignores, where that changed since the client's cursor. */
    ignored: v.optional(v.array(UserId)),
    /** What concerns one that is new, where that changed since the client's cursor. */
    activity: v.optional(OwnActivity),
    /** What waits to be sent, where that changed since the client's cursor. */
    later: v.optional(v.array(Later)),
    /** What one says of one's presence, where that changed since; it may have come to its end. */
    presence: v.optional(Said),
    /** What one keeps for oneself, each whole, where it changed since then. */
    settings: v.optional(Settings),
    prefs: v.optional(v.array(v.tuple([RoomId, RoomPrefs]))),
    drafts: v.optional(v.array(KeptDraft)),
    saved: v.optional(v.array(MessageId)),
  }),
  "room.sync": v.strictObject({
    view: RoomView,
    /**
     * With true the client forgets what it held of the room: too much has happened since, or the
     * cursor is of another history. The messages are then the newest page.
     */
    restart: v.boolean(),
    ...page,
    /** Messages from before the cursor that changed since. */
    changed: v.array(Message),
    /** Who came, changed or went (then without a role) since the cursor. */
    members: v.array(v.strictObject({ user: UserId, role: v.nullable(Member.entries.role) })),
  }),
  "room.changes": v.strictObject({
    /** False: the room's log has no such cursor, or not for this reader. */
    known: v.boolean(),
    /** As they are now, each once in a page. */
    changed: v.array(Message),
    /** Up to where that is all. */
    cursor: Cursor,
    more: v.boolean(),
  }),
  "history.page": v.strictObject(page),
  "thread.page": v.strictObject({ root: Message, messages: v.array(Message), older: v.boolean() }),
  "thread.follow": nothing,
  "thread.read": nothing,
  "threads.page": v.strictObject({ threads: v.array(ThreadCard), older: v.boolean() }),
  "activity.page": v.strictObject({ items: v.array(ActivityItem), older: v.boolean() }),
  "activity.read": nothing,
  "stream.open": v.strictObject({ stream: StreamId }),
  "message.send": v.strictObject({ id: MessageId }),
  "message.edit": nothing,
  "message.delete": nothing,
  "message.react": nothing,
  "message.pin": nothing,
  "message.edits": v.strictObject({ edits: v.array(EarlierBody), older: v.boolean() }),
  "message.find": v.strictObject({
    found: v.array(v.tuple([ClientId, MessageId])),
    next: v.nullable(MessageId),
  }),
  "later.set": nothing,
  "later.change": nothing,
  "later.drop": nothing,
  "later.list": v.strictObject({ later: v.array(Later) }),
  "room.create": v.strictObject({ room: RoomId }),
  "room.join": nothing,
  "room.leave": nothing,
  "room.change": v.strictObject({ facts: RoomFacts }),
  "room.archive": nothing,
  "room.setRole": nothing,
  "room.transfer": nothing,
  "room.add": nothing,
  "room.remove": nothing,
  "room.members": v.strictObject({ members: v.array(Member), more: v.boolean() }),
  "room.pins": v.strictObject({
    pins: v.array(v.strictObject({ message: Message, by: UserId, at: Time })),
    more: v.boolean(),
  }),
  "files.page": v.strictObject({ messages: v.array(Message), next: v.nullable(MessageId) }),
  "room.receipts": v.strictObject({ read: v.array(v.tuple([UserId, Count])) }),
  "room.find": v.strictObject({ room: RoomId }),
  "room.browse": v.strictObject({ rooms: v.array(RoomCard), more: v.boolean() }),
  "direct.open": v.strictObject({ room: RoomId }),
  "read.move": nothing,
  "read.all": nothing,
  "settings.change": nothing,
  "room.prefer": nothing,
  "draft.set": v.strictObject({ version: Count }),
  "saved.set": nothing,
  "saved.page": v.strictObject({ saved: v.array(SavedMessage), more: v.boolean() }),
  "typing": nothing,
  "people.watch": v.strictObject({ people: v.array(Person) }),
  "people.list": v.strictObject({ people: v.array(KnownPerson), more: v.boolean() }),
  "emoji.list": v.strictObject({
    /** Moves with each that is added or removed; empty before the first. */
    mark: v.string(),
    /** Left out where the client's mark is still theirs. */
    emoji: v.optional(v.array(CustomEmoji)),
  }),
  "person.find": v.strictObject({ user: UserId }),
  "person.card": v.strictObject({
    person: Person,
    bio: v.string(),
    pronouns: v.string(),
    /** Null where they have not said it. */
    zone: v.nullable(v.string()),
  }),
  "person.ignore": nothing,
  "presence.say": nothing,
  "presence.idle": nothing,
  "profile.change": nothing,
  "ping": v.strictObject({ now: Time }),
} as const satisfies Record<CommandType, v.GenericSchema>;

export type Result<T extends CommandType = CommandType> = {
  [K in T]: v.InferOutput<(typeof RESULTS)[K]>;
}[T];

const Refused = v.strictObject({
  code: v.picklist(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
  detail: v.optional(v.string()),
  retryAfterMs: v.optional(Count),
  expected: v.optional(Count),
});

/** A ref of 0 answers a frame whose own could not be read. */
export const Reply = v.variant("ok", [
  v.strictObject({ ref: Count, ok: v.literal(true), result: v.unknown() }),
  v.strictObject({ ref: Count, ok: v.literal(false), error: Refused }),
]);
export type Reply = v.InferOutput<typeof Reply>;
