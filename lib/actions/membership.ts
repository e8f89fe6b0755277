import { outranks } from "../policy/mod.ts";
import {
  accept,
  type Ask,
  type Outcome,
  refuse,
  type Result,
  type UserId,
} from "../protocol/mod.ts";
import { appendNotice, memberRow, personRow } from "../store/mod.ts";
import { enter, goOut, rowsToEnter } from "./entering.ts";
import { type Ground, rowsToStandIn, standIn } from "./ground.ts";

export async function joinRoom(
  { store, now }: Ground,
  me: UserId,
  { room: id }: Ask<"room.join">,
): Promise<Outcome<Result<"room.join">>> {
  const done = await store.writer.write({
    rows: [...rowsToStandIn(id, me), ...rowsToEnter(id, me)],
    decide(draft) {
      const standing = standIn(draft, id, me, "room.join");
      if (!standing.ok) return standing;
      if (standing.role !== null) return { ok: true };
      const entered = enter(draft, standing.room, me, "member");
      if (!entered.ok) return entered;
      appendNotice(draft, entered.room, me, now(), { what: "joined", who: me });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
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
      if (!standing.ok) return standing;
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
    rows: [...rowsToStandIn(id, me), ...rowsToEnter(id, user), personRow(user)],
    decide(draft) {
      const standing = standIn(draft, id, me, "room.add");
      if (!standing.ok) return standing;
      if (draft.get(personRow(user)) === null) return refuse("not_found", "user");
      if (draft.get(memberRow(id, user)) !== null) return { ok: true };
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
    rows: [...rowsToStandIn(id, me), memberRow(id, user)],
    decide(draft) {
      const standing = standIn(draft, id, me, "room.remove");
      if (!standing.ok) return standing;
      const target = draft.get(memberRow(id, user));
      if (target === null) return { ok: true };
      if (!outranks(standing.role!, target.role)) return refuse("forbidden");
      const left = goOut(draft, standing.room, user);
      appendNotice(draft, left, me, now(), { what: "removed", who: user });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}
