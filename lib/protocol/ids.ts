/** What things are called on the wire. A brand keeps one kind from being taken for another. */
import * as v from "valibot";
import { EMOJI_ID, FILE_ID, MESSAGE_ID, ROOM_ID, USER_ID } from "./plain_ids.ts";

export const UserId = v.pipe(v.string(), v.regex(USER_ID), v.brand("UserId"));
export type UserId = v.InferOutput<typeof UserId>;

export const RoomId = v.pipe(v.string(), v.regex(ROOM_ID), v.brand("RoomId"));
export type RoomId = v.InferOutput<typeof RoomId>;

/** One installation of a client; it numbers what it sends. */
export const StreamId = v.pipe(v.string(), v.regex(/^s[a-z0-9]{15}$/), v.brand("StreamId"));
export type StreamId = v.InferOutput<typeof StreamId>;

/** Made by the client before it sends, so that it finds its own again whatever happens. */
export const ClientId = v.pipe(v.string(), v.regex(/^c[a-z0-9]{11}$/), v.brand("ClientId"));
export type ClientId = v.InferOutput<typeof ClientId>;

/** The age of the database: another one is another history, and sorts after those before it. */
export const Epoch = v.pipe(v.string(), v.regex(/^[0-9a-z]{6}$/), v.brand("Epoch"));
export type Epoch = v.InferOutput<typeof Epoch>;

/** The place of a commit in the one order of all commits. */
export const Stamp = v.pipe(v.string(), v.regex(/^[0-9a-f]{20}$/), v.brand("Stamp"));
export type Stamp = v.InferOutput<typeof Stamp>;

export const MessageId = v.pipe(v.string(), v.regex(MESSAGE_ID), v.brand("MessageId"));
export type MessageId = v.InferOutput<typeof MessageId>;

/**
 * How far someone has followed a log: the last commit seen, and a word that this commit alone
 * carries. A database that was put back may have another commit at the same stamp; its word differs.
 */
export const Cursor = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{6}[0-9a-f]{20}\.[0-9a-z]{8}$/),
  v.brand("Cursor"),
);
export type Cursor = v.InferOutput<typeof Cursor>;

export const EmojiId = v.pipe(v.string(), v.regex(EMOJI_ID), v.brand("EmojiId"));
export type EmojiId = v.InferOutput<typeof EmojiId>;

/** Of a file that somebody brought; the same bytes brought again are another one. */
export const FileId = v.pipe(v.string(), v.regex(FILE_ID), v.brand("FileId"));
export type FileId = v.InferOutput<typeof FileId>;

/** The place of a commit in the order of all: what was noted by it for one person. */
export const Moment = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{6}[0-9a-f]{20}$/),
  v.brand("Moment"),
);
export type Moment = v.InferOutput<typeof Moment>;
