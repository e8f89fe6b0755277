// Which address is Parley's own. A page of another site can have a name of its own point here (DNS rebinding), so the Host
// header alone proves nothing: without PARLEY_ORIGIN only names that nobody else can own are believed.

import type { ParleySettings } from "../config/mod.ts";

export function ownOrigin(
  settings: Pick<ParleySettings, "origin" | "host">,
  url: URL,
): string | null {
  if (settings.origin !== null) return settings.origin;
  const isOwn = url.hostname === settings.host || isLocal(url.hostname) || isNumber(url.hostname);
  return isOwn ? url.origin : null;
}

function isLocal(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost");
}

function isNumber(hostname: string): boolean {
  return hostname.startsWith("[") || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}
