/** Who has an account here, and how people come by one. */
import {
  accept,
  newUserId,
  type Outcome,
  type Refusal,
  refuse,
  type Role,
  type RoomId,
  type UserId,
} from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { getAll } from "../database/get_all.ts";
import { entrancesOf, leadsIn, usedOnce } from "./invites.ts";
import { keepPasskeyIn, type NewPasskey, rowsToKeep } from "./passkeys.ts";
import { accountIn, UNCLAIMED } from "./sessions.ts";
import {
  accountRow,
  guestRow,
  inviteRow,
  ownersRow,
  personByLooksRow,
  personByNameRow,
  personRow,
  placeRow,
  type Row,
  setupRow,
} from "../rows.ts";
import { type AccountRow, type Entrance, NEW_ACCOUNT, type PersonRow } from "../values/people.ts";
import type { PlaceRow } from "../values/place.ts";
import type { Store } from "../database/store.ts";

/** What somebody is called, and what no two people may have in common. */
export interface Names {
  readonly name: string;
  readonly folded: string;
  readonly skeletons: readonly string[];
}

export interface NewAccount extends Names {
  readonly displayName: string;
  readonly password: string | null;
  /** Instead of a password. It was made for an id that nobody has yet. */
  readonly passkey?: NewPasskey;
}

/** Why nobody was added; the detail of the refusal. */
type Hindrance = "name" | "door" | "secret" | "set up" | "invite" | "passkey";

function hindered(why: Hindrance): Refusal {
  return refuse("forbidden", why);
}

/** Why somebody may come in, and as what. */
export interface Admission {
  readonly rows: readonly Row<unknown>[];
  decide(draft: Draft): Admitted | Refusal;
}

interface Admitted {
  readonly ok: true;
  readonly role: Role;
  readonly guestOf?: "invite" | "place";
  /** Where they are led. */
  readonly entering: readonly Entrance[];
}

/** Refused where somebody has that name, or one that looks like it: of two at once one gets it. */
export async function addPerson(
  store: Store,
  { displayName, password, passkey, ...names }: NewAccount,
  admission: Admission,
  now: number,
): Promise<Outcome<UserId>> {
  const user = passkey?.user ?? newUserId();
  const done = await store.writer.write({
    rows: [
      ...admission.rows,
      ...rowsOfNames(names),
      personRow(user),
      ...passkey === undefined ? [] : rowsToKeep(passkey),
    ],
    decide(draft) {
      const admitted = admission.decide(draft);
      if (!admitted.ok) return admitted;
      const { role, guestOf, entering } = admitted;
      if (!takeName(draft, names, user)) return hindered("name");
      const person = { name: names.name, displayName, lastSeen: null, role };
      draft.set(personRow(user), guestOf === undefined ? person : { ...person, guestOf });
      const account = { ...NEW_ACCOUNT, password, entering };
      draft.set(accountRow(user), account);
      if (passkey !== undefined && !keepPasskeyIn(draft, account, passkey).ok) {
        return hindered("passkey");
      }
      if (role === "owner") draft.set(ownersRow, [...draft.get(ownersRow) ?? [], user]);
      if (role === "guest") draft.write(guestRow(user), now);
      return { ok: true };
    },
  });
  return done.ok ? accept(user) : done;
}

/** The first of all, once: with the secret that the start printed. */
export function asFounder(secretHash: string, place: PlaceRow): Admission {
  return {
    rows: [placeRow, setupRow, ownersRow],
    decide(draft) {
      if (draft.get(placeRow) !== null) return hindered("set up");
      if (draft.get(setupRow) !== secretHash) return hindered("secret");
      draft.delete(setupRow);
      draft.set(placeRow, place);
      return { ok: true, role: "owner", entering: ledByAll(place.rooms) };
    },
  };
}

/** For those who come by themselves, to stay or as guests. */
export function asStranger(as: "member" | "guest"): Admission {
  return {
    rows: [placeRow],
    decide(draft) {
      const place = draft.get(placeRow);
      const isOpen = as === "member" ? place?.door === "open" : takesGuests(place);
      if (place === null || !isOpen) return hindered("door");
      const entering = ledByAll(place.rooms);
      return as === "member"
        ? { ok: true, role: "member", entering }
        : { ok: true, role: "guest", guestOf: "place", entering };
    },
  };
}

/** A place that is closed is closed to guests too. */
export function takesGuests(place: PlaceRow | null): boolean {
  return place !== null && place.guests && place.door !== "closed";
}

export function asInvited(hash: string, now: number): Admission {
  const row = inviteRow(hash);
  return {
    rows: [placeRow, row],
    decide(draft) {
      const [place, invite] = [draft.get(placeRow), draft.get(row)];
      if (place === null || place.door === "closed") return hindered("door");
      if (!leadsIn(draft, invite, now)) return hindered("invite");
      draft.set(row, usedOnce(invite));
      const entering = entrancesOf(invite);
      return invite.as === "guest"
        ? { ok: true, role: "guest", guestOf: "invite", entering }
        : { ok: true, role: "member", entering: [...ledByAll(place.rooms), ...entering] };
    },
  };
}

/** Without asking anybody: for those who set a scene. */
export function asNamed(role: Role): Admission {
  return { rows: [ownersRow], decide: () => ({ ok: true, role, entering: [] }) };
}

function ledByAll(rooms: readonly RoomId[]): Entrance[] {
  return rooms.map((room) => ({ room }));
}

export function rowsOfNames({ folded, skeletons }: Names): Row<UserId>[] {
  return [personByNameRow(folded), ...skeletons.map(personByLooksRow)];
}

/** False where somebody else has it. */
export function takeName(draft: Draft, names: Names, user: UserId): boolean {
  const rows = rowsOfNames(names);
  if (rows.some((row) => (draft.get(row) ?? user) !== user)) return false;
  for (const row of rows) draft.set(row, user);
  return true;
}

/** As it is just now: whoever takes it asks again in their commit. */
export async function isNameFree(store: Store, names: Names): Promise<boolean> {
  const found = await getAll<UserId>(store, rowsOfNames(names).map(({ key }) => key));
  return found.every(({ value }) => value === null);
}

/** As far as it is theirs: with a later table of letters that look alike a row may be another's. */
export function freeName(draft: Draft, names: Names, user: UserId): void {
  for (const row of rowsOfNames(names)) if (draft.get(row) === user) draft.delete(row);
}

interface FoundAccount extends AccountRow {
  readonly user: UserId;
}

/** Who has this name; null for nobody. */
export async function findAccount(store: Store, folded: string): Promise<FoundAccount | null> {
  const { value: user } = await store.kv.get<UserId>(personByNameRow(folded).key);
  return user === null ? null : await accountOf(store, user);
}

export async function accountOf(store: Store, user: UserId): Promise<FoundAccount | null> {
  const { value: account } = await store.kv.get<AccountRow>(accountRow(user).key);
  return account === null ? null : { ...account, user };
}

export async function personOf(store: Store, user: UserId): Promise<PersonRow | null> {
  return (await store.kv.get<PersonRow>(personRow(user).key)).value;
}

/** What is to be done with an account that stands, as it stands at the commit. */
export async function changeAccount(
  store: Store,
  user: UserId,
  rows: readonly Row<unknown>[],
  decide: (draft: Draft, account: AccountRow) => { ok: true } | Refusal,
  claim = UNCLAIMED,
): Promise<Outcome<unknown>> {
  return await store.writer.write({
    rows: [accountRow(user), ...rows],
    decide(draft) {
      const account = accountIn(draft, user, claim);
      return account.ok ? decide(draft, account.value) : account;
    },
  });
}
