/** Who is what in a room. Each change moves the room's rules, as memberships do. */
import {
  accept,
  type Ask,
  type Outcome,
  refuse,
  type Result,
  type RoomRole,
  type UserId,
} from "../../protocol/mod.ts";
import {
  appendNotice,
  type Draft,
  findOwner,
  type FoundRoom,
  memberRow,
  personRow,
} from "../../store/mod.ts";
import { type Ground, may, rolesOfMember, rowsToStandIn, standIn } from "../ground.ts";

export async function setRoomRole(
  { store }: Ground,
  me: UserId,
  { room: id, user, role }: Ask<"room.setRole">,
): Promise<Outcome<Result<"room.setRole">>> {
  const done = await store.writer.write({
    rows: [...rowsToStandIn(id, me), memberRow(id, user), personRow(me), personRow(user)],
    decide(draft) {
      const standing = standIn(draft, id, me, "room.setRole");
      if (!standing.ok) return standing;
      const whom = rolesOfMember(draft, id, user);
      if (whom === null) return refuse("not_found", "user");
      if (!may(draft, standing, "room.setRole", { whom, to: role })) return refuse("forbidden");
      if (whom.room !== role) putRole(draft, standing.room, user, role);
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

/**
 * The one who owns it need not be the one who asks. Where that is somebody else by the time of the
 * commit, nobody was set back that should have been: it is to be asked again.
 */
export async function transferRoom(
  { store, now }: Ground,
  me: UserId,
  { room: id, user }: Ask<"room.transfer">,
): Promise<Outcome<Result<"room.transfer">>> {
  const owner = await findOwner(store, id);
  const owners = owner === null ? [] : [memberRow(id, owner)];
  const done = await store.writer.write({
    rows: [...rowsToStandIn(id, me), memberRow(id, user), ...owners, personRow(me)],
    decide(draft) {
      const standing = standIn(draft, id, me, "room.transfer");
      if (!standing.ok) return standing;
      const whom = rolesOfMember(draft, id, user);
      if (whom === null) return refuse("not_found", "user");
      if (!may(draft, standing, "room.transfer", { whom, to: "owner" })) return refuse("forbidden");
      if (whom.room === "owner") return { ok: true };
      const isStillOwner = owner !== null && draft.peek(memberRow(id, owner))?.role === "owner";
      if (owner !== null && !isStillOwner) return refuse("unavailable");
      let { room } = standing;
      if (owner !== null) room = putRole(draft, room, owner, "moderator");
      room = putRole(draft, room, user, "owner");
      appendNotice(draft, room, me, now(), { what: "transferred", who: user });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

export function putRole(draft: Draft, room: FoundRoom, user: UserId, role: RoomRole): FoundRoom {
  const { id } = room;
  const row = memberRow(id, user);
  const { from, ...member } = draft.peek(row)!;
  // Its stamp was that of the row, which is about to be another
  const seesFrom = from === undefined
    ? {}
    : { from: { ...from, stamp: from.stamp ?? draft.stampOf(row) } };
  draft.set(row, { ...member, role, ...seesFrom });
  const head = draft.moveHead(id, room.head, { rules: room.head.rules + 1 });
  draft.change(id, user);
  draft.tell(id, { type: "member.changed", member: { user, role } });
  return { ...room, head };
}
