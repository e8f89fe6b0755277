/** Coming into a room and going out of it: the rows that change together whoever does it. */
import {
  cursorBefore,
  LIMITS,
  type Refusal,
  refuse,
  type Role,
  type RoomId,
  type RoomRole,
  type RoomView,
  type UserId,
} from "../../protocol/mod.ts";
import {
  type Draft,
  forgetDraftsIn,
  forgetPrefsIn,
  type FoundRoom,
  type MemberRow,
  memberRow,
  ownRow,
  readRow,
  roomCountRow,
  roomOfRow,
  type Row,
} from "../../store/mod.ts";

type Entered = { readonly ok: true; readonly room: FoundRoom } | Refusal;

export function rowsToEnter(room: RoomId, user: UserId): Row<unknown>[] {
  return [memberRow(room, user), ownRow(room, user), readRow(user, room), roomCountRow(user)];
}

/** A room has one owner: who comes into one that everybody has left. A guest is a member at most. */
export function roleAtEntry({ head }: FoundRoom, place: Role): RoomRole {
  return head.members === 0 && place !== "guest" ? "owner" : "member";
}

/** What was said before counts as read: nobody comes into a room with a thousand unread messages. */
export function enter(draft: Draft, room: FoundRoom, user: UserId, role: RoomRole): Entered {
  const { id, facts } = room;
  const rooms = draft.get(roomCountRow(user)) ?? 0;
  if (rooms >= LIMITS.roomsOfOne) return refuse("too_many", "rooms");
  draft.set(roomCountRow(user), rooms + 1);
  const members = room.head.members + 1;
  if (members > LIMITS.membersOfRoom) return refuse("too_many", "members of this room");
  const seesAll = facts.past === "everyone";
  if (!seesAll) draft.comesFirst(id);
  const since = room.head.count;
  const { own, version } = room.isNew ? { own: 0, version: 0 } : lookedAt(draft, id, user);
  const member: MemberRow = {
    role,
    since,
    // It grows each time, so no two stays have one
    ...(version > 0 && { stay: version }),
    ...(!seesAll && { from: { epoch: draft.epoch, stamp: null } }),
  };
  draft.set(memberRow(id, user), member);
  draft.write(roomOfRow(user, id), true);
  const position = { read: room.head.count, ownRead: own, version };
  draft.set(readRow(user, id), position);
  const head = draft.moveHead(id, room.head, {
    members,
    rules: room.head.rules + 1,
    ...(seesAll ? {} : { unseen: { epoch: draft.epoch, stamp: null } }),
  });
  draft.change(id, user);
  const view: RoomView = {
    id,
    facts,
    role,
    members,
    cursor: cursorBefore(draft.epoch),
    tally: { count: head.count, own, ...position, since, gone: [], mentions: [] },
    movedAt: head.at,
  };
  const text = JSON.stringify({ type: "room.entered", view });
  draft.control(id, { do: "admit", room: id, user, text });
  draft.tell(id, { type: "member.joined", member: { user, role }, members });
  draft.change(user, id);
  return { ok: true, room: { ...room, head } };
}

/** What is left of an earlier time in the room. */
function lookedAt(draft: Draft, room: RoomId, user: UserId): { own: number; version: number } {
  draft.check(memberRow(room, user));
  const version = (draft.get(readRow(user, room))?.version ?? -1) + 1;
  return { own: draft.count(ownRow(room, user)), version };
}

export function goOut(draft: Draft, room: FoundRoom, user: UserId): FoundRoom {
  const { id } = room;
  const members = room.head.members - 1;
  draft.check(memberRow(id, user));
  draft.delete(memberRow(id, user));
  draft.write(roomOfRow(user, id), null);
  draft.set(roomCountRow(user), Math.max(0, (draft.get(roomCountRow(user)) ?? 0) - 1));
  const head = draft.moveHead(id, room.head, { members, rules: room.head.rules + 1 });
  draft.change(id, user);
  const text = JSON.stringify({ type: "room.left", room: id });
  draft.control(id, { do: "dismiss", room: id, user, text });
  draft.tell(id, { type: "member.left", user, members });
  draft.change(user, id);
  forgetPrefsIn(draft, user, id);
  forgetDraftsIn(draft, user, id, room.head.at);
  return { ...room, head };
}
