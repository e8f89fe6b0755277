/** What people do with their own accounts: another name, another password, another way in. */
import { checkName, hashOf, newToken, type Signed } from "../../auth/mod.ts";
import { refuse, type UserId } from "../../protocol/mod.ts";
import {
  accountOf,
  accountRow,
  asProven,
  byPassword,
  bySession,
  changeAccount,
  type Draft,
  freeName,
  guestRow,
  NEW_ACCOUNT,
  personOf,
  type PersonRow,
  personRow,
  renameSessionIn,
  rowsOfNames,
  rowsToEnd,
  shutIn,
  takeName,
  tellOfPerson,
} from "../../store/mod.ts";
import {
  type Doorway,
  type PasswordProblem,
  type Refused,
  refusedFor,
  type Shown,
  shutOut,
  unlessBusy,
  weaknessOf,
} from "./doorway.ts";
import type { Ground } from "../ground.ts";
import { type Proof, prove } from "./proof.ts";

export type Changed = { readonly ok: true } | Refused;

/** With the token of this device from now on. */
export type Renewed = { readonly ok: true; readonly token: string } | Refused;

export interface WaysIn {
  readonly hasPassword: boolean;
  readonly hasPasskey: boolean;
  /** How many recovery codes are left. */
  readonly codes: number;
}

export async function findWaysIn({ store }: Ground, me: Signed): Promise<WaysIn> {
  const account = await accountOf(store, me.user);
  const { password, passkeys, codes } = account ?? NEW_ACCOUNT;
  return { hasPassword: password !== null, hasPasskey: passkeys.length > 0, codes: codes.length };
}

export async function changeName(door: Doorway, me: Signed, asked: string): Promise<Changed> {
  if (me.scopes !== null) return refusedFor("not_yours");
  const name = checkName(asked);
  if (!name.ok) return { ok: false, problems: [{ field: "name", problem: name.problem }] };
  const person = await personOf(door.store, me.user);
  const before = checkName(person?.name ?? "");
  if (person === null || !before.ok) return refusedFor("not_yours");
  const rows = [personRow(me.user), ...rowsOfNames(before), ...rowsOfNames(name)];
  const done = await changeAccount(door.store, me.user, rows, (draft) => {
    const person = draft.get(personRow(me.user));
    if (person?.name !== before.name) return refuse("unavailable", "the name has just changed");
    freeName(draft, before, me.user);
    if (!takeName(draft, name, me.user)) return refuse("forbidden", "name");
    const isShown = person.displayName === person.name;
    const displayName = isShown ? name.name : person.displayName;
    const renamed = { ...person, name: name.name, displayName };
    draft.set(personRow(me.user), renamed);
    tellOfPerson(draft, me.user, renamed);
    return { ok: true };
  }, bySession(me.session));
  if (done.ok) return { ok: true };
  if (done.detail === "name") return { ok: false, problems: [{ field: "name", problem: "taken" }] };
  return refusedFor("busy");
}

/** Ends all other sessions, links, and the tokens of programs unless they are to stay. */
export async function changePassword(
  door: Doorway,
  me: Signed,
  asked: Proof & { readonly newPassword: string; readonly keepTokens: boolean },
): Promise<Renewed> {
  const person = await personOf(door.store, me.user);
  const weakness = weaknessOf(asked.newPassword, person?.name ?? "");
  if (weakness !== null) return refusedPassword(weakness);
  const proven = await prove(door, me, asked);
  if (!proven.ok) return proven;
  return await setOwnPassword(door, me, asked.newPassword, {
    keepTokens: asked.keepTokens,
    shown: { claim: asProven(proven.account), overtaken: "not_yours" },
  });
}

/** A guest stays, with all that they have, and comes back by name and password. */
export async function stayAsMember(door: Doorway, me: Signed, password: string): Promise<Renewed> {
  const person = await personOf(door.store, me.user);
  if (person?.role !== "guest" || me.scopes !== null) return refusedFor("not_yours");
  const weakness = weaknessOf(password, person.name);
  if (weakness !== null) return refusedPassword(weakness);
  return await setOwnPassword(door, me, password, {
    keepTokens: true,
    shown: { claim: byPassword(null), overtaken: "not_yours" },
  });
}

/** This device stays logged in, under a token that nobody has seen before. */
async function setOwnPassword(
  door: Doorway,
  me: Signed,
  password: string,
  setting: Pick<Setting, "keepTokens" | "shown">,
): Promise<Renewed> {
  const hash = await unlessBusy(door.passwords.hash(password));
  if (hash === null) return refusedFor("busy");
  const token = newToken();
  const kept = { session: me.session, renamed: hashOf(token) };
  const set = await setPassword(door, me.user, hash, { ...setting, kept });
  return set.ok ? { ok: true, token } : set;
}

export function refusedPassword(problem: PasswordProblem): Refused {
  return { ok: false, problems: [{ field: "password", problem }] };
}

export interface Setting {
  /** The session that stays, and what it is called from now on. */
  readonly kept?: { readonly session: string; readonly renamed: string };
  readonly keepTokens: boolean;
  /** What gives the right to it. */
  readonly shown: Shown;
}

/** Takes the hash: whoever comes in by a new password later on has to know which one it was. */
export async function setPassword(
  door: Doorway,
  user: UserId,
  password: string,
  { kept, keepTokens, shown }: Setting,
): Promise<Changed> {
  const rows = [...rowsToEnd(user), personRow(user)];
  const done = await changeAccount(door.store, user, rows, (draft, account) => {
    const but = kept?.session ?? null;
    const left = shutIn(draft, user, account, { but, keepTokens, why: "password_changed" });
    const changed = { ...left, password };
    draft.set(accountRow(user), changed);
    riseIfGuest(draft, user);
    if (kept === undefined) return { ok: true };
    return renameSessionIn(draft, user, changed, kept.session, kept.renamed);
  }, shown.claim);
  if (!done.ok) {
    return done.detail === "signed out" ? refusedFor("not_yours") : shutOut(done, shown.overtaken);
  }
  door.store.sessions.forgetAll();
  return { ok: true };
}

/** Whoever has a way of their own to come back is no guest any more. */
export function riseIfGuest(draft: Draft, user: UserId): void {
  const person = draft.get(personRow(user));
  if (person?.role !== "guest") return;
  const { guestOf: _, ...rest } = person;
  const risen: PersonRow = { ...rest, role: "member" };
  draft.set(personRow(user), risen);
  tellOfPerson(draft, user, risen);
  draft.write(guestRow(user), null);
}
