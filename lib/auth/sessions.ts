import { accept, type Outcome, type UserId } from "../protocol/mod.ts";
import {
  addSession,
  type Claim,
  endSessions,
  noteSeen,
  renameSession,
  type Scope,
  type Store,
  UNCLAIMED,
} from "../store/mod.ts";
import { hashOf, isToken, newToken } from "./tokens.ts";

/** Who asks, by a token. What they may do is asked at each command, and never from here. */
export interface Signed {
  readonly user: UserId;
  /** What the session is called inside: the hash of its token. */
  readonly session: string;
  readonly expiresAt: number;
  /** What a program was given; null is a person's own device, which may do all that they may. */
  readonly scopes: readonly Scope[] | null;
}

/** What is known of a device that comes in. */
export interface Caller {
  /** As the program calls itself. */
  readonly agent?: string;
  /** The address that it comes from. */
  readonly from?: string;
}

export const SESSION_MS = 90 * 24 * 60 * 60 * 1000;
const MOST_AGENT_CHARS = 300;
/** The list of devices needs no more than this. */
const NOTED_EVERY_MS = 10 * 60 * 1000;

export async function openSession(
  store: Store,
  user: UserId,
  now: number,
  { agent, from }: Caller = {},
  claim: Claim = UNCLAIMED,
): Promise<Outcome<{ token: string }>> {
  const token = newToken();
  const session = {
    ...{ user, createdAt: now, expiresAt: now + SESSION_MS, seenAt: now },
    ...(agent !== undefined && { agent: agent.slice(0, MOST_AGENT_CHARS) }),
    ...(from !== undefined && { from }),
  };
  const added = await addSession(store, hashOf(token), session, claim);
  return added.ok ? accept({ token }) : added;
}

/** Whose token this is; null for none, an unknown and an expired one alike. */
export async function whoHas(
  store: Store,
  token: string | null,
  now: number,
  from?: string,
): Promise<Signed | null> {
  if (token === null || !isToken(token)) return null;
  const hash = hashOf(token);
  const session = await store.sessions.find(hash);
  if (session === null || session.expiresAt <= now) return null;
  if (from !== undefined && now - (session.seenAt ?? 0) >= NOTED_EVERY_MS) {
    // Nobody waits for it, and what fails is noted the next time
    void noteSeen(store, hash, { at: now, from }).catch(() => {});
  }
  const { user, expiresAt, token: program } = session;
  return { user, session: hash, expiresAt, scopes: program?.scopes ?? null };
}

/** Whether a session that was found a moment ago has not been ended since. */
export async function stillStands(store: Store, session: string): Promise<boolean> {
  return await store.sessions.find(session) !== null;
}

export async function endSession(
  store: Store,
  { session, user, scopes }: Pick<Signed, "session" | "user" | "scopes">,
): Promise<Outcome<unknown>> {
  const kind = scopes === null ? "sessions" : "tokens";
  return await endSessions(store, user, kind, (hash) => hash === session);
}

/** The same session with a token that nobody has seen before; null where it has ended. */
export async function renewToken(
  store: Store,
  { session, user }: Pick<Signed, "session" | "user">,
): Promise<string | null> {
  const token = newToken();
  const renamed = await renameSession(store, user, session, hashOf(token));
  return renamed.ok ? token : null;
}
