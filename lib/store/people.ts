/** People and their sessions, as rows. */
import type { Outcome, UserId } from "../protocol/mod.ts";
import { getAll } from "./get_all.ts";
import {
  type PersonRow,
  personRow,
  sessionOfRow,
  type SessionRow,
  sessionRow,
  streamRow,
  streamsOfRow,
} from "./rows.ts";
import type { Store } from "./store.ts";

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
