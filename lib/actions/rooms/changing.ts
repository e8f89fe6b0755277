/** What a room is, and who may change that. */
import type { RoomVerb } from "../../policy/mod.ts";
import {
  accept,
  type Ask,
  type Notice,
  type Outcome,
  type Refusal,
  type Result,
  type RoomFacts,
  type UserId,
} from "../../protocol/mod.ts";
import {
  appendNotice,
  callRoom,
  type Draft,
  type FoundRoom,
  personRow,
  publicRow,
  roomRow,
} from "../../store/mod.ts";
import { lookLike, pictureAfter, rowsToLookLike } from "../people/faces.ts";
import { type Ground, rowsToStandIn, standIn, type Standing } from "../ground.ts";

type Changes = Omit<Ask<"room.change">, "room">;

export async function changeRoom(
  { store, now }: Ground,
  me: UserId,
  { room: id, ...changes }: Ask<"room.change">,
): Promise<Outcome<Result<"room.change">>> {
  let facts: RoomFacts | undefined;
  const done = await store.writer.write({
    rows: [...rowsToStandIn(id, me), personRow(me), ...rowsToLookLike(changes)],
    decide(draft) {
      const verbs = verbsOf(changes);
      const standing = standInForAll(verbs, (verb) => standIn(draft, id, me, verb));
      if (!standing.ok) return standing;
      const before = standing.room.facts;
      const refused = lookLike(draft, me, { of: id, before }, changes);
      if (refused !== null) return refused;
      facts = changed(before, changes);
      if (verbs.length === 0) return { ok: true };
      if (facts.name !== before.name) callRoom(draft, id, facts.name);
      let room = putFacts(draft, standing.room, facts);
      for (const notice of noticesOf(before, facts)) {
        room = appendNotice(draft, room, me, now(), notice);
      }
      return { ok: true };
    },
  });
  return done.ok ? accept({ facts: facts! }) : done;
}

const VERBS: Readonly<Record<keyof Changes, RoomVerb>> = {
  name: "room.rename",
  topic: "room.rename",
  description: "room.rename",
  past: "room.rules",
  posting: "room.rules",
  slowSeconds: "room.rules",
  may: "room.rights",
  picture: "room.rename",
};

function verbsOf(changes: Changes): RoomVerb[] {
  const named = Object.keys(changes) as (keyof Changes)[];
  return [...new Set(named.map((name) => VERBS[name]))];
}

/** Who changes nothing has to be in the room all the same. */
function standInForAll(
  verbs: readonly RoomVerb[],
  stand: (verb: RoomVerb) => Standing | Refusal,
): Standing | Refusal {
  const all = ["room.read" as const, ...verbs].map(stand);
  return all.find(({ ok }) => !ok) ?? all[0]!;
}

function changed(before: RoomFacts, changes: Changes): RoomFacts {
  const { name = before.name, topic = before.topic, description = before.description } = changes;
  const { past = before.past, posting = before.posting } = changes;
  const { add = before.may.add, rename = before.may.rename } = changes.may ?? {};
  const { picture: _, ...rest } = before;
  return {
    ...rest,
    ...pictureAfter(before, changes),
    name: name.trim(),
    topic: topic.trim(),
    description: description.trim(),
    past,
    posting,
    slowSeconds: changes.slowSeconds ?? before.slowSeconds,
    may: { add, rename, archive: changes.may?.archive ?? before.may.archive },
  };
}

function noticesOf(before: RoomFacts, { name, topic }: RoomFacts): Notice[] {
  const notices: Notice[] = [];
  if (name !== before.name) notices.push({ what: "renamed", text: name });
  if (topic !== before.topic) notices.push({ what: "topic", text: topic });
  return notices;
}

/** Closed, nobody can come in: it is not among those that are offered. */
export async function archiveRoom(
  { store, now }: Ground,
  me: UserId,
  { room: id, on }: Ask<"room.archive">,
): Promise<Outcome<Result<"room.archive">>> {
  const done = await store.writer.write({
    rows: [...rowsToStandIn(id, me), personRow(me)],
    decide(draft) {
      const standing = standIn(draft, id, me, "room.archive");
      if (!standing.ok) return standing;
      const { facts } = standing.room;
      if (facts.archived === on) return { ok: true };
      const room = putFacts(draft, standing.room, { ...facts, archived: on });
      if (facts.kind === "public") draft.write(publicRow(id), on ? null : true);
      appendNotice(draft, room, me, now(), { what: on ? "archived" : "reopened" });
      return { ok: true };
    },
  });
  return done.ok ? accept({}) : done;
}

/** Moves the room's rules: no message that was decided by the facts of before lands after this. */
function putFacts(draft: Draft, room: FoundRoom, facts: RoomFacts): FoundRoom {
  draft.set(roomRow(room.id), facts);
  draft.change(room.id, "");
  draft.tell(room.id, { type: "room.changed", facts });
  const head = draft.moveHead(room.id, room.head, { rules: room.head.rules + 1 });
  return { ...room, facts, head };
}
