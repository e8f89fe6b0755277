/** Everybody who can ask, and everything that they can ask about. */
import {
  type Actor,
  type PlaceTarget,
  type PlaceVerb,
  type RoomTarget,
  type RoomVerb,
  type Whom,
} from "../../lib/policy/mod.ts";
import { GivenRole, Posting, Role, RoomKind, RoomRole } from "../../lib/protocol/checks.ts";
import type { RoomMay } from "../../lib/protocol/mod.ts";

export const ROLES = Role.options;
export const ROOM_ROLES = RoomRole.options;
export const DEFAULT_MAY: RoomMay = { add: "member", rename: "moderator", archive: "owner" };
const EITHER = [false, true];

export const OUTSIDE_ROOMS: Actor[] = [
  ...ROLES.map((place) => ({ place, room: null })),
  { place: "guest", room: null, isGuestOfInvite: true },
];

/** But for a guest who is more than a member: nobody makes them that. */
export const IN_ROOMS: Actor[] = OUTSIDE_ROOMS.flatMap((actor) =>
  [...ROOM_ROLES, null].map((room) => ({ ...actor, room }))
).filter(({ place, room }) => place !== "guest" || room !== "owner" && room !== "moderator");

export function placeTargets(verb: PlaceVerb): PlaceTarget[] {
  const given = verb === "person.setRole" ? ROLES.map((to) => ({ to })) : [{}];
  return EITHER.flatMap((own) =>
    EITHER.flatMap((isNear) =>
      ROLES.flatMap((place) => given.map((to) => ({ own, isNear, place, ...to })))
    )
  );
}

const PEOPLE: Whom[] = IN_ROOMS.flatMap(({ place, room }) => room === null ? [] : { place, room });

/** What a verb does to somebody, and which role it gives them. */
const DONE_TO: Partial<Record<RoomVerb, readonly (RoomRole | undefined)[]>> = {
  "room.remove": [undefined],
  "room.setRole": GivenRole.options,
  "room.transfer": ["owner"],
};

export function roomTargets(verb: RoomVerb, may: RoomMay): RoomTarget[] {
  const roles = DONE_TO[verb];
  const people = roles === undefined
    ? [{}]
    : PEOPLE.flatMap((whom) => roles.map((to) => ({ whom, ...(to === undefined ? {} : { to }) })));
  return RoomKind.options.flatMap((kind) =>
    Posting.options.flatMap((posting) =>
      EITHER.flatMap((archived) =>
        EITHER.flatMap((own) =>
          EITHER.flatMap((isAlone) =>
            people.map((done) => ({ kind, posting, archived, may, own, isAlone, ...done }))
          )
        )
      )
    )
  );
}
