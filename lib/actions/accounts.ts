import {
  checkName,
  endSession,
  hashOf,
  isCommon,
  LEAST_PASSWORD_CHARS,
  MOST_PASSWORD_CHARS,
  type NameProblem,
  openSession,
  type Passwords,
  type Signed,
  TooBusy,
} from "../auth/mod.ts";
import { accept, type Outcome, refuse, type UserId } from "../protocol/mod.ts";
import {
  addAccount,
  findAccount,
  findPlace as findStored,
  listSessions,
  type NewAccount,
  type PlaceRow,
  setUp,
} from "../store/mod.ts";
import type { Ground } from "./ground.ts";

export interface Doorway extends Ground {
  readonly passwords: Passwords;
}

export interface Registration {
  readonly name: string;
  readonly password: string;
  /** What the browser calls itself, for the list of devices. */
  readonly agent?: string;
}

export type FieldProblem =
  | { readonly field: "name"; readonly problem: NameProblem | "taken" }
  | { readonly field: "password"; readonly problem: "short" | "long" | "common" | "name" }
  | { readonly field: "place"; readonly problem: "empty" | "too_long" }
  | { readonly field: null; readonly problem: "wrong" | "busy" | "closed" | "secret" | "gone" };

export type Entered =
  | { readonly ok: true; readonly user: UserId; readonly token: string }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

const MOST_PLACE_CHARS = 60;

export async function register(door: Doorway, asked: Registration): Promise<Entered> {
  const checked = await newAccount(door, asked);
  if (!checked.ok) return checked;
  return await enterAs(door, await addAccount(door.store, checked.account), asked);
}

export async function setUpPlace(
  door: Doorway,
  asked: Registration & { readonly place: string; readonly hue: number; readonly secret: string },
): Promise<Entered> {
  const name = asked.place.trim();
  const problems: FieldProblem[] = [];
  if (name === "") problems.push({ field: "place", problem: "empty" });
  if (name.length > MOST_PLACE_CHARS) problems.push({ field: "place", problem: "too_long" });
  const checked = await newAccount(door, asked, problems);
  if (!checked.ok) return checked;
  const place: PlaceRow = { name, hue: asked.hue, door: "invite" };
  const done = await setUp(door.store, await hashOf(asked.secret), checked.account, place);
  return await enterAs(door, done, asked);
}

/** The same answer, in the same time, for a wrong name and a wrong password. */
export async function logIn(door: Doorway, asked: Registration): Promise<Entered> {
  const checked = checkName(asked.name);
  const account = checked.ok ? await findAccount(door.store, checked.folded) : null;
  const matches = await unlessBusy(
    door.passwords.matches(asked.password, account?.password ?? null),
  );
  if (matches === null) return refused({ field: null, problem: "busy" });
  if (account === null || !matches) return refused({ field: null, problem: "wrong" });
  return await enterAs(door, { ok: true, value: account.user }, asked);
}

/** Null before it was set up. */
export async function findPlace({ store }: Pick<Ground, "store">): Promise<PlaceRow | null> {
  return await findStored(store);
}

export interface Device {
  /** What ends it; not the token. */
  readonly id: string;
  readonly agent: string | null;
  readonly createdAt: number;
  readonly isThis: boolean;
}

/** Where somebody is logged in, the newest first. */
export async function listDevices({ store }: Ground, me: Signed): Promise<Device[]> {
  return (await listSessions(store, me.user)).map(({ hash, agent = null, createdAt }) => ({
    id: hash,
    agent,
    createdAt,
    isThis: hash === me.session,
  }));
}

/** One device, or all but the one that asks. Another person's is not found. */
export async function endDevices(
  ground: Ground,
  me: Signed,
  which: string | "others",
): Promise<Outcome<Record<string, never>>> {
  const mine = await listDevices(ground, me);
  const meant = mine.filter(({ id, isThis }) => which === "others" ? !isThis : id === which);
  if (meant.length === 0 && which !== "others") return refuse("not_found");
  for (const { id } of meant) {
    const ended = await endSession(ground.store, { user: me.user, session: id });
    if (!ended.ok) return ended;
  }
  return accept({});
}

async function newAccount(
  { passwords }: Doorway,
  { name: asked, password }: Registration,
  problems: FieldProblem[] = [],
): Promise<{ ok: true; account: NewAccount } | (Entered & { ok: false })> {
  const name = checkName(asked);
  if (!name.ok) problems.push({ field: "name", problem: name.problem });
  const weakness = weaknessOf(password, asked);
  if (weakness !== null) problems.push({ field: "password", problem: weakness });
  if (!name.ok || problems.length > 0) return { ok: false, problems };
  const hash = await unlessBusy(passwords.hash(password));
  if (hash === null) return refused({ field: null, problem: "busy" });
  const { ok: _, ...names } = name;
  return { ok: true, account: { ...names, displayName: name.name, password: hash } };
}

/** Null where so many are hashed already that nobody would wait for it. */
async function unlessBusy<T>(hashed: Promise<T>): Promise<T | null> {
  try {
    return await hashed;
  } catch (error) {
    if (error instanceof TooBusy) return null;
    throw error;
  }
}

function weaknessOf(password: string, name: string): "short" | "long" | "common" | "name" | null {
  const { length } = [...password];
  if (length < LEAST_PASSWORD_CHARS) return "short";
  if (length > MOST_PASSWORD_CHARS) return "long";
  if (isCommon(password)) return "common";
  return password.toLowerCase() === name.trim().toLowerCase() ? "name" : null;
}

async function enterAs(
  { store, now }: Doorway,
  made: Outcome<UserId>,
  { agent }: Registration,
): Promise<Entered> {
  if (!made.ok) return refused(problemOf(made.detail));
  const opened = await openSession(store, made.value, now(), agent);
  if (!opened.ok) return refused({ field: null, problem: "busy" });
  return { ok: true, user: made.value, token: opened.value.token };
}

function problemOf(detail: string | undefined): FieldProblem {
  switch (detail) {
    case "the name":
      return { field: "name", problem: "taken" };
    case "the door":
      return { field: null, problem: "closed" };
    case "the secret":
      return { field: null, problem: "secret" };
    case "set up already":
      return { field: null, problem: "gone" };
    default:
      return { field: null, problem: "busy" };
  }
}

function refused(problem: FieldProblem): Entered & { ok: false } {
  return { ok: false, problems: [problem] };
}
