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
  const token = cookieOf(headers, cookieName(isSecure));
  return token === null ? null : { token, by: "cookie" };
}

function cookieOf(headers: Headers, name: string): string | null {
  const cookies = (headers.get("cookie") ?? "").split("; ");
  const cookie = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return cookie?.slice(name.length + 1) ?? null;
}

/** Opens nothing: it only says that somebody has logged in with this browser before. */
export function deviceOf(headers: Headers, isSecure: boolean): string | null {
  return cookieOf(headers, deviceCookieName(isSecure));
}

export function deviceCookie(token: string, isSecure: boolean): string {
  return cookie(deviceCookieName(isSecure), token, isSecure, DEVICE_S);
}

function deviceCookieName(isSecure: boolean): string {
  return `${cookieName(isSecure)}-device`;
}

/** Two years: longer than any session, for it is needed once that is over. */
const DEVICE_S = 2 * 365 * 24 * 60 * 60;

/** For as long as the session lasts; empty and over for one that has ended. */
export function sessionCookie(token: string | null, isSecure: boolean, maxAgeMs: number): string {
  const age = token === null ? 0 : Math.floor(maxAgeMs / 1000);
  return cookie(cookieName(isSecure), token ?? "", isSecure, age);
}

function cookie(name: string, value: string, isSecure: boolean, ageS: number): string {
  const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${ageS}${isSecure ? "; Secure" : ""}`;
  return `${name}=${value}; ${flags}`;
}
