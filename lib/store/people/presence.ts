/** Who is online where: a row for each person on each instance, and the instances' signs of life. */
import { AUTO, type Outcome, type Said, saidAt, type UserId } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { instancePrefix, instanceRow, onlinePrefix, onlineRow, personRow } from "../rows.ts";
import type { PersonRow } from "../values/people.ts";
import type { Store } from "../database/store.ts";

export interface Online {
  readonly user: UserId;
  readonly instance: string;
}

export async function markOnline(
  store: Store,
  { user, instance }: Online,
  standing: "online" | "away",
  at: number,
): Promise<Outcome<unknown>> {
  const row = onlineRow(user, instance);
  const value = standing === "away" ? standing : true;
  return await store.writer.write({
    rows: [row, personRow(user)],
    decide(draft) {
      if (draft.get(row) === value) return { ok: true };
      draft.set(row, value);
      const { said = AUTO } = draft.get(personRow(user)) ?? {};
      draft.control(user, { do: "presence", user, instance, standing, said, at });
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
      if (person !== null) draft.set(personRow(user), seenAt(person, at));
      const { said = AUTO } = person ?? {};
      draft.control(user, { do: "presence", user, instance, standing: "offline", said, at });
      return { ok: true };
    },
  });
}

function seenAt({ leftUnseen: _before, ...person }: PersonRow, at: number): PersonRow {
  const lastSeen = Math.max(at, person.lastSeen ?? 0);
  const isHidden = saidAt(person.said ?? AUTO, at).as === "hidden";
  return { ...person, lastSeen, ...(isHidden && { leftUnseen: true }) };
}

/** What a person's own log notes of what they say. */
export const SAID = "presence";

/** Told to themselves; what becomes of it for others each instance finds out. */
export function setSaid(draft: Draft, user: UserId, person: PersonRow, said: Said): void {
  const { said: _before, ...row } = person;
  draft.set(personRow(user), said.as === "auto" ? row : { ...row, said });
  draft.change(user, SAID);
  draft.tell(user, { type: "presence.said", ...said });
  draft.control(user, { do: "said", user, said });
}

export async function isOnlineAnywhere(store: Store, user: UserId): Promise<boolean> {
  const rows = store.kv.list({ prefix: [...onlinePrefix, user] }, { limit: 1 });
  return (await Array.fromAsync(rows)).length > 0;
}

export interface ListedOnline extends Online {
  readonly standing: "online" | "away";
}

export async function listOnline(store: Store): Promise<ListedOnline[]> {
  const rows = store.kv.list<true | "away">({ prefix: onlinePrefix }, { batchSize: 500 });
  return await Array.fromAsync(rows, ({ key, value }) => ({
    user: key[1] as UserId,
    instance: key[2] as string,
    standing: value === "away" ? value : "online",
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
