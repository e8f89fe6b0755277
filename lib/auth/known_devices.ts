/**
 * Browsers in which somebody has logged in before. One is known by a token in a cookie of its own,
 * which outlives sessions and new passwords: it opens nothing, it only keeps its owner from having
 * to wait while others guess.
 */
import type { UserId } from "../protocol/mod.ts";
import { listKnownDevices, putKnownDevice, type Store } from "../store/mod.ts";
import { hashOf, isToken, newToken } from "./tokens.ts";

const MOST_KNOWN_DEVICES = 20;

/** After a login. The token for the cookie: the one that it has, for several may share a browser. */
export async function noteDevice(
  store: Store,
  user: UserId,
  token: string | null,
): Promise<string> {
  const kept = token !== null && isToken(token) ? token : newToken();
  await putKnownDevice(store, user, hashFor(user, kept), MOST_KNOWN_DEVICES);
  return kept;
}

/** Null is the user of a name that nobody has: it takes as long to say no. */
export async function isKnownDevice(
  store: Store,
  user: UserId | null,
  token: string | null,
): Promise<boolean> {
  if (token === null || !isToken(token)) return false;
  const asked = user ?? NOBODY;
  return (await listKnownDevices(store, asked)).includes(hashFor(asked, token));
}

const NOBODY = "u" as UserId;

/** Another one for each account, so that what is stored does not tell who shares a browser. */
function hashFor(user: UserId, token: string): string {
  return hashOf(`${user} ${token}`);
}
