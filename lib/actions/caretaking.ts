/** What those do who look after the place: its name and door, and what its people are. */
import { MOST_NAME_CHARS, type Signed } from "../auth/mod.ts";
import { can, type PlaceTarget, type PlaceVerb } from "../policy/mod.ts";
import {
  accept,
  type FileId,
  foldName,
  LIMITS,
  type Outcome,
  type Refusal,
  refuse,
  type Role,
  type RoomId,
  type UserId,
} from "../protocol/mod.ts";
import {
  accountOf,
  type AccountRow,
  accountRow,
  changeFace,
  type Draft,
  dropAllLaters,
  findRoom,
  guestRow,
  type ListedPerson,
  listPeople as listStored,
  listPublic,
  ownersRow,
  personOf,
  type PersonRow,
  personRow,
  type PlaceRow,
  placeRow,
  rowsToEnd,
  shutIn,
  tellOfPerson,
} from "../store/mod.ts";
import { placeNameProblems } from "./accounts/coming_in.ts";
import {
  type Doorway,
  type FieldProblem,
  heldUp,
  type Refused,
  refusedFor,
} from "./accounts/doorway.ts";
import { type Proof, prove } from "./accounts/proof.ts";
import { actorOf, type Ground, standIn } from "./ground.ts";

type PlaceChanges = Partial<PlaceRow>;

const VERBS: Readonly<Record<keyof PlaceRow, PlaceVerb>> = {
  name: "place.change",
  hue: "place.change",
  door: "place.door",
  guests: "place.door",
  rooms: "place.rooms",
};

/** A commit has so many checks, and each room needs one. */
const MOST_ROOMS = 8;

export async function changePlace(
  { store }: Ground,
  me: Signed,
  changes: PlaceChanges,
): Promise<Outcome<unknown> | { readonly ok: false; readonly problems: readonly FieldProblem[] }> {
  const named = changes.name === undefined ? {} : { name: changes.name.trim() };
  const problems = named.name === undefined ? [] : placeNameProblems(named.name);
  if (problems.length > 0) return { ok: false, problems };
  return await store.writer.write({
    rows: [placeRow, personRow(me.user)],
    decide(draft) {
      const verbs = (Object.keys(changes) as (keyof PlaceRow)[]).map((name) => VERBS[name]);
      if (!verbs.every((verb) => mayHere(draft, me, verb))) return refuse("forbidden");
      const place = draft.get(placeRow);
      if (place === null) return refuse("not_found", "place");
      const rooms = [...new Set(changes.rooms ?? place.rooms)];
      const added = rooms.filter((room) => !place.rooms.includes(room));
      if (rooms.length > MOST_ROOMS) return refuse("too_many", "rooms");
      if (!added.every((room) => mayLead(draft, me.user, room))) {
        return refuse("not_found", "rooms");
      }
      draft.set(placeRow, { ...place, ...changes, ...named, rooms });
      return { ok: true };
    },
  });
}

/** Those that newcomers may be led into. */
export async function publicRooms({ store }: Ground): Promise<{ id: RoomId; name: string }[]> {
  const { rooms } = await listPublic(store, { limit: LIMITS.pageRooms });
  return rooms.map(({ id, name }) => ({ id, name }));
}

/** Newcomers are asked nothing: nobody opens a room by this that they could not open to them. */
function mayLead(draft: Draft, me: UserId, id: RoomId): boolean {
  const facts = findRoom(draft, id)?.facts;
  if (facts?.kind === "public" && !facts.archived) return true;
  return standIn(draft, id, me, "room.link").ok;
}

/** Programs look after nothing but with the scope for it. */
export function mayHere(draft: Draft, me: Signed, verb: PlaceVerb, target?: PlaceTarget): boolean {
  if (me.scopes?.includes("admin") === false) return false;
  return can(actorOf(draft.get(personRow(me.user))), verb, target);
}

const PAGE = 50;

/** Everybody, by name; from a name on, or with one that begins so. */
export async function listPeople(
  { store }: Ground,
  me: Signed,
  asked: { readonly from: string; readonly beginning: string },
): Promise<Outcome<{ readonly people: readonly ListedPerson[]; readonly next: string | null }>> {
  const mine = await store.kv.get<PersonRow>(personRow(me.user).key);
  const isProgram = me.scopes?.includes("admin") === false;
  if (isProgram || !can(actorOf(mine.value), "person.list")) return refuse("forbidden");
  const beginning = foldName(asked.beginning.trim()).slice(0, MOST_NAME_CHARS);
  const from = foldName(asked.from).slice(0, MOST_NAME_CHARS);
  return accept(await listStored(store, { beginning, from, limit: PAGE }));
}

/** Somebody as those see them who look after the place, and what they may do about them. */
export interface Managed {
  readonly id: UserId;
  readonly name: string;
  readonly displayName: string;
  readonly picture: FileId | undefined;
  readonly role: Role;
  readonly banned: AccountRow["banned"] | null;
  /** Those that they may be given; none where that is not for whoever looks. */
  readonly roles: readonly GivenRole[];
  readonly mayBan: boolean;
  readonly mayReset: boolean;
}

export type GivenRole = Exclude<Role, "guest">;

const GIVEN_ROLES: readonly GivenRole[] = ["member", "moderator", "admin", "owner"];

export async function findManaged(
  { store }: Ground,
  me: Signed,
  user: UserId,
): Promise<Outcome<Managed>> {
  const [mine, person, account] = await Promise.all([
    personOf(store, me.user),
    personOf(store, user),
    accountOf(store, user),
  ]);
  const actor = actorOf(mine);
  if (!can(actor, "person.list")) return refuse("forbidden");
  if (person === null || account === null) return refuse("not_found");
  const { name, displayName, picture, role = "member" } = person;
  return accept({
    ...{ id: user, name, displayName, picture, role, banned: account.banned ?? null },
    roles: GIVEN_ROLES.filter((to) =>
      account.banned === undefined && isFit(to, role, account) &&
      can(actor, "person.setRole", { place: role, to })
    ),
    mayBan: user !== me.user && can(actor, "person.ban", { place: role }),
    mayReset: user !== me.user && account.banned === undefined && can(actor, "person.reset"),
  });
}

/** Whoever gives a role away gives part of the place away: a device that was left open does not. */
export async function giveRole(
  door: Doorway,
  me: Signed,
  { user, role, ...proof }: Proof & { readonly user: UserId; readonly role: GivenRole },
): Promise<{ readonly ok: true } | Refused> {
  const proven = await prove(door, me, proof);
  if (!proven.ok) return proven;
  const done = await setRole(door, me, user, role);
  if (done.ok) return { ok: true };
  if (done.detail === "last owner") return refusedFor("last_owner");
  return done.code === "forbidden" ? refusedFor("not_yours") : heldUp(done);
}

export async function setRole(
  { store }: Ground,
  me: Signed,
  user: UserId,
  role: GivenRole,
): Promise<Outcome<unknown>> {
  return await store.writer.write({
    rows: [personRow(me.user), personRow(user), accountRow(user), ownersRow],
    decide(draft) {
      const [account, person] = [draft.get(accountRow(user)), draft.get(personRow(user))];
      if (account === null || person === null) return refuse("not_found", "user");
      const { role: before = "member", guestOf: _, ...rest } = person;
      const target = { place: before, to: role };
      if (!mayHere(draft, me, "person.setRole", target)) return refuse("forbidden");
      if (before === role) return { ok: true };
      // An owner who cannot come in would be no owner
      if (account.banned !== undefined) return refuse("forbidden", "banned");
      if (!isFit(role, before, account)) return refuse("forbidden", "no way in");
      const refused = moveOwner(draft, user, role === "owner");
      if (refused !== null) return refused;
      if (before === "guest") draft.write(guestRow(user), null);
      const changed = { ...rest, role };
      draft.set(personRow(user), changed);
      tellOfPerson(draft, user, changed);
      return { ok: true };
    },
  });
}

/** A guest may have no way in but the device that they are at: who looks after others needs one of their own. */
function isFit(role: GivenRole, before: Role, { password, passkeys }: AccountRow): boolean {
  return before !== "guest" || role === "member" || password !== null || passkeys.length > 0;
}

/** A place without an owner would be nobody's: the last one stays. */
export function moveOwner(draft: Draft, user: UserId, isOwner: boolean): Refusal | null {
  const owners = draft.get(ownersRow) ?? [];
  const others = owners.filter((owner) => owner !== user);
  if (isOwner) draft.set(ownersRow, [...others, user]);
  else if (owners.length === others.length) return null;
  else if (others.length === 0) return refuse("forbidden", "last owner");
  else draft.set(ownersRow, others);
  return null;
}

const MOST_REASON_CHARS = 300;

/** Out at once, on every instance, and not in again until somebody lets them. */
export async function banPerson(
  { store, now }: Ground,
  me: Signed,
  user: UserId,
  reason: string,
): Promise<Outcome<unknown>> {
  if (user === me.user) return refuse("forbidden", "yourself");
  const done = await changeStanding(store, me, user, (draft, account, person) => {
    const banned = { by: me.user, at: now(), reason: lineOf(reason) };
    const shut = shutIn(draft, user, account, { why: "banned" });
    draft.set(accountRow(user), { ...shut, banned });
    const { picture, ...shown } = person;
    draft.set(personRow(user), { ...shown, banned: true });
    changeFace(draft, user, { before: picture, after: undefined });
    if (picture !== undefined) tellOfPerson(draft, user, shown);
    dropAllLaters(draft, user);
    return { ok: true };
  });
  if (done.ok) store.sessions.forgetAll();
  return done;
}

/** One line, cut between two signs and never within one. */
function lineOf(reason: string): string {
  const line = reason.trim().replaceAll(/\p{Cc}/gu, " ");
  return [...line].slice(0, MOST_REASON_CHARS).join("");
}

export async function letBackIn(
  { store }: Ground,
  me: Signed,
  user: UserId,
): Promise<Outcome<unknown>> {
  return await changeStanding(store, me, user, (draft, { banned: _, ...account }, person) => {
    draft.set(accountRow(user), account);
    const { banned: __, ...back } = person;
    draft.set(personRow(user), back);
    return { ok: true };
  });
}

async function changeStanding(
  store: Ground["store"],
  me: Signed,
  user: UserId,
  change: (draft: Draft, account: AccountRow, person: PersonRow) => { ok: true } | Refusal,
): Promise<Outcome<unknown>> {
  return await store.writer.write({
    rows: [personRow(me.user), personRow(user), ...rowsToEnd(user)],
    decide(draft) {
      const [account, person] = [draft.get(accountRow(user)), draft.get(personRow(user))];
      if (account === null || person === null) return refuse("not_found", "user");
      const target = { place: person.role ?? "member" };
      if (!mayHere(draft, me, "person.ban", target)) return refuse("forbidden");
      return change(draft, account, person);
    },
  });
}
