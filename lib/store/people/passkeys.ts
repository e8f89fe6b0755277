/** Passkeys, each in a row of its own; the account names those that open it. */
import { accept, type Outcome, refuse, type UserId } from "../../protocol/mod.ts";
import { useChallengeIn } from "./challenges.ts";
import type { Draft } from "../writing/draft.ts";
import { getAll } from "../database/get_all.ts";
import { accountRow, passkeyRow, type Row, usedChallengesRow } from "../rows.ts";
import type { AccountRow, PasskeyRow, UsedChallenge } from "../values/people.ts";
import type { Store } from "../database/store.ts";

/** Of one account. */
export const MOST_PASSKEYS = 20;

export interface FoundPasskey extends PasskeyRow {
  readonly id: string;
}

export interface NewPasskey extends FoundPasskey {
  /** The challenge that it was made with. */
  readonly challenge: UsedChallenge;
}

export async function findPasskey(store: Store, id: string): Promise<FoundPasskey | null> {
  const { value } = await store.kv.get<PasskeyRow>(passkeyRow(id).key);
  return value === null ? null : { ...value, id };
}

/** The oldest first. */
export async function listPasskeysOf(store: Store, user: UserId): Promise<FoundPasskey[]> {
  const { value: account } = await store.kv.get<AccountRow>(accountRow(user).key);
  const ids = account?.passkeys ?? [];
  const found = await getAll<PasskeyRow>(store, ids.map((id) => passkeyRow(id).key));
  return found.flatMap(({ value }, i) => value === null ? [] : [{ ...value, id: ids[i]! }]);
}

export function rowsToKeep({ id, challenge }: NewPasskey): Row<unknown>[] {
  return [passkeyRow(id), usedChallengesRow(challenge.nonce)];
}

/** The account as it is with one more passkey. Its challenge is used up by the same commit. */
export function keepPasskeyIn(
  draft: Draft,
  account: AccountRow,
  { id, challenge, ...passkey }: NewPasskey,
): Outcome<AccountRow> {
  if (account.passkeys.length >= MOST_PASSKEYS) return refuse("too_many", "passkeys");
  if (draft.get(passkeyRow(id)) !== null) return refuse("forbidden", "passkey");
  if (!useChallengeIn(draft, challenge, passkey.createdAt)) return refuse("forbidden", "passkey");
  const kept = { ...account, passkeys: [...account.passkeys, id] };
  draft.set(passkeyRow(id), passkey);
  draft.set(accountRow(passkey.user), kept);
  return accept(kept);
}

export function dropPasskeyIn(draft: Draft, user: UserId, account: AccountRow, id: string): void {
  const passkeys = account.passkeys.filter((other) => other !== id);
  draft.delete(passkeyRow(id));
  draft.set(accountRow(user), { ...account, passkeys });
}
