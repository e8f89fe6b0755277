/** What lies in the store, for tests of what must change nothing. */
import type { Store } from "../../lib/store/mod.ts";

/** What moves without anybody having been let do something: tries and files are counted, and who is there is told. */
const MOVES_BY_ITSELF = "attempts bell challenge_key feed file_usage instance meta online trimmed"
  .split(" ");

/** Each row with the stamp of its last write; of sessions, which are noted to be of use, the keys alone. */
export async function storedRows({ kv }: Store): Promise<string[]> {
  const rows = await Array.fromAsync(kv.list({ prefix: [] }, { batchSize: 500 }));
  return rows.filter(({ key: [table] }) => !MOVES_BY_ITSELF.includes(String(table))).map(
    ({ key, versionstamp }) => `${key.join("/")} ${key[0] === "session" ? "" : versionstamp}`,
  );
}
