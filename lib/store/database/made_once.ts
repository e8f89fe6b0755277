import { randomLetters } from "../../protocol/mod.ts";
import type { Row } from "../rows.ts";
import type { Store } from "./store.ts";

/** Letters by chance that are the database's own for good, also in a copy of it. Of several instances one decides. */
export async function madeOnce({ kv }: Store, row: Row<string>, letters: number): Promise<string> {
  for (;;) {
    const made = await kv.get<string>(row.key);
    if (made.value !== null) return made.value;
    await kv.atomic().check(made).set(row.key, randomLetters(letters)).commit();
  }
}
