import { can } from "../../policy/mod.ts";
import {
  accept,
  type Ask,
  AUTO,
  type Hello,
  type KnownPerson,
  LIMITS,
  type Outcome,
  type Person,
  type PresenceState,
  refuse,
  type Result,
  roughly,
  saidAt,
  type UserId,
} from "../../protocol/mod.ts";
import { statusAt } from "../../rules/mod.ts";
import {
  inRoomsWith,
  knownPerson,
  pagePeople,
  peopleOf,
  personOf,
  type PersonRow,
  profileOf,
  SAYS_NOTHING,
} from "../../store/mod.ts";
import { actorOf, type Ground } from "../ground.ts";
import type { TypedProfile } from "./typed_profile.ts";

/** What those know who hold the sockets. */
export interface Lookout {
  /** What somebody sees of it whose id comes second. */
  presenceOf(user: UserId, looker: UserId): PresenceState;
  /** Has who looks hear of these people; of some only while they share a room. */
  watch(users: readonly UserId[], inCompany: boolean): void;
}

/** Names and faces, now and from now on. Who is there is asked for last. */
export async function watchPeople(
  ground: Ground,
  me: UserId,
  { users }: Ask<"people.watch">,
  lookout: Lookout,
): Promise<Outcome<Result<"people.watch">>> {
  const { visible, inCompany } = await visibleAmong(ground, me, users);
  // Before they are read: what changes meanwhile is heard
  lookout.watch(visible, inCompany);
  const people = await peopleOf(ground.store, visible);
  const now = ground.now();
  return accept({ people: Array.from(people, ([id, row]) => seen(id, row, me, lookout, now)) });
}

/** For who looks for somebody: all that there are, to be held and searched by the client. */
export async function listEverybody(
  { store, now }: Ground,
  me: UserId,
  { after, limit = LIMITS.pagePeople }: Ask<"people.list">,
): Promise<Outcome<Result<"people.list">>> {
  const row = (await peopleOf(store, [me])).get(me) ?? null;
  if (!can(actorOf(row), "person.find")) return refuse("forbidden");
  const { people, more } = await pagePeople(store, { after, limit });
  const at = now();
  return accept({ people: people.map(({ id, ...row }) => knownAt(id, row, at)), more });
}

export async function lookAtCard(
  ground: Ground,
  me: UserId,
  { user }: Ask<"person.card">,
  lookout: Pick<Lookout, "presenceOf">,
): Promise<Outcome<Result<"person.card">>> {
  const { visible } = await visibleAmong(ground, me, [user]);
  const [people, profile] = await Promise.all([
    peopleOf(ground.store, visible),
    profileOf(ground.store, user),
  ]);
  const row = people.get(user);
  if (row === undefined) return refuse("not_found");
  const person = seen(user, row, me, lookout, ground.now());
  return accept({ person, ...(row.gone ? SAYS_NOTHING : profile) });
}

/** A guest of an invite sees only those who are in a room with them; everyone else, everyone. */
export async function visibleAmong(
  { store }: Ground,
  me: UserId,
  users: readonly UserId[],
): Promise<{ readonly visible: readonly UserId[]; readonly inCompany: boolean }> {
  const row = (await peopleOf(store, [me])).get(me);
  if (can(actorOf(row ?? null), "person.card")) return { visible: users, inCompany: false };
  const company = await inRoomsWith(store, me, users.filter((user) => user !== me));
  const visible = users.filter((user) => user === me || company.has(user));
  return { visible, inCompany: true };
}

function seen(
  id: UserId,
  row: PersonRow,
  looker: UserId,
  { presenceOf }: Pick<Lookout, "presenceOf">,
  now: number,
): Person {
  return {
    ...knownAt(id, row, now),
    presence: row.gone ? "offline" : presenceOf(id, looker),
    lastSeen: row.gone || id !== looker && isUnseen(row, now) ? null : seenAbout(row),
  };
}

/** Hidden now, or when they were last seen. */
function isUnseen({ said = AUTO, leftUnseen }: PersonRow, now: number): boolean {
  return leftUnseen === true || saidAt(said, now).as === "hidden";
}

function seenAbout({ lastSeen }: PersonRow): number | null {
  return lastSeen === null ? null : roughly(lastSeen);
}

function knownAt(id: UserId, row: PersonRow, now: number): KnownPerson {
  const { status, ...known } = knownPerson(id, row);
  const current = statusAt(status, now);
  return { ...known, ...(current && { status: current }) };
}

/** One's own profile as a form shows it. A status that is over is none; one that has an end keeps it. */
export async function lookAtMyself(
  { store, now }: Ground,
  me: UserId,
): Promise<Omit<TypedProfile, "minutes"> & { readonly minutes: "" | "keep" }> {
  const [person, profile] = await Promise.all([personOf(store, me), profileOf(store, me)]);
  const status = statusAt(person?.status, now());
  const { name = "", displayName = "" } = person ?? {};
  return {
    ...{
      ...profile,
      zone: profile.zone ?? "",
      displayName: displayName === name ? "" : displayName,
    },
    ...{ emoji: status?.emoji ?? "", status: status?.text ?? "" },
    minutes: status === undefined || status.until === null ? "" : "keep",
  };
}

/** What somebody is told of themselves; null for nobody. */
export async function findMe({ store }: Ground, me: UserId): Promise<Hello["you"] | null> {
  const person = await personOf(store, me);
  if (person === null) return null;
  const { name, displayName, role = "member" } = person;
  return { id: me, name, displayName, role };
}
