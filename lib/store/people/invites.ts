/** Links that let people in. Who has the secret may come; the store has its hash alone. */
import type { Outcome } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { accountRow, invitePrefix, inviteRow } from "../rows.ts";
import type { AccountRow, Entrance, InviteRow } from "../values/people.ts";
import type { Store } from "../database/store.ts";

/** All of them are read for a list. */
export const MOST_INVITES = 500;

export interface FoundInvite extends InviteRow {
  readonly hash: string;
}

export function isOpenInvite({ expiresAt, left }: InviteRow, now: number): boolean {
  return (expiresAt === null || now < expiresAt) && left !== 0;
}

export function entrancesOf({ rooms, by }: InviteRow): Entrance[] {
  return rooms.map((room) => ({ room, by }));
}

export function usedOnce(invite: InviteRow): InviteRow {
  const { left, used } = invite;
  return { ...invite, used: used + 1, left: left === null ? null : left - 1 };
}

/** Whoever is not wanted here any more lets nobody else in. */
export function mayLetIn(inviter: AccountRow | null): boolean {
  return inviter !== null && inviter.banned === undefined;
}

/** At the commit. */
export function leadsIn(draft: Draft, invite: InviteRow | null, now: number): invite is InviteRow {
  if (invite === null || !isOpenInvite(invite, now)) return false;
  return mayLetIn(draft.get(accountRow(invite.by)));
}

export async function findInvite(store: Store, hash: string): Promise<InviteRow | null> {
  return (await store.kv.get<InviteRow>(inviteRow(hash).key)).value;
}

export async function endInvite(store: Store, hash: string): Promise<Outcome<unknown>> {
  return await store.writer.write({
    rows: [inviteRow(hash)],
    decide(draft) {
      draft.check(inviteRow(hash));
      draft.delete(inviteRow(hash));
      return { ok: true };
    },
  });
}

/** The newest first. */
export async function listInvites(store: Store): Promise<FoundInvite[]> {
  const rows = store.kv.list<InviteRow>({ prefix: invitePrefix }, { batchSize: 500 });
  const found = await Array.fromAsync(rows, ({ key, value }) => ({
    ...value,
    hash: key.at(-1) as string,
  }));
  return found.sort((one, other) => other.createdAt - one.createdAt);
}
