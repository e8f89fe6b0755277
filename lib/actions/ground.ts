/** What every action stands on, and the look that most of them begin with. */
import {
  type Actor,
  can,
  type PlaceVerb,
  type RoomTarget,
  type RoomVerb,
  type Whom,
} from "../policy/mod.ts";
import { type Refusal, refuse, type RoomId, type RoomRole, type UserId } from "../protocol/mod.ts";
import {
  type Draft,
  factsOf,
  findRoom,
  type FoundRoom,
  memberRow,
  type PersonRow,
  personRow,
  roomRow,
  type Row,
  rowsOfRoom,
  type Store,
} from "../store/mod.ts";

export interface Ground {
  readonly store: Store;
  now(): number;
}

/** Somebody before a room, as both are at the commit. */
export interface Standing {
  readonly ok: true;
  readonly room: FoundRoom;
  readonly user: UserId;
  readonly role: RoomRole | null;
}

/** What a deed is about, besides the room. */
export type About = Pick<RoomTarget, "own" | "whom" | "to">;

/**
 * The room, and that one may do this there, as both are at the commit. Who may not even see a
 * room gets the answer that there is none.
 */
export function standIn(
  draft: Draft,
  id: RoomId,
  user: UserId,
  verb: RoomVerb,
  about?: About,
): Standing | Refusal {
  const room = findRoom(draft, id);
  // The head was checked above, and memberships move it
  const role = draft.peek(memberRow(id, user))?.role ?? null;
  if (room === null) return refuse("not_found");
  const standing: Standing = { ok: true, room, user, role };
  if (may(draft, standing, verb, about)) return standing;
  return refuse(isSeen(draft, standing) ? "forbidden" : "not_found");
}

/**
 * For what somebody keeps of a room for themselves. It rests on their membership alone, so that it
 * and what is said in the room do not get in each other's way.
 */
export function isReader(draft: Draft, id: RoomId, user: UserId): boolean {
  const member = draft.get(memberRow(id, user));
  const room = draft.peek(roomRow(id));
  if (member === null || room === null) return false;
  return can({ ...THE_LEAST, room: member.role }, "room.read", factsOf(room));
}

const THE_LEAST: Omit<Actor, "room"> = { place: "guest", isGuestOfInvite: true };

/**
 * What a guest may with this role in the room, everybody may with it: who they are on the place is
 * looked up where that is not enough. So what is said every second rests on no row more.
 */
export function may(
  draft: Draft,
  { room, user, role }: Standing,
  verb: RoomVerb,
  about?: About,
): boolean {
  const { facts, head } = room;
  const target = { ...facts, ...about, isAlone: head.members === 1 };
  return can({ ...THE_LEAST, room: role }, verb, target) ||
    can({ ...actorFor(draft, user), room: role }, verb, target);
}

/** Members see their room; a public one is seen by all who may look around. */
function isSeen(draft: Draft, { room, user, role }: Standing): boolean {
  return role !== null || room.facts.kind === "public" && mayOnPlace(draft, user, "room.browse");
}

export function mayOnPlace(draft: Draft, user: UserId, verb: PlaceVerb): boolean {
  return can(actorFor(draft, user), verb);
}

function actorFor(draft: Draft, user: UserId): Actor {
  return actorOf(draft.get(personRow(user)));
}

/** Outside any room. Whose row says nothing is a member; who has just gone, or was banned, may nothing more. */
export function actorOf(person: PersonRow | null): Actor {
  if (person?.gone || person?.banned) return { ...THE_LEAST, room: null };
  const { role: place = "member", guestOf } = person ?? {};
  return { place, room: null, isGuestOfInvite: place === "guest" && guestOf !== "place" };
}

/** Of somebody else in a room; null where they are not in it. */
export function rolesOfMember(draft: Draft, room: RoomId, user: UserId): Whom | null {
  const member = draft.peek(memberRow(room, user));
  if (member === null) return null;
  return { room: member.role, place: actorFor(draft, user).place };
}

export function rowsToStandIn(id: RoomId, user: UserId): Row<unknown>[] {
  return [...rowsOfRoom(id), memberRow(id, user)];
}
