/** A message as everyone sees it: its current state, by id. */
import * as v from "valibot";
import { LIMITS } from "./limits.ts";
import { ClientId, FileId, MessageId, RoomId, UserId } from "./ids.ts";
import { BLUR } from "./plain_ids.ts";
import { Body, Emoji, line } from "./text.ts";

/** Time for people to read, in milliseconds since 1970. Nothing is ordered by it. */
export const Time = v.pipe(v.number(), v.integer(), v.minValue(0));
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

const Blur = v.pipe(v.string(), v.regex(BLUR));
const Pixels = v.pipe(v.number(), v.integer(), v.minValue(1));
const Alt = line(LIMITS.altChars);

/** A file that hangs on a message. */
export const FileRef = v.strictObject({
  id: FileId,
  name: line(255),
  bytes: Count,
  type: line(100),
  /** Of a picture. */
  width: v.optional(Pixels),
  height: v.optional(Pixels),
  /** What is to be seen on it, for those who do not see it. */
  alt: v.optional(Alt),
  /** There is a small picture of it. */
  preview: v.optional(v.strictObject({ blur: v.optional(Blur) })),
});
export type FileRef = v.InferOutput<typeof FileRef>;

/** A file as who sends a message names it; the place knows the rest. */
export const NamedFile = v.strictObject({ id: FileId, alt: v.optional(Alt) });
export type NamedFile = v.InferOutput<typeof NamedFile>;

/** Everyone in a room at once, or those of them who are here now; either counts as a mention of all. */
export const Shout = v.picklist(["here", "room"]);
export type Shout = v.InferOutput<typeof Shout>;

/** What a system message tells: it has no text of its own, so each reader gets it in their words. */
export const Notice = v.variant("what", [
  v.strictObject({ what: v.literal("created") }),
  /** The house greets whoever has just set the place up. */
  v.strictObject({ what: v.literal("welcome") }),
  v.strictObject({ what: v.literal("joined"), who: UserId }),
  v.strictObject({ what: v.literal("left"), who: UserId }),
  v.strictObject({ what: v.literal("added"), who: UserId }),
  v.strictObject({ what: v.literal("removed"), who: UserId }),
  v.strictObject({ what: v.literal("renamed"), text: v.string() }),
  v.strictObject({ what: v.literal("topic"), text: v.string() }),
  v.strictObject({ what: v.literal("archived") }),
  v.strictObject({ what: v.literal("reopened") }),
  v.strictObject({ what: v.literal("transferred"), who: UserId }),
  v.strictObject({ what: v.literal("pinned"), id: MessageId }),
]);
export type Notice = v.InferOutput<typeof Notice>;

/** Who reacted with what. The version grows with each change, so that a late event changes nothing. */
export const Reactions = v.strictObject({
  version: Count,
  by: v.record(Emoji, v.array(UserId)),
});
export type Reactions = v.InferOutput<typeof Reactions>;

/** Who pinned it and when; nobody, once it was taken down. The version grows as that of reactions does. */
export const Pinned = v.strictObject({ version: Count, by: v.nullable(UserId), at: Time });
export type Pinned = v.InferOutput<typeof Pinned>;

/** A message of a room, by whoever may read it there. */
export const Source = v.strictObject({ room: RoomId, id: MessageId });
export type Source = v.InferOutput<typeof Source>;

/**
 * What was said elsewhere, as it was when somebody passed it on: its writer's name and its text. Of
 * where that was there is no more than ids, and nothing of a direct conversation: its id follows
 * from who is in it.
 */
export const Forwarded = v.strictObject({
  name: v.string(),
  text: Body,
  source: v.optional(Source),
});
export type Forwarded = v.InferOutput<typeof Forwarded>;

export const Edited = v.strictObject({ version: Count, at: Time });
export type Edited = v.InferOutput<typeof Edited>;
export const Deleted = v.strictObject({ by: UserId, at: Time });
export type Deleted = v.InferOutput<typeof Deleted>;
/** What hangs below the first message of a thread. */
export const Replies = v.strictObject({ count: Count, last: MessageId });
export type Replies = v.InferOutput<typeof Replies>;

export const Message = v.strictObject({
  id: MessageId,
  /** In which order it stands among the ordinary messages of its room; others carry the last one's. */
  ordinal: Count,
  /** private: in a direct conversation. file: with files. system: told by the server. */
  kind: v.picklist(["chat", "private", "file", "system"]),
  from: UserId,
  at: Time,
  body: Body,
  clientId: v.optional(ClientId),
  replyTo: v.optional(MessageId),
  /** The first message of the thread that this one belongs to. */
  thread: v.optional(MessageId),
  /** Which reply of it this is, counted from 1. */
  reply: v.optional(Count),
  mentions: v.optional(v.pipe(v.array(UserId), v.maxLength(LIMITS.mentions))),
  shout: v.optional(Shout),
  files: v.optional(v.array(FileRef)),
  forwarded: v.optional(Forwarded),
  /** The body is a sealed envelope, which the server cannot read. */
  encrypted: v.optional(v.literal(true)),
  notice: v.optional(Notice),
  edited: v.optional(Edited),
  deleted: v.optional(Deleted),
  reactions: v.optional(Reactions),
  pinned: v.optional(Pinned),
  replies: v.optional(Replies),
});
export type Message = v.InferOutput<typeof Message>;

/** A text that a message had before it was edited. */
export const EarlierBody = v.strictObject({ version: Count, at: Time, body: Body });
export type EarlierBody = v.InferOutput<typeof EarlierBody>;
