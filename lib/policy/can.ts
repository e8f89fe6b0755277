import type { Role, RoomFacts, RoomRole } from "../protocol/mod.ts";
import {
  PLACE_RIGHTS,
  type PlaceRight,
  type PlaceVerb,
  ROOM_RIGHTS,
  type RoomRight,
  type RoomVerb,
  type Verb,
} from "./rights.ts";

/** Who does it. */
export interface Actor {
  readonly place: Role;
  /** Null for someone who is not in the room. */
  readonly room: RoomRole | null;
  /** Let in by an invite, not by a place that is open to guests. */
  readonly isGuestOfInvite?: boolean;
}

/** To whom, or to what of whom. */
export interface PlaceTarget {
  readonly own?: boolean;
  /** The role that somebody has on the place. */
  readonly place?: Role;
  /** The role that they are to have. */
  readonly to?: Role;
  /** Whether one is in a room with them. */
  readonly isNear?: boolean;
}

export interface Whom {
  readonly place: Role;
  readonly room: RoomRole;
}

export interface RoomTarget extends Pick<RoomFacts, "kind" | "archived" | "posting" | "may"> {
  /** Whether it is about what one wrote oneself. */
  readonly own?: boolean;
  /** Who it is done to. */
  readonly whom?: Whom;
  /** The role that they are to have. */
  readonly to?: RoomRole;
  /** Whether nobody else is in the room. */
  readonly isAlone?: boolean;
}

export function can(actor: Actor, verb: PlaceVerb, target?: PlaceTarget): boolean;
export function can(actor: Actor, verb: RoomVerb, target: RoomTarget): boolean;
export function can(actor: Actor, verb: Verb, target: PlaceTarget | RoomTarget = {}): boolean {
  return verb in PLACE_RIGHTS
    ? canOnPlace(actor, PLACE_RIGHTS[verb as PlaceVerb], target as PlaceTarget)
    : canInRoom(actor, ROOM_RIGHTS[verb as RoomVerb], target as RoomTarget);
}

const PLACE_RANK: Record<Role, number> = { owner: 4, admin: 3, moderator: 2, member: 1, guest: 0 };
const ROOM_RANK: Record<RoomRole, number> = { owner: 3, moderator: 2, member: 1, reader: 0 };

function canOnPlace(actor: Actor, right: PlaceRight, target: PlaceTarget): boolean {
  if (actor.isGuestOfInvite && right.invited !== undefined) {
    return right.invited === "in shared rooms" && target.isNear === true;
  }
  if (right.own && target.own) return true;
  if (PLACE_RANK[actor.place] < PLACE_RANK[right.place]) return false;
  const isBelow = (role: Role | undefined) =>
    role === undefined || PLACE_RANK[role] < PLACE_RANK[actor.place];
  if (right.below === undefined) return true;
  const isFree = right.below === "unless owner" && actor.place === "owner";
  return isFree || isBelow(target.place) && isBelow(target.to);
}

function canInRoom(actor: Actor, right: RoomRight, target: RoomTarget): boolean {
  const { kind, archived, own, isAlone } = target;
  if (actor.room === null) {
    return right.outside === true && kind === "public" && !archived && !actor.isGuestOfInvite;
  }
  if (archived && !right.archived) return false;
  if (kind === "direct" && (right.direct === undefined || right.direct === "own" && !own)) {
    return false;
  }
  if (right.guests === "no" && actor.place === "guest") return false;
  if (right.own === "only" && !own) return false;
  if (right.ownerAlone && actor.room === "owner" && !isAlone) return false;
  const ofAll = kind === "direct" && right.direct === "members" ? "member" : right.room;
  const least = own && right.own !== "only" && right.own || leastIn(target, ofAll);
  return rankIn(actor) >= ROOM_RANK[least] && canReceive(target) &&
    (!right.below || isBelow(actor, target));
}

function leastIn({ may, posting }: RoomTarget, least: RoomRight["room"]): RoomRole {
  if (least === "posting") return posting === "moderators" ? "moderator" : "member";
  return least in may ? may[least as keyof typeof may] : least as RoomRole;
}

/** Who has a say on the place has it in each room that they are in. */
function rankIn({ place, room }: { place: Role; room: RoomRole | null }): number {
  const raised: Partial<Record<Role, RoomRole>> = {
    owner: "owner",
    admin: "owner",
    moderator: "moderator",
  };
  return Math.max(ROOM_RANK[room ?? "reader"], ROOM_RANK[raised[place] ?? "reader"]);
}

/** A guest is a member at most, so that no message has to ask whether its sender is one. */
function canReceive({ whom, to }: RoomTarget): boolean {
  return whom?.place !== "guest" || to === undefined || ROOM_RANK[to] <= ROOM_RANK.member;
}

/** A room's owner is put out or set back by nobody: the room is handed on first. */
function isBelow(actor: Actor, { whom, to }: RoomTarget): boolean {
  if (whom === undefined) return true;
  if (whom.room === "owner") return false;
  if (to !== undefined && ROOM_RANK[to] >= rankIn(actor)) return false;
  return actor.room === "owner" || rankIn(actor) > rankIn(whom);
}
