import {
  accept,
  type Ask,
  type Outcome,
  type Refusal,
  refuse,
  type Result,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";
import {
  appendNotice,
  type Draft,
  type Entrance,
  findRoom,
  type FoundRoom,
  memberRow,
  personRow,
  type Row,
} from "../../store/mod.ts";
import { enter, goOut, roleAtEntry, rowsToEnter } from "./entering.ts";
import { actorOf, type Ground, may, rolesOfMember, rowsToStandIn, standIn } from "../ground.ts";

export async function joinRoom(
  { store, now }: Ground,
  me: UserId,
  { room: id }: Ask<"room.join">,
): Promise<Outcome<Result<"room.join">>> {
  const done = await store.writer.write({
    rows: rowsToComeIn(id, me),
    decide(draft) {
      const standing = standIn(draft, id, me, "room.join");
      if (!standing.ok) return standing;
      if (standing.role !== null) return { ok: true };
      return comeIn(draft, standing.room, me, now());
    },
  });
  return done.ok ? accept({}) : done;
}

/**
 * Into a room that one was let into elsewhere: by a link to it, or because newcomers enter it.
 * Nobody is asked whether they may, so no command leads here by itself; but whoever made the link
 * still has to have their say over the room.
 */
export async function enterByInvite(
  { store, now }: Ground,
  user: UserId,
  { room: id, by }: Entrance,
): Promise<Outcome<Record<string, never>>> {
  const inviters = by === undefined ? [] : [memberRow(id, by), personRow(by)];
  const done = await store.writer.write({
    rows: [...rowsToComeIn(id, user), ...inviters],
    decide(draft) {
      const room = findRoom(draft, id);
      if (room === null || room.facts.kind === "direct") return refuse("not_found");
      if (draft.peek(memberRow(id, user)) !== null) return { ok: true };
      if (room.facts.archived) return refuse("forbidden", "archived");
      if (by !== undefined && !standIn(draft, id, by, "room.link").ok) return refuse("forbidden");
      return comeIn(draft, room, user, now());
    },
  });
  return done.ok ? accept({}) : done;
}

function rowsToComeIn(room: RoomId, user: UserId): Row<unknown>[] {
  return [...rowsToStandIn(room, user), ...rowsToEnter(room, user), personRow(user)];
}

function comeIn(
  draft: Draft,
  room: FoundRoom,
  user: UserId,
  at: number,
): { readonly ok: true } | Refusal {
  const person = draft.get(personRow(user));
  if (person === null || person.gone) return refuse("not_found", "user");
  const { place } = actorOf(person);
  const entered = enter(draft, room, user, roleAtEntry(room, place));
  if (!entered.ok) return entered;
  appendNotice(draft, entered.room, user, at, { what: "joined", who: user });
  return { ok: true };
}

export async function leaveRoom(
  { store, now }: Ground,
  me: UserId,
  { room: id }: Ask<"room.leave">,
): Promise<Outcome<Result<"room.leave">>> {
  const done = await store.writer.write({
    rows: rowsToStandIn(id, me),
    decide(draft) {
      const standing = standIn(draft, id, me, "room.leave");
      if (!standing.ok) {
        const isOwner = draft.peek(memberRow(id, me))?.role === "owner";
        return isOwner ? refuse("forbidden", "transfer the room first") : standing;
      }
      const left = goOut(draft, standing.room, me);
      appendNotice(draft, left, me, now(), { what: "left", who: me });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

export async function addToRoom(
  { store, now }: Ground,
  me: UserId,
  { room: id, user }: Ask<"room.add">,
): Promise<Outcome<Result<"room.add">>> {
  const done = await store.writer.write({
    rows: [...rowsToStandIn(id, me), ...rowsToEnter(id, user), personRow(user), personRow(me)],
    decide(draft) {
      const standing = standIn(draft, id, me, "room.add");
      if (!standing.ok) return standing;
      const person = draft.get(personRow(user));
      if (person === null || person.gone) return refuse("not_found", "user");
      if (draft.peek(memberRow(id, user)) !== null) return { ok: true };
      const entered = enter(draft, standing.room, user, "member");
      if (!entered.ok) return entered;
      appendNotice(draft, entered.room, me, now(), { what: "added", who: user });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

export async function removeFromRoom(
  { store, now }: Ground,
  me: UserId,
  { room: id, user }: Ask<"room.remove">,
): Promise<Outcome<Result<"room.remove">>> {
  const done = await store.writer.write({
    rows: [...rowsToStandIn(id, me), memberRow(id, user), personRow(me), personRow(user)],
    decide(draft) {
      const standing = standIn(draft, id, me, "room.remove");
      if (!standing.ok) return standing;
      const whom = rolesOfMember(draft, id, user);
      if (whom === null) return { ok: true };
      if (!may(draft, standing, "room.remove", { whom })) return refuse("forbidden");
      const left = goOut(draft, standing.room, user);
      appendNotice(draft, left, me, now(), { what: "removed", who: user });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}
