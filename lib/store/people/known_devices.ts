/** The browsers that somebody has come in with, by hashes. */
import type { Outcome, UserId } from "../../protocol/mod.ts";
import { knownDevicesRow } from "../rows.ts";
import type { Store } from "../database/store.ts";

/** It goes to the front; the one that has not come for longest makes room. */
export async function putKnownDevice(
  store: Store,
  user: UserId,
  hash: string,
  most: number,
): Promise<Outcome<unknown>> {
  const row = knownDevicesRow(user);
  return await store.writer.write({
    rows: [row],
    decide(draft) {
      const known = draft.get(row) ?? [];
      const others = known.filter((other) => other !== hash);
      if (known[0] !== hash) draft.set(row, [hash, ...others].slice(0, most));
      return { ok: true };
    },
  });
}

export async function listKnownDevices(store: Store, user: UserId): Promise<readonly string[]> {
  return (await store.kv.get<readonly string[]>(knownDevicesRow(user).key)).value ?? [];
}
