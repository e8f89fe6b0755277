/** What people do with the passkeys of their own account. None of it ends a session. */
import { askToCreate, askToUse, type Signed, type ToCreate, type ToGet } from "../../auth/mod.ts";
import { isHonestLine, type Outcome, refuse } from "../../protocol/mod.ts";
import {
  accountOf,
  accountRow,
  asProven,
  bySession,
  changeAccount,
  dropPasskeyIn,
  keepPasskeyIn,
  listPasskeysOf,
  MOST_PASSKEYS,
  passkeyRow,
  personOf,
  personRow,
  rowsToKeep,
} from "../../store/mod.ts";
import { challengeFor, readCreated } from "./ceremonies.ts";
import { type Doorway, type FieldProblem, type Refused, refusedFor } from "./doorway.ts";
import type { Ground } from "../ground.ts";
import { riseIfGuest } from "./own_account.ts";
import type { Offered } from "./passkey_login.ts";
import { type Proof, prove } from "./proof.ts";

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
  /** Whether it outlives the device that it is on. */
  readonly backedUp: boolean;
}

export type PasskeyChanged = { readonly ok: true } | Refused;

const MOST_NAME_CHARS = 60;

/** The oldest first. */
export async function listPasskeys({ store }: Ground, me: Signed): Promise<Passkey[]> {
  const found = await listPasskeysOf(store, me.user);
  return found.map(({ id, name, createdAt, usedAt, backedUp }) => ({
    ...{ id, name, createdAt, usedAt, backedUp },
  }));
}

/** Whether there is another way in besides them. */
export async function hasPassword({ store }: Ground, me: Signed): Promise<boolean> {
  const account = await accountOf(store, me.user);
  return account !== null && account.password !== null;
}

/** For whoever shows once more that the account is theirs, by a passkey instead of the password. */
export async function offerProof(door: Doorway, me: Signed): Promise<Offered<ToGet>> {
  if (me.scopes !== null) return refusedFor("not_yours");
  const asked = await challengeFor(door, { purpose: "prove", user: me.user });
  if (asked === null) return refusedFor("busy");
  const known = await listPasskeysOf(door.store, me.user);
  return { ok: true, options: await askToUse(asked.site, { challenge: asked.challenge, known }) };
}

/**
 * Proven here and not when the passkey comes back: the challenge is given to nobody else, so having
 * it is the proof, and no device keeps a passkey that a mistyped password makes useless.
 */
export async function offerPasskey(
  door: Doorway,
  me: Signed,
  proof: Proof,
): Promise<Offered<ToCreate>> {
  const proven = await prove(door, me, proof);
  if (!proven.ok) return proven;
  if (proven.account.passkeys.length >= MOST_PASSKEYS) return refusedFor("most_passkeys");
  const [person, known, made] = await Promise.all([
    personOf(door.store, me.user),
    listPasskeysOf(door.store, me.user),
    challengeFor(door, { purpose: "add", user: me.user }),
  ]);
  if (person === null || made === null) return refusedFor("busy");
  const { site, challenge } = made;
  const asked = { challenge, user: me.user, name: person.name, known };
  return { ok: true, options: await askToCreate(site, asked) };
}

/** A guest who adds one can come back, and is a member from now on. */
export async function addPasskey(
  door: Doorway,
  me: Signed,
  { answer, name: asked }: { readonly answer: string; readonly name: string },
): Promise<PasskeyChanged> {
  const name = asked.trim();
  const wrong = wrongNameOf(name);
  if (wrong !== null) return refusedName(wrong);
  const passkey = await readCreated(door, { purpose: "add", name }, answer);
  if (passkey === null || passkey.user !== me.user) return refusedFor("passkey");
  const rows = [personRow(me.user), ...rowsToKeep(passkey)];
  return outcomeOf(
    await changeAccount(door.store, me.user, rows, (draft, account) => {
      const kept = keepPasskeyIn(draft, account, passkey);
      if (!kept.ok) return kept;
      riseIfGuest(draft, me.user);
      return { ok: true };
    }, bySession(me.session)),
  );
}

export async function renamePasskey(
  { store }: Doorway,
  me: Signed,
  { id, name: asked }: { readonly id: string; readonly name: string },
): Promise<PasskeyChanged> {
  const name = asked.trim();
  const wrong = name === "" ? "empty" : wrongNameOf(name);
  if (wrong !== null) return refusedName(wrong);
  return outcomeOf(
    await changeAccount(store, me.user, [passkeyRow(id)], (draft) => {
      const passkey = draft.get(passkeyRow(id));
      if (passkey?.user !== me.user || me.scopes !== null) return refuse("not_found", "passkey");
      draft.set(passkeyRow(id), { ...passkey, name });
      return { ok: true };
    }, bySession(me.session)),
  );
}

/** Not the last way into the account. */
export async function removePasskey(
  door: Doorway,
  me: Signed,
  { id, ...proof }: { readonly id: string } & Proof,
): Promise<PasskeyChanged> {
  const proven = await prove(door, me, proof);
  if (!proven.ok) return proven;
  return outcomeOf(
    await changeAccount(door.store, me.user, [passkeyRow(id)], (draft, account) => {
      draft.check(passkeyRow(id));
      if (!account.passkeys.includes(id)) return refuse("not_found", "passkey");
      const isLastWay = account.password === null && account.passkeys.length === 1;
      if (isLastWay) return refuse("forbidden", "last way");
      dropPasskeyIn(draft, me.user, account, id);
      return { ok: true };
    }, asProven(proven.account)),
  );
}

/** For those who come in by passkeys alone from now on. */
export async function removePassword(
  door: Doorway,
  me: Signed,
  proof: Proof,
): Promise<PasskeyChanged> {
  const proven = await prove(door, me, proof);
  if (!proven.ok) return proven;
  return outcomeOf(
    await changeAccount(door.store, me.user, [], (draft, account) => {
      if (account.passkeys.length === 0) return refuse("forbidden", "last way");
      draft.set(accountRow(me.user), { ...account, password: null });
      return { ok: true };
    }, asProven(proven.account)),
  );
}

type WrongName = Extract<FieldProblem, { field: "passkey" }>["problem"];

function wrongNameOf(name: string): WrongName | null {
  if (name.length > MOST_NAME_CHARS) return "too_long";
  return isHonestLine(name) ? null : "unfit";
}

function refusedName(problem: WrongName): Refused {
  return { ok: false, problems: [{ field: "passkey", problem }] };
}

function outcomeOf(done: Outcome<unknown>): PasskeyChanged {
  if (done.ok) return { ok: true };
  if (done.code === "too_many") return refusedFor("most_passkeys");
  if (done.code === "not_found" || done.detail === "overtaken") return refusedFor("not_yours");
  if (done.detail === "passkey") return refusedFor("passkey");
  if (done.detail === "last way") return refusedFor("last_way");
  return refusedFor(done.detail === "banned" ? "banned" : "busy");
}
