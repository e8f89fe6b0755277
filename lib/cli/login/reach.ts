// The road to one place: what is fetched of it, and its socket.

import type { Socket } from "../../client/mod.ts";
import type { Server } from "./address.ts";
import type { Fingerprint } from "./fingerprint.ts";

export interface Reach {
  readonly server: Server;
  /** By which certificate it is known; null where those do that this machine trusts. */
  readonly known: Fingerprint | null;
  /** Redirects are answers: a token goes nowhere but to its own place. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  openSocket(path: string, token: string): Socket;
}

/** How the list of devices calls this one. */
export const AGENT = `Parley terminal on ${hostName()}`;

/** By the certificates that this machine trusts. */
export function plainReach(server: Server): Reach {
  return {
    server,
    known: null,
    fetch: (path, init) => fetch(server + path, { ...init, ...withAgent(init) }),
    openSocket: (path, token) => {
      const headers = { authorization: `Bearer ${token}`, "user-agent": AGENT };
      // Deno takes headers here; the types are those of browsers, which do not
      return new WebSocket(socketUrl(server, path), { headers } as never);
    },
  };
}

export function withAgent(init: RequestInit | undefined) {
  const headers = new Headers(init?.headers);
  headers.set("user-agent", AGENT);
  return { headers, redirect: "manual" } as const;
}

export function socketUrl(server: Server, path: string): string {
  return server.replace(/^http/, "ws") + path;
}

/** A header is ASCII. */
function hostName(): string {
  try {
    return Deno.hostname().replaceAll(/[^\x21-\x7e]/g, "").slice(0, 60) || "somewhere";
  } catch {
    return "somewhere";
  }
}
