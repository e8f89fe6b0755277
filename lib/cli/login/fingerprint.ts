// A certificate by its SHA-256, as openssl and browsers write it.

export type Fingerprint = string;

/** In any case, with colons or without, with SHA256 in front or without; null for what is none. */
export function readFingerprint(typed: string): Fingerprint | null {
  const digits = typed.trim().replace(/^sha-?256( fingerprint)?[:=]/i, "").replaceAll(/[:\s]/g, "");
  if (!/^[0-9a-f]{64}$/i.test(digits)) return null;
  return `SHA256:${digits.toUpperCase().match(/../g)!.join(":")}`;
}
