/** People and their sessions, as rows. */
import { accept, newUserId, type Outcome, refuse, type UserId } from "../protocol/mod.ts";
import { getAll } from "./get_all.ts";
import {
  personByNameRow,
  type PersonRow,
  personRow,
  sessionOfRow,
  type SessionRow,
  sessionRow,
  streamRow,
  streamsOfRow,
} from "./rows.ts";
import type { Store } from "./store.ts";

/** Names that differ in case alone are one name. */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

export async function addPerson(
  store: Store,
  { name, displayName }: { name: string; displayName: string },
): Promise<Outcome<UserId>> {
  const user = newUserId();
  const byName = personByNameRow(foldName(name));
  const done = await store.writer.write({
    rows: [byName, personRow(user)],
    decide(draft) {
      if (draft.get(byName) !== null) return refuse("forbidden", "the name is taken");
      draft.set(byName, user);
      draft.set(personRow(user), { name, displayName, lastSeen: null });
      return { ok: true };
    },
  });
  return done.ok ? accept(user) : done;
}

export async function peopleOf(
  store: Store,
  users: readonly UserId[],
): Promise<Map<UserId, PersonRow>> {
  const found = await getAll<PersonRow>(store, users.map((user) => personRow(user).key));
  return new Map(found.flatMap(({ value }, i) => value === null ? [] : [[users[i]!, value]]));
}

export async function addSession(
  store: Store,
  hash: string,
  session: SessionRow,
): Promise<Outcome<unknown>> {
  return await store.writer.write({
    rows: [sessionRow(hash)],
    decide(draft) {
      draft.check(sessionRow(hash));
      draft.set(sessionRow(hash), session);
      draft.write(sessionOfRow(session.user, hash), true);
      return { ok: true };
    },
  });
}

export async function findSession(store: Store, hash: string): Promise<SessionRow | null> {
  return (await store.kv.get<SessionRow>(sessionRow(hash).key)).value;
}

/** Its streams end with it, in the same commit: nothing that it sent can land afterwards. */
export async function removeSession(
  store: Store,
  hash: string,
  user: UserId,
): Promise<Outcome<unknown>> {
  return await store.writer.write({
    rows: [sessionRow(hash), streamsOfRow(user)],
    decide(draft) {
      if (draft.get(sessionRow(hash)) === null) return { ok: true };
      draft.delete(sessionRow(hash));
      draft.write(sessionOfRow(user, hash), null);
      const streams = draft.get(streamsOfRow(user)) ?? [];
      for (const { id, session } of streams) if (session === hash) draft.delete(streamRow(id));
      draft.set(streamsOfRow(user), streams.filter(({ session }) => session !== hash));
      draft.control(user, { do: "end_session", session: hash });
      return { ok: true };
    },
  });
}
