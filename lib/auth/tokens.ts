/** Secrets that are made here: 256 bits by chance, kept as their hash. */
import { createHash } from "node:crypto";

const TOKEN_BYTES = 32;
const TOKEN = /^(?:parley_)?[A-Za-z0-9_-]{43}$/;

export function newToken(): string {
  return crypto.getRandomValues(new Uint8Array(TOKEN_BYTES))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

/** With a mark by which it is known where it should not be: in a script that is shown around. */
export function newProgramToken(): string {
  return `parley_${newToken()}`;
}

export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** What `hashOf` gives: anything else that somebody sends for one is none. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** At once: each request needs one, and a promise costs more than the hash. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
