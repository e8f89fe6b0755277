/** How each commit in a room, and what passes there, moves on what is held of it. Pure. */
import type { Cursor, UserId } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/message.ts";
import type { RoomEvent } from "../../protocol/events.ts";
import type { RoomRole } from "../../protocol/room.ts";
import { tallyAfterDeleted, tallyAfterEdited, tallyAfterSent } from "../../rules/unread_events.ts";
import { afterFollowed } from "./followed_events.ts";
import type { Room } from "./room_state.ts";
import { afterThreadEvents } from "./thread_timeline.ts";
import { afterEvents } from "./timeline_events.ts";

export function afterMoves(
  room: Room,
  cursor: Cursor,
  events: readonly RoomEvent[],
  me: UserId,
): Room {
  const before = room.timeline;
  const openThreads = room.openThreads.size === 0 ? room.openThreads : new Map(
    [...room.openThreads].map(([id, thread]) => [id, afterThreadEvents(thread, id, events)]),
  );
  const timeline = before && afterEvents(before, events);
  let moved: Room = { ...room, cursor, openThreads, timeline };
  for (const event of events) moved = afterEvent(moved, event, me);
  return moved;
}

/** Everything but the timeline, which takes a whole batch at once. */
function afterEvent(room: Room, event: RoomEvent, me: UserId): Room {
  switch (event.type) {
    case "message.sent":
      return {
        ...afterSent(room, event.message, me),
        followed: afterFollowed(room.followed, event, me),
      };
    case "message.edited":
      return {
        ...room,
        tally: tallyAfterEdited(room.tally, event, me),
        followed: afterFollowed(room.followed, event, me),
      };
    case "message.deleted":
      return {
        ...room,
        tally: tallyAfterDeleted(room.tally, event, me),
        followed: afterFollowed(room.followed, event, me),
      };
    case "member.joined":
      return { ...withMember(room, event.member.user, event.member.role, me), ...count(event) };
    case "member.left":
      return { ...withMember(room, event.user, null, me), ...count(event) };
    case "member.changed":
      return withMember(room, event.member.user, event.member.role, me);
    case "room.changed":
      return { ...room, facts: event.facts };
    default:
      return room;
  }
}

const count = ({ members }: { members: number }) => ({ members });

function afterSent(room: Room, message: Message, me: UserId): Room {
  const tally = tallyAfterSent(room.tally, message, me);
  return { ...withoutTyping(room, message.from), tally, movedAt: message.at };
}

/** Where they were asked for; otherwise the answer will hold it. */
export function withReceipt(room: Room, user: UserId, read: number): Room {
  return room.receipts === null
    ? room
    : { ...room, receipts: new Map(room.receipts).set(user, read) };
}

/** A list of members that was asked for, and what happened since. */
export function withMembersChanged(
  list: ReadonlyMap<UserId, RoomRole>,
  events: readonly RoomEvent[],
): ReadonlyMap<UserId, RoomRole> {
  const changed = new Map(list);
  for (const event of events) {
    if (event.type === "member.left") changed.delete(event.user);
    else if ("member" in event) changed.set(event.member.user, event.member.role);
  }
  return changed;
}

function withMember(room: Room, user: UserId, role: RoomRole | null, me: UserId): Room {
  const known = user === me && role !== null ? { ...room, role } : room;
  if (known.memberList === null) return known;
  const memberList = new Map(known.memberList);
  if (role === null) memberList.delete(user);
  else memberList.set(user, role);
  return { ...known, memberList };
}

/** How long somebody counts as typing after that was last heard; it is told every three seconds. */
export const TYPING_MS = 6_000;

export function withTyping(room: Room, user: UserId, now: number): Room {
  return { ...room, typing: new Map(room.typing).set(user, now) };
}

function withoutTyping(room: Room, user: UserId): Room {
  if (!room.typing.has(user)) return room;
  return { ...room, typing: new Map([...room.typing].filter(([other]) => other !== user)) };
}

export function withoutOldTyping(room: Room, now: number): Room {
  const still = [...room.typing].filter(([, heard]) => now - heard < TYPING_MS && heard <= now);
  return still.length === room.typing.size ? room : { ...room, typing: new Map(still) };
}
