/**
 * A denokv server. Deno's client tries again for good when a server does not answer, so the
 * first exchange of the protocol (github.com/denoland/denokv, proto/kv-connect.md) is made here
 * first: once, with a deadline, and with an answer that can be put into words.
 */
import { within } from "../../deadline.ts";
import { networkReason } from "./reason.ts";

type Checked = { ok: true } | { ok: false; problem: string };
type Opened = { ok: true; kv: Deno.Kv } | { ok: false; problem: string };

export const ANSWER_MS = 3_000;

export async function checkServer(server: URL, token: string): Promise<Checked> {
  try {
    const response = await fetch(server, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ supportedVersions: [2, 3] }),
      // The token is for this server, not for wherever it points
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    // The body names the address of the data and its token again; only whether it is one matters
    const body = await response.text();
    return judge(server, response.status, body);
  } catch (error) {
    return isTimeout(error) ? tooSlow(server) : unreachable(server, error);
  }
}

export async function openServer(server: URL, token: string): Promise<Opened> {
  const opening = openWithToken(server, token);
  try {
    const kv = await within(opening, ANSWER_MS, null);
    if (kv !== null) return { ok: true, kv };
    // Should it open after all, nobody is there to use it
    opening.then((late) => late.close(), () => {});
    return tooSlow(server);
  } catch (error) {
    return unreachable(server, error);
  }
}

/**
 * Deno.openKv takes the token from the environment alone, and takes it at the call. So it is
 * there for the length of the call and no longer, and two opens cannot see each other's.
 */
function openWithToken(server: URL, token: string): Promise<Deno.Kv> {
  const before = Deno.env.get(TOKEN_NAME);
  if (before === token) return Deno.openKv(server.href);
  Deno.env.set(TOKEN_NAME, token);
  try {
    return Deno.openKv(server.href);
  } finally {
    if (before === undefined) Deno.env.delete(TOKEN_NAME);
    else Deno.env.set(TOKEN_NAME, before);
  }
}

const TOKEN_NAME = "DENO_KV_ACCESS_TOKEN";

function judge(server: URL, status: number, body: string): Checked {
  if (status === 401 || status === 403) {
    return {
      ok: false,
      problem: `The KV server ${server.href} refused the token: set DENO_KV_ACCESS_TOKEN to the ` +
        "token that the server was started with",
    };
  }
  if (status === 200 && isMetadata(body)) return { ok: true };
  return {
    ok: false,
    problem: `What answers at ${server.href} is not a denokv server (HTTP status ${status}): ` +
      "check the address in PARLEY_KV",
  };
}

function isMetadata(body: string): boolean {
  try {
    const data = JSON.parse(body);
    return typeof data?.databaseId === "string" && Array.isArray(data.endpoints);
  } catch {
    return false;
  }
}

export function tooSlow(server: URL): { ok: false; problem: string } {
  return {
    ok: false,
    problem: `The KV server ${server.href} took too long to answer (more than ` +
      `${ANSWER_MS / 1_000} seconds): check that it is well and that PARLEY_KV is its address`,
  };
}

function unreachable(server: URL, error: unknown): { ok: false; problem: string } {
  return {
    ok: false,
    problem: `The KV server ${server.href} cannot be reached (${networkReason(error)}): ` +
      "start it, or check the address in PARLEY_KV",
  };
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === "TimeoutError";
}
