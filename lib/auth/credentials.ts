/** Where a request carries its token: a browser in a cookie, everyone else in a header. Never in the address. */

export interface Credential {
  /** As it was sent: whether it can be one at all is seen when it is looked up. */
  readonly token: string;
  readonly by: "cookie" | "bearer";
}

/** The browser takes a `__Host-` cookie from this host over https alone. */
export function cookieName(isSecure: boolean): string {
  return isSecure ? "__Host-parley" : "parley";
}

/** One or the other: whoever says "Bearer", however badly, is not asked for a cookie. */
export function tokenOf(headers: Headers, isSecure: boolean): Credential | null {
  const bearer = /^Bearer(?:\s+(.*))?$/i.exec(headers.get("authorization") ?? "");
  if (bearer !== null) return { token: bearer[1] ?? "", by: "bearer" };
  const prefix = `${cookieName(isSecure)}=`;
  const cookies = (headers.get("cookie") ?? "").split("; ");
  const cookie = cookies.find((cookie) => cookie.startsWith(prefix));
  return cookie === undefined ? null : { token: cookie.slice(prefix.length), by: "cookie" };
}

/** For as long as the session lasts; empty and over for one that has ended. */
export function sessionCookie(token: string | null, isSecure: boolean, maxAgeMs: number): string {
  const age = token === null ? 0 : Math.floor(maxAgeMs / 1000);
  const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${isSecure ? "; Secure" : ""}`;
  return `${cookieName(isSecure)}=${token ?? ""}; ${flags}`;
}
