/** Tokens that people give to programs: named, for some of what they may do, for some time. */
import { hashOf, newProgramToken, passCostly, type Signed } from "../../auth/mod.ts";
import { accept, isHonestLine, type Outcome, refuse } from "../../protocol/mod.ts";
import {
  addSession,
  asProven,
  endSessions,
  listSessions,
  personOf,
  type Scope,
} from "../../store/mod.ts";
import { type Doorway, heldUp, type Refused, shutOut } from "./doorway.ts";
import type { Ground } from "../ground.ts";
import { type Proof, prove } from "./proof.ts";

export const SCOPES: readonly Scope[] = ["read", "write", "admin"];
const MOST_NAME_CHARS = 60;
/** A token that never ends is one that nobody thinks of again. */
const MOST_DAYS = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Program {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly seenAt: number | null;
}

export interface AskedToken {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

export type TokenProblem =
  | { readonly field: "token"; readonly problem: "empty" | "too_long" | "unfit" }
  | { readonly field: "scopes"; readonly problem: "none" | "not_yours" }
  | { readonly field: "days"; readonly problem: "range" }
  | { readonly field: null; readonly problem: "too_many" };

export type TokenMade =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly problems: readonly TokenProblem[] }
  | Refused;

export async function makeToken(
  door: Doorway,
  me: Signed,
  { name: asked, scopes: wanted, days, ...proof }: AskedToken & Proof,
): Promise<TokenMade> {
  const { store, now } = door;
  const name = asked.trim();
  const scopes = SCOPES.filter((scope) => wanted.includes(scope));
  const problems: TokenProblem[] = [];
  if (name === "") problems.push({ field: "token", problem: "empty" });
  if (name.length > MOST_NAME_CHARS) problems.push({ field: "token", problem: "too_long" });
  else if (!isHonestLine(name)) problems.push({ field: "token", problem: "unfit" });
  if (scopes.length === 0) problems.push({ field: "scopes", problem: "none" });
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    problems.push({ field: "days", problem: "range" });
  }
  const role = (await personOf(store, me.user))?.role ?? "member";
  const mayAdmin = role === "owner" || role === "admin";
  if (scopes.includes("admin") && !mayAdmin) {
    problems.push({ field: "scopes", problem: "not_yours" });
  }
  if (problems.length > 0) return { ok: false, problems };
  const proven = await prove(door, me, proof);
  if (!proven.ok) return proven;
  const passed = await passCostly(store, "token", me.user, now());
  if (!passed.ok) return heldUp(passed);
  const token = newProgramToken();
  const at = now();
  const program = { name, scopes };
  const session = { user: me.user, createdAt: at, expiresAt: at + days * DAY_MS, token: program };
  const claim = asProven(proven.account);
  const added = await addSession(store, hashOf(token), session, claim);
  if (added.ok) return { ok: true, token };
  if (added.detail !== "too many") return shutOut(added, "not_yours");
  return { ok: false, problems: [{ field: null, problem: "too_many" }] };
}

/** The newest first; those that are over too, so that one sees why a program came to its end. */
export async function listTokens({ store }: Ground, me: Signed): Promise<Program[]> {
  return (await listSessions(store, me.user, "tokens")).map((session) => ({
    id: session.hash,
    name: session.token?.name ?? "",
    scopes: session.token?.scopes ?? [],
    createdAt: session.createdAt,
    expiresAt: session.expiresAt,
    seenAt: session.seenAt ?? null,
  }));
}

export async function endToken(
  { store }: Ground,
  me: Signed,
  id: string,
): Promise<Outcome<Record<string, never>>> {
  if (me.scopes !== null) return refuse("forbidden");
  const ended = await endSessions(store, me.user, "tokens", (hash) => hash === id);
  if (!ended.ok) return ended;
  return ended.value === 0 ? refuse("not_found") : accept({});
}
