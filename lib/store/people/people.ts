/** People, as everyone may know them. */
import type { UserId } from "../../protocol/mod.ts";
import { getAll } from "../database/get_all.ts";
import { personByNamePrefix, personPrefix, personRow } from "../rows.ts";
import type { PersonRow } from "../values/people.ts";
import type { Store } from "../database/store.ts";

export async function peopleOf(
  store: Store,
  users: readonly UserId[],
): Promise<Map<UserId, PersonRow>> {
  const found = await getAll<PersonRow>(store, users.map((user) => personRow(user).key));
  return new Map(found.flatMap(({ value }, i) => value === null ? [] : [[users[i]!, value]]));
}

export interface ListedPerson extends PersonRow {
  readonly id: UserId;
}

/** By name: those whose names begin so, from one of them on. */
export async function listPeople(
  store: Store,
  { beginning, from, limit }: {
    readonly beginning: string;
    readonly from: string;
    readonly limit: number;
  },
): Promise<{ people: ListedPerson[]; next: string | null }> {
  const start = [...personByNamePrefix, from.startsWith(beginning) ? from : beginning];
  const end = [...personByNamePrefix, beginning + LAST_LETTER];
  const rows = store.kv.list<UserId>({ start, end }, { limit: limit + 1 });
  const found = await Array.fromAsync(rows, ({ key, value }) => ({ folded: key[1], id: value }));
  const ids = found.slice(0, limit).map(({ id }) => id);
  const people = await peopleOf(store, ids);
  return {
    people: Array.from(people, ([id, person]) => ({ ...person, id })),
    next: (found[limit]?.folded as string | undefined) ?? null,
  };
}

/** Those who are here, by id: neither who has gone nor who was put out. */
export async function pagePeople(
  store: Store,
  { after, limit }: { readonly after?: UserId | undefined; readonly limit: number },
): Promise<{ people: ListedPerson[]; more: boolean }> {
  const start = after === undefined ? {} : { start: [...personPrefix, after, 0] };
  const rows = store.kv.list<PersonRow>({ prefix: personPrefix, ...start }, { batchSize: 500 });
  const people: ListedPerson[] = [];
  for await (const { key, value } of rows) {
    if (value.gone || value.banned) continue;
    if (people.length === limit) return { people, more: true };
    people.push({ ...value, id: key.at(-1) as UserId });
  }
  return { people, more: false };
}

/** No name has one that comes after it. */
const LAST_LETTER = "\u{10ffff}";
