/** Everything that a client can ask for. One entry a command: its fields beside `ref` and `type`. */
import * as v from "valibot";
import { ClientId, Cursor, FileId, MessageId, Moment, RoomId, StreamId, UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { Later } from "./later.ts";
import { Count, NamedFile, Shout, Source, Time } from "./message.ts";
import { Bio, DisplayName, PersonStatus, Pronouns, Said, Zone } from "./person.ts";
import { GivenRole, PastFor, Posting, RoomMay, SlowSeconds, Visibility } from "./room.ts";
import { RoomPrefs, Settings } from "./settings.ts";
import { Body, Description, Emoji, line, RoomName, Topic } from "./text.ts";
import { ActivityKind } from "./thread.ts";

/** Pairs a reply with its command; the client counts. */
export const Ref = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1));

/** What makes a command happen once, however often it is sent: its number in a stream, and its name. */
export const Once = v.strictObject({
  stream: StreamId,
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: ClientId,
  /** The one that this one was given after, while that is not answered yet. */
  before: v.optional(ClientId),
});
export type Once = v.InferOutput<typeof Once>;

const pageSize = v.optional(
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.pageMessages)),
);
const namedFiles = v.optional(v.pipe(v.array(NamedFile), v.maxLength(LIMITS.filesOfMessage)));
const target = { room: RoomId, id: MessageId };

const FIELDS = {
  /** Which rooms and positions there are; what the client has already is left out. */
  "sync": {
    me: v.nullable(Cursor),
    rooms: v.pipe(v.array(v.tuple([RoomId, Cursor])), v.maxLength(LIMITS.roomsOfOne)),
  },
  /** What has changed in a room since a cursor; null: the newest page. */
  "room.sync": { room: RoomId, after: v.nullable(Cursor) },
  /** What became of messages since a cursor, page by page. */
  "room.changes": { room: RoomId, after: Cursor },
  /** A page of history: before, after or around a message, or around the first from a time on; the newest without any. */
  "history.page": {
    room: RoomId,
    before: v.optional(MessageId),
    after: v.optional(MessageId),
    around: v.optional(MessageId),
    at: v.optional(Time),
    limit: pageSize,
  },
  "thread.page": {
    room: RoomId,
    thread: MessageId,
    before: v.optional(MessageId),
    limit: pageSize,
  },
  /** Has its replies counted for oneself, or no more; who replies or is mentioned follows by that. */
  "thread.follow": { room: RoomId, thread: MessageId, following: v.boolean() },
  /** As `read.move` does, in a thread that one follows; to its first message: before all replies. */
  "thread.read": {
    room: RoomId,
    thread: MessageId,
    at: MessageId,
    version: Count,
    back: v.optional(v.literal(true)),
  },
  /** Those that one follows, of all rooms, the one with the newest reply first. */
  "threads.page": { before: v.optional(MessageId), only: v.optional(v.literal("unread")) },
  /** What others did that concerns one, the newest first. */
  "activity.page": {
    before: v.optional(Moment),
    kinds: v.optional(v.pipe(v.array(ActivityKind), v.minLength(1))),
  },
  "activity.read": { to: Moment },
  "stream.open": {},
  "message.send": {
    once: Once,
    room: RoomId,
    body: Body,
    replyTo: v.optional(MessageId),
    thread: v.optional(MessageId),
    mentions: v.optional(v.pipe(v.array(UserId), v.maxLength(LIMITS.mentions))),
    shout: v.optional(Shout),
    files: namedFiles,
    /** Passes on what is said there. */
    forward: v.optional(Source),
    encrypted: v.optional(v.literal(true)),
  },
  "message.edit": {
    once: Once,
    ...target,
    body: Body,
    mentions: v.optional(v.pipe(v.array(UserId), v.maxLength(LIMITS.mentions))),
    shout: v.optional(Shout),
  },
  "message.delete": {
    once: Once,
    ...target,
    /** Its files that whoever brought them takes back to send them anew; no others are kept. */
    keep: v.optional(v.pipe(v.array(FileId), v.maxLength(LIMITS.filesOfMessage))),
  },
  "message.react": { once: Once, ...target, emoji: Emoji, on: v.boolean() },
  /** Puts a message where everyone in the room finds it, or takes it away from there. */
  "message.pin": { ...target, on: v.boolean() },
  /** The texts that a message had before. */
  "message.edits": { ...target, before: v.optional(Count) },
  /** Which of these were stored: asked when the stream that sent them is no longer known. */
  "message.find": {
    room: RoomId,
    ids: v.pipe(v.array(ClientId), v.minLength(1), v.maxLength(LIMITS.findIds)),
    after: v.nullable(MessageId),
  },
  /** To be sent when its time has come. One that waits under this id already stays as it is. */
  "later.set": { ...v.omit(Later, ["failed"]).entries, files: namedFiles },
  /** With another time, one that failed waits again. With another text, it calls only these. */
  "later.change": {
    id: ClientId,
    at: v.optional(Later.entries.at),
    body: v.optional(Body),
    mentions: Later.entries.mentions,
    shout: Later.entries.shout,
  },
  "later.drop": { id: ClientId },
  /** All that wait, and those that failed. */
  "later.list": {},
  "room.create": {
    once: Once,
    name: RoomName,
    topic: v.optional(Topic),
    visibility: Visibility,
    past: PastFor,
  },
  "room.join": { room: RoomId },
  "room.leave": { room: RoomId },
  "room.change": {
    room: RoomId,
    name: v.optional(RoomName),
    topic: v.optional(Topic),
    description: v.optional(Description),
    past: v.optional(PastFor),
    posting: v.optional(Posting),
    slowSeconds: v.optional(SlowSeconds),
    may: v.optional(v.partial(RoomMay)),
    /** A small picture that one brought oneself; null takes it away. */
    picture: v.nullish(FileId),
  },
  /** Closes a room, which stays readable; or opens it again. */
  "room.archive": { room: RoomId, on: v.boolean() },
  "room.setRole": { room: RoomId, user: UserId, role: GivenRole },
  /** Makes somebody in the room its owner; who owned it is a moderator from then on. */
  "room.transfer": { room: RoomId, user: UserId },
  "room.add": { room: RoomId, user: UserId },
  "room.remove": { room: RoomId, user: UserId },
  "room.members": {
    room: RoomId,
    after: v.optional(UserId),
    limit: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.pageMembers)),
    ),
  },
  /** What is pinned in a room; after one of them, the rest of it. */
  "room.pins": { room: RoomId, after: v.optional(MessageId) },
  /** What came with files in a room, newest first; all of it, or what has files of a kind. */
  "files.page": {
    room: RoomId,
    kind: v.optional(v.picklist(["picture", "media", "document"])),
    before: v.optional(MessageId),
    limit: pageSize,
  },
  /** How far the others in a small room have read. */
  "room.receipts": { room: RoomId },
  /** The public rooms there are. */
  /** By what it is called, or was. */
  "room.find": { name: line(LIMITS.roomNameChars) },
  "room.browse": { after: v.optional(RoomId) },
  /** The conversation of these people and oneself; made when there is none. */
  "direct.open": { users: v.pipe(v.array(UserId), v.maxLength(LIMITS.directPeople)) },
  /**
   * Sets the read position to a message: forward, or back where `back` says so. The version is that
   * of the tally which the person saw.
   */
  "read.move": { room: RoomId, to: MessageId, version: Count, back: v.optional(v.literal(true)) },
  /** Everything that was said by now is read, in rooms and followed threads, and what concerns one. */
  "read.all": {},
  /** For oneself, on all devices. What is not named stays. */
  "settings.change": v.partial(Settings).entries,
  /** The same for one room, until one leaves it. */
  "room.prefer": { room: RoomId, ...v.partial(RoomPrefs).entries },
  /**
   * What one has begun to write; nothing takes the draft away. A text of another version than the
   * base is kept beside it, until `dropOther` is said by who has seen it.
   */
  "draft.set": {
    room: RoomId,
    thread: v.optional(MessageId),
    text: Body,
    replyTo: v.optional(MessageId),
    base: Count,
    dropOther: v.optional(v.literal(true)),
  },
  "saved.set": { ...target, on: v.boolean() },
  /** Saved messages, those that were saved last first. */
  "saved.page": { before: v.optional(Time) },
  "typing": { room: RoomId },
  /** Names and presence of these people, and what becomes of it; replaces the list of before. */
  "people.watch": { users: v.pipe(v.array(UserId), v.maxLength(LIMITS.watchedPeople)) },
  /** Everybody who is here, by id. */
  "people.list": {
    after: v.optional(UserId),
    limit: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.pagePeople)),
    ),
  },
  /** The emoji of the place, unless one has them as they are: then `known` is their mark. */
  "emoji.list": { known: v.optional(v.string()) },
  /** All that one may know of somebody. */
  /** By the name that they sign in with. */
  "person.find": { name: line(LIMITS.displayNameChars) },
  "person.card": { user: UserId },
  /** Has one's own clients fold what they say, and keeps them from writing to one alone. */
  "person.ignore": { user: UserId, on: v.boolean() },
  /** How others are to see that one is there, and until when; the time comes by itself. */
  "presence.say": { ...Said.entries },
  /** Whether nobody is at the keyboard of this socket; one begins with somebody there. */
  "presence.idle": { on: v.boolean() },
  /** What is not named stays; null takes away what can be none. */
  "profile.change": {
    displayName: v.nullish(DisplayName),
    bio: v.optional(Bio),
    pronouns: v.optional(Pronouns),
    status: v.nullish(PersonStatus),
    zone: v.nullish(Zone),
    /** A small one that one brought oneself. */
    picture: v.nullish(FileId),
  },
  /** Answers with the server's time; a client that hears nothing sees whether anybody is there. */
  "ping": {},
} as const;

export type CommandType = keyof typeof FIELDS;

type Output<F> = F extends v.ObjectEntries ? v.InferOutput<v.StrictObjectSchema<F, undefined>>
  : never;

/** A command without what the connection adds. */
export type Ask<T extends CommandType> = Output<(typeof FIELDS)[T]>;

/** Told apart by their type. */
export type Command<T extends CommandType = CommandType> = {
  [K in T]: { ref: number; type: K } & Ask<K>;
}[T];

export const COMMANDS = Object.fromEntries(
  Object.entries(FIELDS).map(([type, fields]) => [
    type,
    v.strictObject({ ref: Ref, type: v.literal(type), ...fields }),
  ]),
) as unknown as { [T in CommandType]: v.GenericSchema<Command<T>> };

/** Which fields will not do, for a form to say it beside each: "status.emoji". */
export function wrongFields<T extends CommandType>(type: T, ask: Ask<T>): string[] {
  const { issues = [] } = v.safeParse(COMMANDS[type], { ref: 1, type, ...ask });
  return issues.map(({ path = [] }) => path.map(({ key }) => String(key)).join("."));
}

export function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(COMMANDS, type);
}
