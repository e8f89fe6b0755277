/** Back into an account without its password: by a code that one kept, or by a link of the owner. */
import {
  checkName,
  hashOf,
  newRecoveryCodes,
  newToken,
  passCostly,
  passSecret,
  plainCode,
  type Signed,
} from "../../auth/mod.ts";
import { can } from "../../policy/mod.ts";
import { accept, type Outcome, refuse, type UserId } from "../../protocol/mod.ts";
import {
  accountRow,
  addLink,
  asProven,
  byCode,
  byLink,
  byPassword,
  changeAccount,
  type Claim,
  findAccount,
  findLink,
  personOf,
  type PersonRow,
  personRow,
} from "../../store/mod.ts";
import {
  type Doorway,
  enterAs,
  type Entered,
  heldUp,
  type NameAndPassword,
  type Refused,
  refusedFor,
  type Shown,
  shutOut,
  unlessBusy,
  weaknessOf,
} from "./doorway.ts";
import { actorOf } from "../ground.ts";
import { refusedPassword, setPassword } from "./own_account.ts";
import { type Proof, prove } from "./proof.ts";

export const RESET_LINK_MS = 24 * 60 * 60 * 1000;

/** New ones; those of before are good for nothing from now on. */
export async function makeRecoveryCodes(
  door: Doorway,
  me: Signed,
  proof: Proof,
): Promise<{ readonly ok: true; readonly codes: readonly string[] } | Refused> {
  const proven = await prove(door, me, proof);
  if (!proven.ok) return proven;
  const codes = newRecoveryCodes();
  const claim = asProven(proven.account);
  const done = await changeAccount(door.store, me.user, [], (draft, account) => {
    draft.set(accountRow(me.user), { ...account, codes: codes.map(hashOf) });
    return { ok: true };
  }, claim);
  return done.ok ? { ok: true, codes } : shutOut(done, "not_yours");
}

/** The same answer whether the name or the code is wrong. */
export async function recoverByCode(
  door: Doorway,
  { code, ...asked }: NameAndPassword & { readonly code: string },
): Promise<Entered> {
  const weakness = weaknessOf(asked.password, asked.name);
  if (weakness !== null) return refusedPassword(weakness);
  const passed = await passSecret(door.store, "recovery", door.caller.prefix, door.now());
  if (!passed.ok) return heldUp(passed);
  const name = checkName(asked.name);
  const account = name.ok ? await findAccount(door.store, name.folded) : null;
  const hash = hashOf(plainCode(code));
  if (account === null || !account.codes.includes(hash)) return refusedFor("code");
  await passed.value.succeeded();
  const shown = { claim: byCode(hash), overtaken: "code" } as const;
  return await comeBack(door, account.user, asked.password, shown);
}

/** A link into another account is nothing that a device left open should give. */
export async function offerReset(
  door: Doorway,
  me: Signed,
  { user, ...proof }: Proof & { readonly user: UserId },
): Promise<{ readonly ok: true; readonly secret: string } | Refused> {
  const proven = await prove(door, me, proof);
  if (!proven.ok) return proven;
  const made = await makeResetLink(door, me, user);
  if (made.ok) return { ok: true, secret: made.value.secret };
  return made.code === "forbidden" ? refusedFor("not_yours") : heldUp(made);
}

/** For somebody who has lost everything; the owner hands it over by another way. */
export async function makeResetLink(
  { store, now }: Pick<Doorway, "store" | "now">,
  me: Signed,
  user: UserId,
): Promise<Outcome<{ readonly secret: string }>> {
  const mine = await personOf(store, me.user);
  const may = (person: PersonRow | null) => can(actorOf(person), "person.reset");
  // For oneself it would be a new password without a proof
  if (me.scopes !== null || !may(mine) || user === me.user) return refuse("forbidden");
  const passed = await passCostly(store, "link", me.user, now());
  if (!passed.ok) return passed;
  const secret = newToken();
  const link = { what: "password", user, expiresAt: now() + RESET_LINK_MS } as const;
  const claim: Claim = (draft, account) => may(draft.get(personRow(me.user))) ? account : null;
  const added = await addLink(store, hashOf(secret), link, claim);
  return added.ok ? accept({ secret }) : added;
}

/** Whose password it would set; looking uses nothing up. */
export async function findReset(
  { store, now }: Pick<Doorway, "store" | "now">,
  secret: string,
): Promise<string | null> {
  const link = await findLink(store, hashOf(secret), "password", now());
  const person = link && await personOf(store, link.user);
  return person?.name ?? null;
}

export async function resetPassword(
  door: Doorway,
  { secret, password }: { readonly secret: string; readonly password: string },
): Promise<Entered> {
  const passed = await passSecret(door.store, "reset", door.caller.prefix, door.now());
  if (!passed.ok) return heldUp(passed);
  const name = await findReset(door, secret);
  if (name === null) return refusedFor("link");
  await passed.value.succeeded();
  const weakness = weaknessOf(password, name);
  if (weakness !== null) return refusedPassword(weakness);
  const hash = hashOf(secret);
  const link = await findLink(door.store, hash, "password", door.now());
  if (link === null) return refusedFor("link");
  return await comeBack(door, link.user, password, { claim: byLink(hash), overtaken: "link" });
}

/** Everything that opened the account before is shut. */
async function comeBack(
  door: Doorway,
  user: UserId,
  password: string,
  shown: Shown,
): Promise<Entered> {
  const hash = await unlessBusy(door.passwords.hash(password));
  if (hash === null) return refusedFor("busy");
  const set = await setPassword(door, user, hash, { keepTokens: false, shown });
  if (!set.ok) return set;
  return await enterAs(door, user, { claim: byPassword(hash), overtaken: "not_yours" });
}
