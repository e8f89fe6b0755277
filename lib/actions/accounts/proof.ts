/**
 * Whoever changes what opens an account shows once more that it is theirs: a device that was left
 * open is not enough.
 */
import { passProof, type Signed } from "../../auth/mod.ts";
import { accountOf, type AccountRow } from "../../store/mod.ts";
import { usePasskey } from "./ceremonies.ts";
import { type Doorway, heldUp, type Refused, refusedFor, unlessBusy } from "./doorway.ts";

export interface Proof {
  readonly password: string;
  /** What the browser brought back for a challenge to prove it; then no password is looked at. */
  readonly passkey?: string;
}

export type Proven = { readonly ok: true; readonly account: AccountRow } | Refused;

/** A guest has nothing to show, and nothing that could be taken but the name. */
export async function prove(door: Doorway, me: Signed, proof: Proof): Promise<Proven> {
  const account = await accountOf(door.store, me.user);
  if (account === null || me.scopes !== null) return refusedFor("not_yours");
  if (account.password === null && account.passkeys.length === 0) return { ok: true, account };
  if (proof.passkey !== undefined && proof.passkey !== "") {
    const used = await usePasskey(door, { purpose: "prove", user: me.user }, proof.passkey);
    if (used.ok) door.proven?.();
    return used.ok ? { ok: true, account } : used;
  }
  const { prefix } = door.caller;
  const passed = await passProof(door.store, { user: me.user, prefix }, door.now());
  if (!passed.ok) return heldUp(passed);
  const matches = await unlessBusy(door.passwords.matches(proof.password, account.password));
  if (matches === null) {
    await passed.value.unused();
    return refusedFor("busy");
  }
  if (!matches) return { ok: false, problems: [{ field: "current", problem: "wrong" }] };
  await passed.value.succeeded();
  door.proven?.();
  return { ok: true, account };
}
