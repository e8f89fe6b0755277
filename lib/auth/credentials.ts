/** Where a request carries its token: a browser in a cookie, everyone else in a header. */

/** The browser takes a `__Host-` cookie from this host over https alone. */
export function cookieName(isSecure: boolean): string {
  return isSecure ? "__Host-parley" : "parley";
}

export function tokenOf(headers: Headers, isSecure: boolean): string | null {
  const bearer = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) return bearer;
  const prefix = `${cookieName(isSecure)}=`;
  const cookies = (headers.get("cookie") ?? "").split("; ");
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length) ?? null;
}

/** For as long as the session lasts; empty and over for one that has ended. */
export function sessionCookie(token: string | null, isSecure: boolean, maxAgeMs: number): string {
  const age = token === null ? 0 : Math.floor(maxAgeMs / 1000);
  const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${isSecure ? "; Secure" : ""}`;
  return `${cookieName(isSecure)}=${token ?? ""}; ${flags}`;
}
