/** Whom somebody ignores: a list for themselves, and a row for each that others' writes can check. */
import type { UserId } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { ignoredRow, ignoresRow } from "../rows.ts";
import type { Store } from "../database/store.ts";

/** What their own log notes of it. */
export const IGNORED = "ignored";

export async function ignoredBy(store: Store, user: UserId): Promise<readonly UserId[]> {
  return (await store.kv.get<readonly UserId[]>(ignoredRow(user).key)).value ?? [];
}

/** The list as it is now, the one who is new or no more on it, is told to its owner alone. */
export function setIgnored(
  draft: Draft,
  me: UserId,
  user: UserId,
  users: readonly UserId[],
): void {
  draft.set(ignoredRow(me), users);
  if (users.includes(user)) draft.set(ignoresRow(me, user), true);
  else draft.delete(ignoresRow(me, user));
  draft.change(me, IGNORED);
  draft.tell(me, { type: "ignored.changed", users });
}

/** Checked, where there is exactly one other: nothing lands after they were told to keep away. */
export function isIgnoredByTheOther(
  draft: Draft,
  people: readonly UserId[] | undefined,
  me: UserId,
): boolean {
  const other = people?.length === 2 ? people.find((user) => user !== me) : undefined;
  return other !== undefined && draft.get(ignoresRow(other, me)) !== null;
}
