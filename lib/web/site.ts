import type { Site } from "../auth/mod.ts";
import type { ParleySettings } from "../config/mod.ts";
import { ownOrigin } from "./own_origin.ts";

/** Where passkeys belong. Null at a number, and over plain HTTP off localhost: browsers have none for such addresses. */
export function siteOf(
  settings: Pick<ParleySettings, "origin">,
  url: URL,
  name: string,
): Site | null {
  const origin = ownOrigin(settings, url);
  if (origin === null) return null;
  const { protocol, hostname: rpId } = new URL(origin);
  if (isNumber(rpId) || (protocol !== "https:" && !isLocal(rpId))) return null;
  return { origin, rpId, name };
}

function isLocal(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost");
}

function isNumber(hostname: string): boolean {
  return hostname.startsWith("[") || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}
