/** Rooms, their members, and where one of them stands in it. */
import * as v from "valibot";
import { Cursor, FileId, RoomId, UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { Count, Time } from "./message.ts";
import { FollowedThread } from "./thread.ts";

export const RoomKind = v.picklist(["public", "private", "direct"]);
export type RoomKind = v.InferOutput<typeof RoomKind>;

export const Visibility = v.picklist(["public", "private"]);

/** Whether those who join may read what was before. */
export const PastFor = v.picklist(["everyone", "those_present"]);
export type PastFor = v.InferOutput<typeof PastFor>;

/** On the whole place, the highest first. */
export const Role = v.picklist(["owner", "admin", "moderator", "member", "guest"]);
export type Role = v.InferOutput<typeof Role>;

/** In one room, which has one owner; a reader only reads. */
export const RoomRole = v.picklist(["owner", "moderator", "member", "reader"]);
export type RoomRole = v.InferOutput<typeof RoomRole>;

/** A role that is given; the owner's is handed on. */
export const GivenRole = v.picklist(["moderator", "member", "reader"]);

/** Who may send. */
export const Posting = v.picklist(["everyone", "moderators"]);

/** How long a member waits between two messages; 0: not at all. */
export const SlowSeconds = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(LIMITS.slowSeconds),
);

/** The least role in the room that may do each of these. */
export const RoomMay = v.strictObject({ add: RoomRole, rename: RoomRole, archive: RoomRole });
export type RoomMay = v.InferOutput<typeof RoomMay>;

/** What a room is, apart from what is said in it. */
export const RoomFacts = v.strictObject({
  kind: RoomKind,
  name: v.string(),
  topic: v.string(),
  description: v.string(),
  past: PastFor,
  /** Readable, and closed. */
  archived: v.boolean(),
  posting: Posting,
  slowSeconds: SlowSeconds,
  may: RoomMay,
  /** A file that may be had by whoever may see the room. */
  picture: v.optional(FileId),
  /** Who is in a direct conversation; a fixed set. */
  people: v.optional(v.array(UserId)),
});
export type RoomFacts = v.InferOutput<typeof RoomFacts>;

export const Member = v.strictObject({ user: UserId, role: RoomRole });
export type Member = v.InferOutput<typeof Member>;

/**
 * All that unread counts are made of; `lib/rules/unread.ts` has the sum. The server keeps it, and
 * a client moves it on with each event by the same rules.
 */
export const Tally = v.strictObject({
  /** The ordinal of the last ordinary message. */
  count: Count,
  /** How many of them are one's own. */
  own: Count,
  /** The ordinal up to which one has read. */
  read: Count,
  /** How many of one's own are among those up to there. */
  ownRead: Count,
  /** Messages of others after the position that were deleted, by ordinal. */
  gone: v.array(Count),
  /** Messages after the position that mention one, or everyone, by ordinal. */
  mentions: v.array(Count),
  /** The last ordinal before one came: what called everyone up to there did not call one. */
  since: Count,
  /** Grows when the position is set back; a forward move that was made before does not undo that. */
  version: Count,
});
export type Tally = v.InferOutput<typeof Tally>;

/** A room as one of its members sees it in the list. */
export const RoomView = v.strictObject({
  id: RoomId,
  facts: RoomFacts,
  role: RoomRole,
  members: Count,
  cursor: Cursor,
  tally: Tally,
  /** When something was last said, for the order of a list. */
  movedAt: Time,
  /** Those that one follows there; left out where there are none. */
  followed: v.optional(v.array(FollowedThread)),
});
export type RoomView = v.InferOutput<typeof RoomView>;

/** A public room as those see it who are not in it. */
export const RoomCard = v.strictObject({
  id: RoomId,
  name: v.string(),
  topic: v.string(),
  members: Count,
  picture: v.optional(FileId),
});
export type RoomCard = v.InferOutput<typeof RoomCard>;
