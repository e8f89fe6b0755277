/** What every action stands on, and the look that most of them begin with. */
import { can, type Deed } from "../policy/mod.ts";
import { type Refusal, refuse, type Role, type RoomId, type UserId } from "../protocol/mod.ts";
import {
  type Draft,
  findRoom,
  type FoundRoom,
  memberRow,
  type Row,
  rowsOfRoom,
  type Store,
} from "../store/mod.ts";

export interface Ground {
  readonly store: Store;
  now(): number;
}

export interface Standing {
  readonly ok: true;
  readonly room: FoundRoom;
  readonly role: Role | null;
}

/**
 * The room, and that one may do this there, as both are at the commit. Who may not even see a
 * room gets the answer that there is none.
 */
export function standIn(
  draft: Draft,
  id: RoomId,
  user: UserId,
  deed: Deed,
  own?: boolean,
): Standing | Refusal {
  const room = findRoom(draft, id);
  // The head was checked above, and memberships move it
  const role = draft.peek(memberRow(id, user))?.role ?? null;
  if (room === null) return refuse("not_found");
  const { kind } = room.facts;
  if (can(deed, { role, kind, ...(own === undefined ? {} : { own }) })) {
    return { ok: true, room, role };
  }
  return refuse(role === null && kind !== "public" ? "not_found" : "forbidden");
}

export function rowsToStandIn(id: RoomId, user: UserId): Row<unknown>[] {
  return [...rowsOfRoom(id), memberRow(id, user)];
}
