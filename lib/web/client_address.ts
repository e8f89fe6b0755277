// Where a request comes from, and which addresses count as one neighbourhood. Whoever is told "1.2.3.4" by a header is told
// so by the client, unless the operator says that a proxy writes it.

import { isIPv4, isIPv6 } from "node:net";
import type { ParleySettings } from "../config/mod.ts";

/** For what is no address, as a socket file's: all of those share one place. */
export const UNKNOWN_ADDRESS = "unknown";

interface Asking {
  readonly req: Request;
  readonly info: Deno.ServeHandlerInfo;
}

/** One spelling an address; IPv4 stays IPv4 where it comes dressed as IPv6. */
export function addressOf(
  { req, info }: Asking,
  { trustProxy }: Pick<ParleySettings, "trustProxy">,
): string {
  const forwarded = trustProxy ? req.headers.get("x-forwarded-for") : null;
  if (forwarded !== null) return canonical(lastOf(forwarded));
  const { remoteAddr } = info;
  return "hostname" in remoteAddr ? canonical(remoteAddr.hostname) : UNKNOWN_ADDRESS;
}

/** The network that one person can be expected to have for themselves: /24 of IPv4, /64 of IPv6. */
export function prefixOf(address: string): string {
  const known = canonical(address);
  if (known === UNKNOWN_ADDRESS) return known;
  if (isIPv4(known)) return `${known.split(".").slice(0, 3).join(".")}.0/24`;
  return `${groupsOf(known).slice(0, 4).map((group) => group.toString(16)).join(":")}::/64`;
}

/** Earlier entries are what the client said of itself; the proxy adds the last. */
function lastOf(forwarded: string): string {
  return forwarded.split(",").at(-1)!.trim();
}

function canonical(address: string): string {
  if (isIPv4(address)) return address;
  const [bare = ""] = address.split("%");
  if (!isIPv6(bare)) return UNKNOWN_ADDRESS;
  return mappedIPv4(groupsOf(bare)) ?? new URL(`http://[${bare}]`).hostname.slice(1, -1);
}

/** Eight numbers, with the zeros that "::" leaves out. */
function groupsOf(address: string): number[] {
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head, tail] = short.split("::").map((half) => half === "" ? [] : half.split(":"));
  const groups = tail === undefined
    ? head!
    : [...head!, ...Array(8 - head!.length - tail.length).fill("0"), ...tail];
  return groups.map((group) => parseInt(group, 16));
}

function mappedIPv4(groups: number[]): string | null {
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!isMapped) return null;
  return groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]).join(".");
}
