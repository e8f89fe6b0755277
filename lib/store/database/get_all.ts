import { GET_MANY } from "../rows.ts";
import type { Store } from "./store.ts";

/** Any number of rows, in as many reads as that takes. */
export async function getAll<T>(
  store: Store,
  keys: readonly Deno.KvKey[],
): Promise<Deno.KvEntryMaybe<T>[]> {
  const groups = [];
  for (let i = 0; i < keys.length; i += GET_MANY) groups.push(keys.slice(i, i + GET_MANY));
  const found = await Promise.all(groups.map((group) => store.kv.getMany<T[]>(group)));
  return found.flat() as Deno.KvEntryMaybe<T>[];
}
