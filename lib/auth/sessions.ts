import { accept, type Outcome, type UserId } from "../protocol/mod.ts";
import { addSession, findSession, peopleOf, removeSession, type Store } from "../store/mod.ts";
import { hashOf, isToken, newToken } from "./tokens.ts";

export interface Signed {
  readonly user: UserId;
  readonly name: string;
  readonly displayName: string;
  /** What the session is called inside: the hash of its token. */
  readonly session: string;
  readonly expiresAt: number;
}

export const SESSION_MS = 90 * 24 * 60 * 60 * 1000;
const MOST_AGENT_CHARS = 300;

export async function openSession(
  store: Store,
  user: UserId,
  now: number,
  agent?: string,
): Promise<Outcome<{ token: string }>> {
  const token = newToken();
  const named = agent === undefined ? {} : { agent: agent.slice(0, MOST_AGENT_CHARS) };
  const session = { user, createdAt: now, expiresAt: now + SESSION_MS, ...named };
  const added = await addSession(store, await hashOf(token), session);
  return added.ok ? accept({ token }) : added;
}

/** Whose token this is; null for none, an unknown and an expired one alike. */
export async function whoHas(
  store: Store,
  token: string | null,
  now: number,
): Promise<Signed | null> {
  if (token === null || !isToken(token)) return null;
  const hash = await hashOf(token);
  const session = await findSession(store, hash);
  if (session === null || session.expiresAt <= now) return null;
  const person = (await peopleOf(store, [session.user])).get(session.user);
  if (person === undefined) return null;
  const { name, displayName } = person;
  return { user: session.user, name, displayName, session: hash, expiresAt: session.expiresAt };
}

/** Whether a session that was found a moment ago has not been ended since. */
export async function stillStands(store: Store, { session }: Signed): Promise<boolean> {
  return await findSession(store, session) !== null;
}

export async function endSession(
  store: Store,
  { session, user }: Pick<Signed, "session" | "user">,
): Promise<Outcome<unknown>> {
  return await removeSession(store, session, user);
}
