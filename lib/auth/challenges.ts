/** What a passkey signs: made here, for one purpose, for one person where there is one, and soon over. */
import { timingSafeEqual } from "@std/crypto";
import { createHmac } from "node:crypto";
import type { UserId } from "../protocol/mod.ts";
import { newToken } from "./tokens.ts";

export type ChallengePurpose = "login" | "register" | "add" | "prove";

/** A challenge to register is for the id that the new account will have. */
export interface Challenge {
  readonly purpose: ChallengePurpose;
  readonly user: UserId | null;
  readonly expiresAt: number;
  /** By which it is known once it was used. */
  readonly nonce: string;
}

export const CHALLENGE_MS = 5 * 60 * 1000;

export function newChallenge(
  key: string,
  { purpose, user }: Pick<Challenge, "purpose" | "user">,
  now: number,
): string {
  const said = [purpose, user ?? "", now + CHALLENGE_MS, newToken()].join(".");
  return `${said}.${codeOf(key, said)}`;
}

/** Null for one that nobody made here, or that has run out. */
export function readChallenge(key: string, text: string, now: number): Challenge | null {
  const end = text.lastIndexOf(".");
  const said = text.slice(0, Math.max(end, 0));
  if (!isSame(codeOf(key, said), text.slice(end + 1))) return null;
  const [purpose, user, expires, nonce] = said.split(".") as [
    ChallengePurpose,
    string,
    string,
    string,
  ];
  const expiresAt = Number(expires);
  if (now >= expiresAt) return null;
  return { purpose, user: user === "" ? null : user as UserId, expiresAt, nonce };
}

function codeOf(key: string, said: string): string {
  return createHmac("sha256", key).update(said).digest("base64url");
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => new TextEncoder().encode(text));
  return a!.length === b!.length && timingSafeEqual(a!, b!);
}
