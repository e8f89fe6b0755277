// The address of a place, as people type it.

import { isLoopback } from "../../config/loopback.ts";

/** Without a path and without a stroke at its end: `https://chat.example.org`. */
export type Server = string;

export type TypedAddress =
  | { readonly ok: true; readonly server: Server }
  | { readonly ok: false; readonly why: "empty" | "unreadable" };

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
/** What opens a socket names the same place. */
const SCHEMES: Readonly<Record<string, string>> = {
  http: "http:",
  https: "https:",
  ws: "http:",
  wss: "https:",
};

/** Whatever stands behind the host is of a page there. Who writes no scheme gets https, but for this machine. */
export function readAddress(typed: string): TypedAddress {
  const text = typed.trim();
  if (text === "") return { ok: false, why: "empty" };
  const named = SCHEME.exec(text)?.[1]?.toLowerCase();
  const bare = named === undefined ? text : text.slice(named.length + "://".length);
  const url = URL.parse(`http://${bare}`);
  // A name or a password in an address is a mistake, and one that would be kept
  if (url === null || url.username !== "" || url.password !== "") {
    return { ok: false, why: "unreadable" };
  }
  const scheme = named === undefined
    ? (isLoopback(url.hostname) ? "http:" : "https:")
    : SCHEMES[named];
  const found = scheme === undefined ? null : URL.parse(`${scheme}//${bare}`);
  return found === null ? { ok: false, why: "unreadable" } : { ok: true, server: found.origin };
}

/** Whether everybody on the way can read along. */
export function isOpenRoad(server: Server): boolean {
  const { protocol, hostname } = new URL(server);
  return protocol === "http:" && !isLoopback(hostname);
}
