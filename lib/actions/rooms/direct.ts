import {
  accept,
  type Ask,
  LIMITS,
  type Outcome,
  refuse,
  type Result,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";
import {
  findRoom,
  isIgnoredByTheOther,
  openReading,
  peopleOf,
  personRow,
  rowsOfRoom,
} from "../../store/mod.ts";
import { enter } from "./entering.ts";
import { type Ground, mayOnPlace } from "../ground.ts";
import { NOT_TAKEN } from "../people/ignoring.ts";
import { foundRoom } from "./rooms.ts";

/** The same people always get the same conversation: it is named after them. */
export async function openDirect(
  { store, now }: Ground,
  me: UserId,
  { users }: Ask<"direct.open">,
): Promise<Outcome<Result<"direct.open">>> {
  const people = [...new Set([me, ...users])].sort();
  if (people.length > LIMITS.directPeople) return refuse("too_many", "people");
  const known = await peopleOf(store, people);
  if (known.size < people.length) return refuse("not_found", "users");
  const id = await nameOf(people);
  const done = await store.writer.write({
    rows: [...rowsOfRoom(id), personRow(me)],
    decide(draft) {
      if (findRoom(draft, id) !== null) return { ok: true };
      if (!mayOnPlace(draft, me, "direct.open")) return refuse("forbidden");
      // Where they are in one already it keeps their place
      if (Array.from(known.values()).some(({ gone }) => gone)) return refuse("not_found", "users");
      if (isIgnoredByTheOther(draft, people, me)) return refuse("forbidden", NOT_TAKEN);
      const facts = { kind: "direct", name: "", topic: "", past: "everyone", people } as const;
      let room = foundRoom(draft, id, facts, now());
      for (const user of people) {
        const entered = enter(draft, room, user, "member");
        if (!entered.ok) return entered;
        room = entered.room;
      }
      return { ok: true };
    },
  });
  return done.ok ? accept({ room: id }) : done;
}

/** Where it is there already; null where it has yet to be begun. */
export async function findDirect(
  { store }: Ground,
  me: UserId,
  other: UserId,
): Promise<RoomId | null> {
  const id = await nameOf([...new Set([me, other])].sort());
  return await openReading(store, me, id) === null ? null : id;
}

const NAME_CHARS = 20;

async function nameOf(people: readonly UserId[]): Promise<RoomId> {
  const bytes = new TextEncoder().encode(people.join(" "));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  // 103 bits of it in letters and digits: nobody finds two sets of people with one name
  const number = BigInt(`0x${hash.toHex()}`).toString(36).padStart(50, "0");
  return `d${number.slice(-NAME_CHARS)}` as RoomId;
}
