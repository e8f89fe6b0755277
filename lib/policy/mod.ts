/**
 * Who may do what: one pure function over who does it, a verb, and what it is done to; and the one
 * table (`rights.ts`) that it reads.
 *
 * It knows roles and rules. It must not know how a role is found, what is refused with which
 * words, or what happens when something is allowed.
 */
export { type Actor, can, type PlaceTarget, type RoomTarget, type Whom } from "./can.ts";
export { PLACE_RIGHTS, type PlaceVerb, ROOM_RIGHTS, type RoomVerb, type Verb } from "./rights.ts";
