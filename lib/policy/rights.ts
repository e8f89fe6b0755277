/** Who may do what: the one table. docs/permissions.md is written from it. */
import type { Role, RoomMay, RoomRole } from "../protocol/mod.ts";

/** What is done on the place, outside any room. */
export interface PlaceRight {
  /** The least role on the place. */
  readonly place: Role;
  /** Whatever the role, with what is one's own. */
  readonly own?: true;
  /** Only to somebody below oneself, who stays below; or owners to anybody. */
  readonly below?: "always" | "unless owner";
  /** Whether a guest of an invite may, to whom the place is the rooms that they are in. */
  readonly invited?: "no" | "in shared rooms";
}

/**
 * What is done in a room by who is in it. An archived room and a direct conversation have to be
 * named; "members" are all whose conversation it is, whatever it takes elsewhere.
 */
export interface RoomRight {
  /** The least role in the room, or the setting of the room that says which. */
  readonly room: RoomRole | keyof RoomMay | "posting";
  /** The least role with what is one's own, where that is another; or with nothing else. */
  readonly own?: RoomRole | "only";
  readonly archived?: true;
  readonly direct?: true | "own" | "members";
  readonly guests?: "no";
  /** Only to somebody below oneself, who stays below; the room's own owner to anybody else. */
  readonly below?: true;
  /** To those who are not in it too, where everybody may come in. */
  readonly outside?: true;
  /** The room's own owner only where nobody else is left. */
  readonly ownerAlone?: true;
}

export const PLACE_RIGHTS = {
  "place.change": { place: "admin" },
  "place.door": { place: "admin" },
  "place.rooms": { place: "admin" },
  "place.files": { place: "admin" },
  "invite.make": { place: "member" },
  "invite.makeGuest": { place: "admin" },
  "invite.end": { place: "moderator", own: true },
  "invite.list": { place: "moderator", own: true },
  "person.list": { place: "moderator" },
  "person.setRole": { place: "admin", below: "unless owner" },
  "person.ban": { place: "moderator", below: "always" },
  "person.reset": { place: "owner" },
  "person.find": { place: "member" },
  "person.card": { place: "guest", invited: "in shared rooms" },
  "emoji.manage": { place: "moderator" },
  "token.makeAdmin": { place: "admin" },
  "room.create": { place: "member" },
  "direct.open": { place: "member" },
  "room.browse": { place: "guest", invited: "no" },
} as const satisfies Record<string, PlaceRight>;

export const ROOM_RIGHTS = {
  "room.read": { room: "reader", archived: true, direct: true },
  "room.join": { room: "reader", archived: true, direct: true, outside: true },
  "room.leave": { room: "reader", archived: true, ownerAlone: true },
  "room.add": { room: "add", guests: "no" },
  "room.link": { room: "add", guests: "no" },
  "room.remove": { room: "moderator", archived: true, guests: "no", below: true },
  "room.rename": { room: "rename", guests: "no" },
  "room.rules": { room: "moderator", guests: "no" },
  "room.rights": { room: "owner", guests: "no" },
  "room.archive": { room: "archive", archived: true, guests: "no" },
  "room.setRole": { room: "moderator", guests: "no", below: true },
  "room.transfer": { room: "owner", archived: true, guests: "no" },
  "message.send": { room: "posting", direct: true },
  "message.hurry": { room: "moderator" },
  "message.edit": { room: "posting", own: "only", direct: true },
  "message.delete": { room: "moderator", own: "reader", archived: true, direct: "own" },
  "message.react": { room: "member", direct: true },
  "message.pin": { room: "moderator", direct: "members" },
  "message.mentionAll": { room: "moderator" },
} as const satisfies Record<string, RoomRight>;

export type PlaceVerb = keyof typeof PLACE_RIGHTS;
export type RoomVerb = keyof typeof ROOM_RIGHTS;
export type Verb = PlaceVerb | RoomVerb;
