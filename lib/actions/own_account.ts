/** What people do with their own accounts: another name, another password, another way in. */
import { checkName, hashOf, newToken, type Signed } from "../auth/mod.ts";
import { refuse, type UserId } from "../protocol/mod.ts";
import {
  type AccountRow,
  accountRow,
  changeAccount,
  type Draft,
  freeName,
  guestRow,
  personOf,
  personRow,
  renameSessionIn,
  rowsOfNames,
  rowsToEnd,
  shutIn,
  takeName,
} from "../store/mod.ts";
import {
  type Doorway,
  type PasswordProblem,
  type Refused,
  refusedFor,
  unlessBusy,
  weaknessOf,
} from "./doorway.ts";
import { type Proof, prove } from "./proof.ts";

/** The token of this device from now on, where it got another one. */
export type Changed = { readonly ok: true; readonly token: string | null } | Refused;

const UNCHANGED: Changed = { ok: true, token: null };

export async function changeName(door: Doorway, me: Signed, asked: string): Promise<Changed> {
  const name = checkName(asked);
  if (!name.ok) return { ok: false, problems: [{ field: "name", problem: name.problem }] };
  const person = await personOf(door.store, me.user);
  const before = checkName(person?.name ?? "");
  if (person === null || !before.ok) return refusedFor("not_yours");
  const rows = [personRow(me.user), ...rowsOfNames(before), ...rowsOfNames(name)];
  const done = await changeAccount(door.store, me.user, rows, (draft) => {
    const person = draft.get(personRow(me.user));
    if (person?.name !== before.name) return refuse("unavailable", "the name has just changed");
    freeName(draft, before);
    if (!takeName(draft, name, me.user)) return refuse("forbidden", "name");
    const isShown = person.displayName === person.name;
    const displayName = isShown ? name.name : person.displayName;
    draft.set(personRow(me.user), { ...person, name: name.name, displayName });
    return { ok: true };
  });
  if (done.ok) return UNCHANGED;
  if (done.detail === "name") return { ok: false, problems: [{ field: "name", problem: "taken" }] };
  return refusedFor("busy");
}

/** Ends all other sessions, links, and the tokens of programs unless they are to stay. */
export async function changePassword(
  door: Doorway,
  me: Signed,
  asked: Proof & { readonly newPassword: string; readonly keepTokens: boolean },
): Promise<Changed> {
  const person = await personOf(door.store, me.user);
  const weakness = weaknessOf(asked.newPassword, person?.name ?? "");
  if (weakness !== null) return refusedPassword(weakness);
  const proven = await prove(door, me, asked);
  if (!proven.ok) return proven;
  return await setPassword(door, me.user, asked.newPassword, {
    keep: me.session,
    keepTokens: asked.keepTokens,
    isStill: ({ password }) => password === proven.account.password,
  });
}

/** A guest stays, with all that they have, and comes back by name and password. */
export async function stayAsMember(door: Doorway, me: Signed, password: string): Promise<Changed> {
  const person = await personOf(door.store, me.user);
  if (person?.role !== "guest") return refusedFor("not_yours");
  const weakness = weaknessOf(password, person.name);
  if (weakness !== null) return refusedPassword(weakness);
  return await setPassword(door, me.user, password, {
    keep: me.session,
    keepTokens: true,
    isStill: (account) => account.password === null,
  });
}

export function refusedPassword(problem: PasswordProblem): Refused {
  return { ok: false, problems: [{ field: "password", problem }] };
}

export interface Setting {
  /** The session that stays, under another token. */
  readonly keep: string | null;
  readonly keepTokens: boolean;
  /** Whether what gave the right to it holds at the commit: whoever proved something older comes too late. */
  isStill(account: AccountRow): boolean;
  /** The hash of the recovery code that it takes. */
  readonly spent?: string;
}

export async function setPassword(
  door: Doorway,
  user: UserId,
  password: string,
  { keep, keepTokens, isStill, spent }: Setting,
): Promise<Changed> {
  const hash = await unlessBusy(door.passwords.hash(password));
  if (hash === null) return refusedFor("busy");
  const token = keep === null ? null : newToken();
  const session = token === null ? null : hashOf(token);
  const rows = [...rowsToEnd(user), personRow(user)];
  const done = await changeAccount(door.store, user, rows, (draft, account) => {
    if (!isStill(account)) return refuse("forbidden", "changed meanwhile");
    const left = shutIn(draft, user, account, { but: keep, keepTokens, why: "password_changed" });
    const codes = left.codes.filter((code) => code !== spent);
    const changed = { ...left, codes, password: hash };
    draft.set(accountRow(user), changed);
    riseIfGuest(draft, user);
    if (keep === null || session === null) return { ok: true };
    return renameSessionIn(draft, user, changed, keep, session);
  });
  if (!done.ok) return refusedFor(done.code === "forbidden" ? "not_yours" : "busy");
  door.store.sessions.forgetAll();
  return { ok: true, token };
}

/** Whoever has a way of their own to come back is no guest any more. */
export function riseIfGuest(draft: Draft, user: UserId): void {
  const person = draft.get(personRow(user));
  if (person?.role !== "guest") return;
  const { guestOf: _, ...rest } = person;
  draft.set(personRow(user), { ...rest, role: "member" });
  draft.write(guestRow(user), null);
}
