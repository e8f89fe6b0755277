/**
 * In which form the rows are: a number that is raised with each change that an older version would
 * misread, and the way from every older form to today's.
 */
import { callAllRooms } from "../rooms/room_names.ts";
import { schemaRow } from "../rows.ts";

/**
 * Rewrites the rows of one form into the next. It MUST come to the same end when it is run again,
 * or twice at once: the process may end in the middle of it, and instances start side by side.
 */
export type Migration = (kv: Deno.Kv) => Promise<void>;

/** The first leads from 1 to 2. */
export const MIGRATIONS: readonly Migration[] = [callAllRooms];

/** The data was written by a later version, whose rows this one might misread. */
export class NewerSchema extends Error {}

export function newestSchema(migrations = MIGRATIONS): number {
  return 1 + migrations.length;
}

/** A database that says nothing is empty, and begins with today's form. */
export async function bringUpToDate(kv: Deno.Kv, migrations = MIGRATIONS): Promise<void> {
  const newest = newestSchema(migrations);
  for (;;) {
    const schema = await kv.get<number>(schemaRow.key);
    const at = schema.value ?? newest;
    if (at > newest) throw new NewerSchema();
    if (schema.value === newest) return;
    await migrations[at - 1]?.(kv);
    // Whoever was quicker has done the same
    await kv.atomic().check(schema).set(schemaRow.key, Math.min(at + 1, newest)).commit();
  }
}
