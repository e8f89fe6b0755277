// What stands at an address: whether it is a Parley, and by which road one gets there.

import { PROTOCOL_VERSION } from "../../protocol/mod.ts";
import type { Server } from "./address.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { plainReach, type Reach } from "./reach.ts";
import type { Certificate } from "./tls.ts";

export interface Place {
  /** Null before somebody has set it up. */
  readonly name: string | null;
  readonly guests: boolean;
}

export type Nowhere =
  | "unreachable"
  | "late"
  | "no_tls"
  | "only_tls"
  | "no_parley"
  | "other_host"
  | "too_old"
  | "too_new";

export type Found =
  | { readonly ok: true; readonly place: Place; readonly reach: Reach }
  | { readonly ok: false; readonly why: Nowhere }
  | { readonly ok: false; readonly why: "untrusted"; readonly certificate: Certificate }
  | {
    readonly ok: false;
    readonly why: "changed";
    readonly certificate: Certificate;
    readonly known: Fingerprint;
  };

const PATIENCE_MS = 15_000;

/**
 * A certificate that was known by its fingerprint may have given way to one that everybody trusts.
 * Where somebody demands the fingerprint, nothing else will do.
 */
export async function findServer(
  server: Server,
  known: Fingerprint | null,
  isDemanded: boolean,
): Promise<Found> {
  if (known === null || !server.startsWith("https:")) return await findPlainly(server);
  const found = await findPinned(server, known);
  if (found.ok || found.why !== "changed" || isDemanded) return found;
  const trusted = await findPlainly(server);
  return trusted.ok ? trusted : found;
}

async function findPlainly(server: Server): Promise<Found> {
  try {
    return await placeBy(plainReach(server));
  } catch (error) {
    const said = whatItSays(error);
    if (!/invalid peer certificate/i.test(said)) return { ok: false, why: whyNot(error, said) };
    const { lookAtCertificate } = await import("./tls.ts");
    return await orNowhere(async () => ({
      ok: false,
      why: "untrusted",
      certificate: await lookAtCertificate(server, AbortSignal.timeout(PATIENCE_MS)),
    }));
  }
}

async function findPinned(server: Server, known: Fingerprint): Promise<Found> {
  const { pinnedReach } = await import("./pinned_reach.ts");
  const { OtherCertificate } = await import("./tls.ts");
  return await orNowhere(async () => {
    try {
      return await placeBy(pinnedReach(server, known));
    } catch (error) {
      if (!(error instanceof OtherCertificate)) throw error;
      return { ok: false, why: "changed", certificate: error.seen, known };
    }
  });
}

async function orNowhere(look: () => Promise<Found>): Promise<Found> {
  try {
    return await look();
  } catch (error) {
    return { ok: false, why: whyNot(error, whatItSays(error)) };
  }
}

async function placeBy(reach: Reach): Promise<Found> {
  const answer = await reach.fetch("/api/place", { signal: AbortSignal.timeout(PATIENCE_MS) });
  const { status } = answer;
  if (isSentToTls(answer, reach.server)) {
    await answer.body?.cancel();
    return { ok: false, why: "only_tls" };
  }
  const said = await readPlace(answer);
  if (status === 421) return { ok: false, why: "other_host" };
  if (said === null) return { ok: false, why: "no_parley" };
  if (said.protocol < PROTOCOL_VERSION) return { ok: false, why: "too_old" };
  if (said.protocol > PROTOCOL_VERSION) return { ok: false, why: "too_new" };
  return { ok: true, place: { name: said.name, guests: said.guests }, reach };
}

/** Who sends on from http to https. */
function isSentToTls({ headers }: Response, server: Server): boolean {
  return server.startsWith("http:") && (headers.get("location") ?? "").startsWith("https://");
}

const MOST_CHARS = 10_000;

async function readPlace(answer: Response): Promise<Place & { protocol: number } | null> {
  const text = await answer.text();
  try {
    const { product, protocol, name, guests } = JSON.parse(text.slice(0, MOST_CHARS));
    if (product !== "Parley" || typeof protocol !== "number") return null;
    return { protocol, name: typeof name === "string" ? name : null, guests: guests === true };
  } catch {
    return null;
  }
}

function whyNot(error: unknown, said: string): Nowhere {
  if (error instanceof DOMException && error.name === "TimeoutError") return "late";
  return /InvalidContentType|corrupt message|wrong version number/i.test(said)
    ? "no_tls"
    : "unreachable";
}

/** Why lies below what is thrown. */
function whatItSays(error: unknown): string {
  const lines: string[] = [];
  for (let at = error; at instanceof Error && lines.length < 5; at = at.cause) {
    lines.push(at.message);
  }
  return lines.join("\n");
}
