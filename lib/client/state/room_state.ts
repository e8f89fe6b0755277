/** What is held of one room, and what answers of the server make of it. Pure. */
import type { Cursor, MessageId, RoomId, UserId } from "../../protocol/ids.ts";
import type { Result } from "../../protocol/replies.ts";
import type { RoomFacts, RoomRole, RoomView, Tally } from "../../protocol/room.ts";
import { withRead } from "../../rules/unread.ts";
import { type Followed, followedOf, mergedFollowed } from "./followed_state.ts";
import { afterSync, type Timeline, timelineOf } from "./timeline.ts";

export interface Room {
  readonly id: RoomId;
  readonly facts: RoomFacts;
  /** One's own. */
  readonly role: RoomRole;
  readonly members: number;
  /** The last commit that all of this holds. */
  readonly cursor: Cursor;
  readonly tally: Tally;
  readonly movedAt: number;
  /** null while the room is not open. */
  readonly timeline: Timeline | null;
  /** The threads that one follows there, by their first messages, with what is unread in them. */
  readonly followed: Followed;
  /** Those that are open, by their first messages. */
  readonly openThreads: ReadonlyMap<MessageId, Timeline>;
  /** null until it was asked for. */
  readonly memberList: ReadonlyMap<UserId, RoomRole> | null;
  /** How far others have read, as an ordinal each; null until it was asked for, or where nobody is told. */
  readonly receipts: ReadonlyMap<UserId, number> | null;
  /** Who is typing, and when that was last heard. */
  readonly typing: ReadonlyMap<UserId, number>;
}

const NOBODY: ReadonlyMap<UserId, number> = new Map();
const NONE: Room["openThreads"] = new Map();

export function roomOf(view: RoomView): Room {
  const followed = followedOf(view);
  const notAsked = { timeline: null, memberList: null, receipts: null };
  return { ...view, ...notAsked, followed, openThreads: NONE, typing: NOBODY };
}

/** What the list shows of the room; the cursor stays where it is as long as messages are held. */
export function withView(room: Room, view: RoomView): Room {
  const { facts, role, members, movedAt } = view;
  const tally = withRead(view.tally, room.tally);
  const followed = mergedFollowed(followedOf(view), room.followed);
  const cursor = room.timeline ? room.cursor : view.cursor;
  return { ...room, facts, role, members, movedAt, tally, followed, cursor };
}

/** The answer to a room's sync, for which the timeline is wanted. */
export function afterRoomSync(room: Room, result: Result<"room.sync">): Room {
  const { view, restart } = result;
  const fresh = restart || room.timeline === null;
  const timeline = fresh ? timelineOf(result) : afterSync(room.timeline!, result, result.changed);
  const memberList = restart ? null : withMemberChanges(room.memberList, result.members);
  const viewed = withView(room, view);
  return { ...viewed, cursor: view.cursor, timeline, memberList };
}

function withMemberChanges(
  list: Room["memberList"],
  changes: Result<"room.sync">["members"],
): Room["memberList"] {
  if (list === null) return null;
  const changed = new Map(list);
  for (const { user, role } of changes) {
    if (role === null) changed.delete(user);
    else changed.set(user, role);
  }
  return changed;
}
