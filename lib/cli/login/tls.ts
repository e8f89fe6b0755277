// Certificates that this machine does not trust: what they say, and how to hold a server to one of them.

import { isIP } from "node:net";
import { connect, type PeerCertificate, type TLSSocket } from "node:tls";
import type { Server } from "./address.ts";
import { type Fingerprint, readFingerprint } from "./fingerprint.ts";

export interface Certificate {
  /** Whom it is for, as it says itself: nobody has looked whether that is true. */
  readonly names: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly fingerprint: Fingerprint;
}

/** The place shows another certificate than the one that it was known by. Nothing was said to it. */
export class OtherCertificate extends Error {
  constructor(readonly seen: Certificate, readonly known: Fingerprint) {
    super(`The certificate is ${seen.fingerprint}, not ${known}`);
  }
}

/** Connects to look at it, says nothing and hangs up. */
export async function lookAtCertificate(server: Server, signal: AbortSignal): Promise<Certificate> {
  const socket = await handshake(server, signal);
  const seen = certificateOf(socket);
  socket.destroy();
  return seen;
}

/**
 * A road on which nothing has been said yet, to who has the key of this certificate and nobody else.
 * Its dates and names do not count: whoever gave the fingerprint has looked at them.
 */
export async function connectTo(
  server: Server,
  known: Fingerprint,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const socket = await handshake(server, signal);
  const seen = certificateOf(socket);
  if (seen.fingerprint === known) return socket;
  socket.destroy();
  throw new OtherCertificate(seen, known);
}

function handshake(server: Server, signal: AbortSignal): Promise<TLSSocket> {
  const { hostname, port } = new URL(server);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const { promise, resolve, reject } = Promise.withResolvers<TLSSocket>();
  const socket = connect({
    host,
    port: port === "" ? 443 : Number(port),
    // There is no name to ask for where the address is a number
    ...(isIP(host) === 0 && { servername: host }),
    ALPNProtocols: ["http/1.1"],
    // Who it is follows from the fingerprint, before a byte is sent
    rejectUnauthorized: false,
  });
  const giveUp = () => void socket.destroy(signal.reason);
  signal.addEventListener("abort", giveUp, { once: true });
  socket.once("error", reject);
  socket.once("close", () => reject(new Error("The connection was closed")));
  socket.once("secureConnect", () => resolve(socket));
  return promise.finally(() => signal.removeEventListener("abort", giveUp));
}

function certificateOf(socket: TLSSocket): Certificate {
  const { fingerprint256, subject, subjectaltname, valid_from, valid_to } = socket
    .getPeerCertificate();
  const fingerprint = readFingerprint(fingerprint256 ?? "");
  if (fingerprint === null) throw new Error("The place shows no certificate");
  return {
    names: namesIn(subjectaltname, subject).map(plain),
    from: day(valid_from),
    until: day(valid_to),
    fingerprint,
  };
}

function namesIn(others: string | undefined, subject: PeerCertificate["subject"]): string[] {
  const names = (others ?? "").split(", ").filter((name) => name !== "")
    .map((name) => name.replace(/^(DNS|IP Address):/, ""));
  return names.length > 0 ? names : [subject?.CN].flat().filter((name) => name !== undefined);
}

/** It is written by whoever stands there, and shown before anybody trusts them. */
function plain(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, 100);
}

function day(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? plain(date) : new Date(time).toISOString().slice(0, 10);
}
