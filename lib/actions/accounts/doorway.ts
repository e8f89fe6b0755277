/** What the doors of an account have in common: who stands before it, and what may be wrong. */
import {
  type Caller,
  type CheckedName,
  checkName,
  isCommon,
  LEAST_PASSWORD_CHARS,
  MOST_PASSWORD_CHARS,
  type NameProblem,
  noteDevice,
  openSession,
  type Passwords,
  type Site,
  TooBusy,
} from "../../auth/mod.ts";
import type { Refusal, UserId } from "../../protocol/mod.ts";
import {
  addPerson,
  type Admission,
  type Claim,
  type NewPasskey,
  UNCLAIMED,
} from "../../store/mod.ts";
import { enterRooms } from "./arrival.ts";
import type { Ground } from "../ground.ts";

export interface Doorway extends Ground {
  readonly passwords: Passwords;
  readonly caller: Stranger;
  /** None where browsers have no passkeys: at a number, or over plain HTTP. */
  readonly site?: Site;
  /** Told when somebody has shown once more that the account is theirs. */
  proven?(): void;
}

/** Who stands there, as far as that can be known of somebody nobody knows yet. */
export interface Stranger extends Caller {
  /** The network that they come from, for those who count tries. */
  readonly prefix: string;
  /** What a browser carries that somebody has logged in with before. */
  readonly device: string | null;
}

export interface NameAndPassword {
  readonly name: string;
  readonly password: string;
}

export type PasswordProblem = "short" | "long" | "common" | "name";

export type FieldProblem =
  | { readonly field: "name"; readonly problem: NameProblem | "taken" }
  | { readonly field: "password"; readonly problem: PasswordProblem }
  | { readonly field: "place"; readonly problem: "empty" | "too_long" | "unfit" }
  | { readonly field: "current"; readonly problem: "wrong" }
  | { readonly field: "passkey"; readonly problem: "empty" | "too_long" | "unfit" }
  | { readonly field: null; readonly problem: FormProblem }
  | { readonly field: null; readonly problem: "waits"; readonly ms: number };

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
  | "not_yours"
  | "passkey"
  | "most_passkeys"
  | "last_way";

export interface Refused {
  readonly ok: false;
  readonly problems: readonly FieldProblem[];
}

export type Entered =
  | {
    readonly ok: true;
    readonly user: UserId;
    readonly token: string;
    /** By which this browser is known from now on, whoever else knocks. */
    readonly device: string;
  }
  | Refused;

export function refusedFor(problem: FormProblem): Refused {
  return { ok: false, problems: [{ field: null, problem }] };
}

/** For those who have tried too often, and where tries cannot be counted. */
export function heldUp({ code, retryAfterMs: ms = 0 }: Refusal): Refused {
  if (code !== "rate_limited") return refusedFor("busy");
  return { ok: false, problems: [{ field: null, problem: "waits", ms }] };
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

export interface CheckedAccount {
  readonly ok: true;
  readonly names: CheckedName;
  /** Null for those who come in without one. */
  readonly password: string | null;
}

/** A name and a password that will do, or all that is wrong with both and with the rest of the form. */
export function checkAccount(
  { name: asked, password }: { readonly name: string; readonly password: string | null },
  problems: readonly FieldProblem[] = [],
): CheckedAccount | Refused {
  const names = checkName(asked);
  const weakness = password === null ? null : weaknessOf(password, asked);
  const all: FieldProblem[] = [
    ...problems,
    ...(names.ok ? [] : [{ field: "name", problem: names.problem } as const]),
    ...(weakness === null ? [] : [{ field: "password", problem: weakness } as const]),
  ];
  return !names.ok || all.length > 0 ? { ok: false, problems: all } : { ok: true, names, password };
}

/** Hashed only now: whoever tries too often was sent away before it cost anything. */
export async function enterAsNew(
  door: Doorway,
  { names, password }: CheckedAccount,
  admission: Admission,
  passkey?: NewPasskey,
): Promise<Entered> {
  const { store, passwords, now } = door;
  const hash = password === null ? null : await unlessBusy(passwords.hash(password));
  if (hash === null && password !== null) return refusedFor("busy");
  const { name, folded, skeletons } = names;
  const account = {
    ...{ name, folded, skeletons, displayName: name, password: hash },
    ...(passkey !== undefined && { passkey }),
  };
  const added = await addPerson(store, account, admission, now());
  return added.ok ? await enterAs(door, added.value, JUST_MADE) : refusedAs(added);
}

/** What somebody has shown, and what they are told if it is good no more. */
export interface Shown {
  readonly claim: Claim;
  readonly overtaken: FormProblem;
}

const JUST_MADE: Shown = { claim: UNCLAIMED, overtaken: "busy" };

/** Comes in as somebody who was just made or found, and is led to the rooms that wait for them. */
export async function enterAs(door: Doorway, user: UserId, shown: Shown): Promise<Entered> {
  const opened = await openSession(door.store, user, door.now(), door.caller, shown.claim);
  if (!opened.ok) return shutOut(opened, shown.overtaken);
  await enterRooms(door, user);
  const device = await noteDevice(door.store, user, door.caller.device);
  return { ok: true, user, token: opened.value.token, device };
}

export function shutOut({ detail }: Refusal, overtaken: FormProblem): Refused {
  if (detail === "overtaken") return refusedFor(overtaken);
  return refusedFor(detail === "banned" ? "banned" : "busy");
}

function refusedAs({ detail }: Refusal): Refused {
  switch (detail) {
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
    case "passkey":
      return refusedFor("passkey");
    default:
      return refusedFor("busy");
  }
}
