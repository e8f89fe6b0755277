// Which address is Parley's own. A page of another site can have a name of its own point here (DNS rebinding), so the Host
// header alone proves nothing: without PARLEY_ORIGIN only names that lead to this machine from anywhere are believed.

import { isLoopback, type ParleySettings } from "../config/mod.ts";

type Settings = Pick<ParleySettings, "origin">;

/** Null where the request came by a name that is not Parley's. */
export function ownOrigin(settings: Settings, url: URL): string | null {
  if (settings.origin !== null) return settings.origin;
  return isLoopback(url.hostname) ? url.origin : null;
}

/** Whether the request names Parley's own host. Behind a proxy its scheme is another than people see. */
export function isOwnHost(settings: Settings, url: URL): boolean {
  if (settings.origin === null) return isLoopback(url.hostname);
  const own = new URL(settings.origin);
  return new URL(`${own.protocol}//${url.host}`).host === own.host;
}

/** For links that are shown to people who came by a name that is Parley's. */
export function originOf(settings: Settings, url: URL): string {
  return ownOrigin(settings, url) ?? url.origin;
}

export function isSecure(settings: Settings, url: URL): boolean {
  return ownOrigin(settings, url)?.startsWith("https:") ?? false;
}
