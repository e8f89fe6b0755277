import {
  accept,
  type Ask,
  LIMITS,
  newRoomId,
  type Outcome,
  refuse,
  type Result,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";
import { can } from "../../policy/mod.ts";
import {
  appendNotice,
  callRoom,
  type Draft,
  emptyHead,
  factsOf,
  type FoundRoom,
  listMembers,
  listPublic,
  openReading,
  peopleOf,
  personRow,
  publicRow,
  type RoomRow,
  roomRow,
  roomsOf,
  rowsOfRoom,
} from "../../store/mod.ts";
import { enter } from "./entering.ts";
import { actorOf, type Ground, mayOnPlace } from "../ground.ts";

export async function createRoom(
  { store, now }: Ground,
  me: UserId,
  { once, name, topic = "", visibility: kind, past }: Ask<"room.create">,
): Promise<Outcome<Result<"room.create">>> {
  const id = newRoomId();
  const done = await store.writer.write({
    rows: [...rowsOfRoom(id), personRow(me)],
    once: { user: me, number: once },
    decide(draft) {
      if (!mayOnPlace(draft, me, "room.create")) return refuse("forbidden");
      const room = foundRoom(
        draft,
        id,
        { kind, name: name.trim(), topic: topic.trim(), past },
        now(),
      );
      if (kind === "public") draft.write(publicRow(id), true);
      const entered = enter(draft, room, me, "owner");
      if (!entered.ok) return entered;
      appendNotice(draft, entered.room, me, now(), { what: "created" });
      return { ok: true, text: id };
    },
  });
  // The stream remembers the first one's name, should this be a repeat
  return done.ok ? accept({ room: done.value.text as RoomId }) : done;
}

/** Writes a new room's facts, and the head that all writes into it rest on. */
export function foundRoom(draft: Draft, id: RoomId, facts: RoomRow, at: number): FoundRoom {
  draft.set(roomRow(id), facts);
  if (facts.kind !== "direct") callRoom(draft, id, facts.name);
  return { id, facts: factsOf(facts), head: draft.moveHead(id, emptyHead(at), {}), isNew: true };
}

export async function pageMembers(
  { store }: Ground,
  me: UserId,
  { room, after, limit = LIMITS.pageMembers }: Ask<"room.members">,
): Promise<Outcome<Result<"room.members">>> {
  if (await openReading(store, me, room) === null) return refuse("not_found");
  return accept(await listMembers(store, room, { after, limit }));
}

export async function listRooms({ store }: Ground, me: UserId): Promise<RoomId[]> {
  return await roomsOf(store, me);
}

export async function browseRooms(
  { store }: Ground,
  me: UserId,
  { after }: Ask<"room.browse">,
): Promise<Outcome<Result<"room.browse">>> {
  const person = (await peopleOf(store, [me])).get(me) ?? null;
  if (!can(actorOf(person), "room.browse")) return refuse("forbidden");
  return accept(await listPublic(store, { after, limit: LIMITS.pageRooms }));
}
