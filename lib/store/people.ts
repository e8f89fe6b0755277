/** People, as everyone may know them. */
import type { UserId } from "../protocol/mod.ts";
import { getAll } from "./get_all.ts";
import { type PersonRow, personRow } from "./rows.ts";
import type { Store } from "./store.ts";

export async function peopleOf(
  store: Store,
  users: readonly UserId[],
): Promise<Map<UserId, PersonRow>> {
  const found = await getAll<PersonRow>(store, users.map((user) => personRow(user).key));
  return new Map(found.flatMap(({ value }, i) => value === null ? [] : [[users[i]!, value]]));
}
