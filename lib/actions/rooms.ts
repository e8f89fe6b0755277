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
} from "../protocol/mod.ts";
import {
  appendNotice,
  type Draft,
  emptyHead,
  type FoundRoom,
  listMembers,
  listPublic,
  openReading,
  publicRow,
  type RoomRow,
  roomRow,
  roomsOf,
  rowsOfRoom,
  wireFacts,
} from "../store/mod.ts";
import { type Ground, rowsToStandIn, standIn } from "./ground.ts";
import { enter } from "./entering.ts";

export async function createRoom(
  { store, now }: Ground,
  me: UserId,
  { once, name, topic = "", visibility: kind, past }: Ask<"room.create">,
): Promise<Outcome<Result<"room.create">>> {
  const id = newRoomId();
  const done = await store.writer.write({
    rows: rowsOfRoom(id),
    once: { user: me, number: once },
    decide(draft) {
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
  return { id, facts, head: draft.moveHead(id, emptyHead(at), {}), isNew: true };
}

export async function changeRoom(
  { store, now }: Ground,
  me: UserId,
  { room: id, ...changes }: Ask<"room.change">,
): Promise<Outcome<Result<"room.change">>> {
  let facts: RoomRow | undefined;
  const done = await store.writer.write({
    rows: rowsToStandIn(id, me),
    decide(draft) {
      const standing = standIn(draft, id, me, "room.change");
      if (!standing.ok) return standing;
      const before = draft.get(roomRow(id))!;
      const name = changes.name?.trim() ?? before.name;
      const topic = changes.topic?.trim() ?? before.topic;
      facts = { ...before, name, topic, past: changes.past ?? before.past };
      draft.set(roomRow(id), facts);
      let room: FoundRoom = { ...standing.room, facts };
      draft.change(id, "");
      draft.tell(id, { type: "room.changed", facts: wireFacts(facts) });
      room = { ...room, head: draft.moveHead(id, room.head, {}) };
      const at = now();
      if (name !== before.name) {
        room = appendNotice(draft, room, me, at, { what: "renamed", text: name });
      }
      if (topic !== before.topic) appendNotice(draft, room, me, at, { what: "topic", text: topic });
      return { ok: true };
    },
  });
  return done.ok ? accept({ facts: wireFacts(facts!) }) : done;
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
  _me: UserId,
  { after }: Ask<"room.browse">,
): Promise<Outcome<Result<"room.browse">>> {
  return accept(await listPublic(store, { after, limit: LIMITS.pageRooms }));
}
