// The door of a place, as a program asks it: JSON there and back.

import type { Role, RoomId, UserId } from "../../protocol/mod.ts";
import { isUserId } from "../../protocol/mod.ts";
import { common } from "../../words/mod.ts";
import type { Reach } from "./reach.ts";
import { shownLine } from "../output/shown.ts";
import { isToken } from "./token.ts";

export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
}

export interface Entry {
  readonly token: string;
  readonly device: string;
  readonly person: Person;
}

export interface WhoAmI {
  readonly person: Person;
  /** Null for a login, which may do all that its person may. */
  readonly scopes: readonly string[] | null;
  readonly expiresAt: number;
}

export type Unanswered =
  | { readonly ok: false; readonly why: "refused"; readonly code: string; readonly message: string }
  | { readonly ok: false; readonly why: "unreachable" | "broken" };

export type Answered<T> = { readonly ok: true; readonly value: T } | Unanswered;

type Path = "login" | "guest" | "link";

export async function enterBy(
  path: Path,
  reach: Reach,
  said: Readonly<Record<string, string>>,
): Promise<Answered<Entry>> {
  return await ask<Entry>(reach, path, { said, isWhole: isEntry });
}

export async function whoIs(reach: Reach, token: string): Promise<Answered<WhoAmI>> {
  return await ask<WhoAmI>(reach, "whoami", { token, isWhole: isWhoAmI });
}

export async function logOut(reach: Reach, token: string): Promise<Answered<object>> {
  return await ask<object>(reach, "logout", { said: {}, token, isWhole: () => true });
}

/** A link for newcomers; into the room, where one is named. */
export async function inviteTo(
  room: RoomId,
  reach: Reach,
  token: string,
): Promise<Answered<Invite>> {
  return await ask<Invite>(reach, "invite", { said: { room }, token, isWhole: isInvite });
}

export interface Invite {
  readonly link: string;
  readonly days: number;
}

function isInvite({ link, days }: Record<string, unknown>): boolean {
  return isText(link) && Number.isInteger(days);
}

interface Asked {
  readonly said?: Readonly<Record<string, string>>;
  readonly token?: string;
  // deno-lint-ignore no-explicit-any -- it comes from wherever somebody has pointed
  isWhole(answer: any): boolean;
}

const PATIENCE_MS = 30_000;

async function ask<T>(reach: Reach, path: string, asked: Asked): Promise<Answered<T>> {
  const { said, token, isWhole } = asked;
  const headers = new Headers({ "accept-language": common.lang });
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  if (said !== undefined) headers.set("content-type", "application/json");
  const body = said === undefined ? {} : { method: "POST", body: JSON.stringify(said) };
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await reach.fetch(`/api/${path}`, { ...body, headers, signal });
    const answer = Object(parse(await response.text()));
    if (response.ok && isWhole(answer)) return { ok: true, value: answer };
    const { code, message } = Object(answer.error);
    if (typeof code !== "string" || typeof message !== "string") {
      return { ok: false, why: "broken" };
    }
    return { ok: false, why: "refused", code, message: shownLine(message) };
  } catch {
    return { ok: false, why: "unreachable" };
  }
}

function isEntry({ token, device, person }: Record<string, unknown>): boolean {
  return typeof token === "string" && isToken(token) && typeof device === "string" &&
    isPerson(person);
}

const LAST_MOMENT = 8.64e15;

function isWhoAmI({ person, scopes, expiresAt }: Record<string, unknown>): boolean {
  const isMoment = typeof expiresAt === "number" && Math.abs(expiresAt) <= LAST_MOMENT;
  const isFree = scopes === null || (Array.isArray(scopes) && scopes.every(isText));
  return isPerson(person) && isMoment && isFree;
}

function isText(found: unknown): found is string {
  return typeof found === "string";
}

function isPerson(found: unknown): boolean {
  const { id, name, displayName, role } = Object(found);
  return typeof id === "string" && isUserId(id) &&
    [name, displayName, role].every(isText);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
