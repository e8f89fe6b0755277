/** What the doors of an account have in common: who stands before it, and what may be wrong. */
import {
  type Caller,
  checkName,
  isCommon,
  LEAST_PASSWORD_CHARS,
  MOST_PASSWORD_CHARS,
  type NameProblem,
  openSession,
  type Passwords,
  TooBusy,
} from "../auth/mod.ts";
import type { Outcome, UserId } from "../protocol/mod.ts";
import type { NewAccount } from "../store/mod.ts";
import { enterRooms } from "./arrival.ts";
import type { Ground } from "./ground.ts";

export interface Doorway extends Ground {
  readonly passwords: Passwords;
  /** Who stands there, for the list of devices and for those who count attempts. */
  readonly caller: Caller;
}

export interface NameAndPassword {
  readonly name: string;
  readonly password: string;
}

export type PasswordProblem = "short" | "long" | "common" | "name";

export type FieldProblem =
  | { readonly field: "name"; readonly problem: NameProblem | "taken" }
  | { readonly field: "password"; readonly problem: PasswordProblem }
  | { readonly field: "place"; readonly problem: "empty" | "too_long" }
  | { readonly field: "current"; readonly problem: "wrong" }
  | { readonly field: null; readonly problem: FormProblem };

/** What is wrong with a form as a whole. */
export type FormProblem =
  | "wrong"
  | "busy"
  | "closed"
  | "secret"
  | "gone"
  | "link"
  | "code"
  | "banned"
  | "last_owner"
  | "not_yours";

export interface Refused {
  readonly ok: false;
  readonly problems: readonly FieldProblem[];
}

export type Entered =
  | { readonly ok: true; readonly user: UserId; readonly token: string }
  | Refused;

export function refusedFor(problem: FormProblem): Refused {
  return { ok: false, problems: [{ field: null, problem }] };
}

/** Null where so many are hashed already that nobody would wait for it. */
export async function unlessBusy<T>(hashed: Promise<T>): Promise<T | null> {
  try {
    return await hashed;
  } catch (error) {
    if (error instanceof TooBusy) return null;
    throw error;
  }
}

export function weaknessOf(password: string, name: string): PasswordProblem | null {
  const { length } = [...password];
  if (length < LEAST_PASSWORD_CHARS) return "short";
  if (length > MOST_PASSWORD_CHARS) return "long";
  if (isCommon(password)) return "common";
  return password.toLowerCase() === name.trim().toLowerCase() ? "name" : null;
}

/** What is to be stored of a name and a password, or all that is wrong with both; null is no password. */
export async function newAccount(
  { passwords }: Pick<Doorway, "passwords">,
  { name: asked, password }: { readonly name: string; readonly password: string | null },
  problems: readonly FieldProblem[] = [],
): Promise<{ readonly ok: true; readonly account: NewAccount } | Refused> {
  const name = checkName(asked);
  const weakness = password === null ? null : weaknessOf(password, asked);
  const all: FieldProblem[] = [
    ...problems,
    ...(name.ok ? [] : [{ field: "name", problem: name.problem } as const]),
    ...(weakness === null ? [] : [{ field: "password", problem: weakness } as const]),
  ];
  if (!name.ok || all.length > 0) return { ok: false, problems: all };
  const hash = password === null ? null : await unlessBusy(passwords.hash(password));
  if (hash === null && password !== null) return refusedFor("busy");
  const { ok: _, ...names } = name;
  return { ok: true, account: { ...names, displayName: name.name, password: hash } };
}

/** Comes in as somebody who was just made or found, and is led to the rooms that wait for them. */
export async function enterAs(door: Doorway, user: UserId): Promise<Entered> {
  const opened = await openSession(door.store, user, door.now(), door.caller);
  if (!opened.ok) return refusedFor(opened.detail === "banned" ? "banned" : "busy");
  await enterRooms(door, user);
  return { ok: true, user, token: opened.value.token };
}

export async function enterIfAdded(door: Doorway, added: Outcome<UserId>): Promise<Entered> {
  if (added.ok) return await enterAs(door, added.value);
  switch (added.detail) {
    case "name":
      return { ok: false, problems: [{ field: "name", problem: "taken" }] };
    case "door":
      return refusedFor("closed");
    case "secret":
      return refusedFor("secret");
    case "set up":
      return refusedFor("gone");
    case "invite":
      return refusedFor("link");
    default:
      return refusedFor("busy");
  }
}
