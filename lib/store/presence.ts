/** Who is online where: a row for each person on each instance, and the instances' signs of life. */
import type { Outcome, UserId } from "../protocol/mod.ts";
import { instancePrefix, instanceRow, onlinePrefix, onlineRow, personRow } from "./rows.ts";
import type { Store } from "./store.ts";

export interface Online {
  readonly user: UserId;
  readonly instance: string;
}

export async function markOnline(
  store: Store,
  { user, instance }: Online,
  at: number,
): Promise<Outcome<unknown>> {
  const row = onlineRow(user, instance);
  return await store.writer.write({
    rows: [row],
    decide(draft) {
      if (draft.get(row) !== null) return { ok: true };
      draft.set(row, true);
      draft.control(user, { do: "presence", user, instance, isOnline: true, at });
      return { ok: true };
    },
  });
}

/** Several may notice that an instance is gone: the first takes its people out, the others find it done. */
export async function markOffline(
  store: Store,
  { user, instance }: Online,
  at: number,
): Promise<Outcome<unknown>> {
  const row = onlineRow(user, instance);
  return await store.writer.write({
    rows: [row, personRow(user)],
    decide(draft) {
      if (draft.get(row) === null) return { ok: true };
      draft.delete(row);
      const person = draft.get(personRow(user));
      if (person !== null) {
        draft.set(personRow(user), { ...person, lastSeen: Math.max(at, person.lastSeen ?? 0) });
      }
      draft.control(user, { do: "presence", user, instance, isOnline: false, at });
      return { ok: true };
    },
  });
}

export async function isOnlineAnywhere(store: Store, user: UserId): Promise<boolean> {
  const rows = store.kv.list({ prefix: [...onlinePrefix, user] }, { limit: 1 });
  return (await Array.fromAsync(rows)).length > 0;
}

export async function listOnline(store: Store): Promise<Online[]> {
  const rows = store.kv.list({ prefix: onlinePrefix }, { batchSize: 500 });
  return await Array.fromAsync(rows, ({ key }) => ({
    user: key[1] as UserId,
    instance: key[2] as string,
  }));
}

export interface Beat {
  readonly instance: string;
  /** The time on that instance's clock. */
  readonly at: number;
  /** Another one with each beat. */
  readonly versionstamp: string;
}

export async function beat(store: Store, instance: string, at: number): Promise<void> {
  await store.kv.set(instanceRow(instance).key, at);
}

export async function listBeats(store: Store): Promise<Beat[]> {
  const rows = store.kv.list<number>({ prefix: instancePrefix });
  return await Array.fromAsync(rows, ({ key, value, versionstamp }) => ({
    instance: key[1] as string,
    at: value,
    versionstamp,
  }));
}

export async function forgetInstance(store: Store, instance: string): Promise<void> {
  await store.kv.delete(instanceRow(instance).key);
}
