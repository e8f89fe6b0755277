/** People with passkeys before the doors of a place, and the answers that they get there. */
import assert from "node:assert/strict";
import {
  addPasskey,
  type Doorway,
  type Entered,
  logInWithPasskey,
  offerFirstPasskey,
  offerLogin,
  offerPasskey,
  offerProof,
  type PasskeyChanged,
  register,
  registerWithPasskey,
} from "../../lib/actions/mod.ts";
import { Passwords, type Signed, whoHas } from "../../lib/auth/mod.ts";
import { placeRow, type Store } from "../../lib/store/mod.ts";
import { STRANGER } from "../support/doors.ts";
import { SoftAuthenticator } from "../support/authenticator.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { memoryStore, SHARED, storeOver } from "../store/chatter.ts";

export const PASSWORD = "three odd green words";
export const ORIGIN = "https://chat.example.org";
const SITE = { origin: ORIGIN, rpId: "chat.example.org", name: "Here" };
export const NO_PROOF = { password: "" };

export interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly clock: TestClock;
  readonly door: Doorway;
}

export async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const clock = testClock();
  await openPlace(store);
  return {
    ...{ store, clock, door: doorOf(store, clock) },
    [Symbol.asyncDispose]: () => store.close(),
  };
}

export async function openPlace(store: Store): Promise<void> {
  const place = { name: "Here", hue: 172, door: "open", guests: true, rooms: [] };
  await store.kv.set(placeRow.key, place);
}

export function doorOf(store: Store, { now }: TestClock): Doorway {
  return { store, passwords: new Passwords(), now, caller: STRANGER, site: SITE };
}

export function problemsOf(done: Entered | PasskeyChanged): (string | null)[][] {
  if (done.ok) throw new Error("Should have been refused");
  return done.problems.map(({ field, problem }) => [field, problem]);
}

export const REFUSED = [[null, "passkey"]];

export function optionsOf<T>(
  offered: { ok: true; options: T } | { ok: false; problems: unknown },
): T {
  assert.ok(offered.ok, JSON.stringify(offered));
  return offered.options;
}

export async function signedBy({ store, now }: Doorway, entered: Entered): Promise<Signed> {
  assert.ok(entered.ok, JSON.stringify(entered));
  return (await whoHas(store, entered.token, now()))!;
}

export interface Person {
  readonly me: Signed;
  readonly key: SoftAuthenticator;
}

/** Somebody new with a passkey and no password. */
export async function newcomer(door: Doorway, name: string, secret?: string): Promise<Person> {
  const key = await SoftAuthenticator.at(ORIGIN);
  const asked = { name, ...(secret !== undefined && { secret }) };
  const answer = await key.create(optionsOf(await offerFirstPasskey(door, asked)));
  return { me: await signedBy(door, await registerWithPasskey(door, { ...asked, answer })), key };
}

export async function withPassword(door: Doorway, name: string): Promise<Signed> {
  return await signedBy(door, await register(door, { name, password: PASSWORD }));
}

export async function added(
  door: Doorway,
  me: Signed,
  proof = { password: PASSWORD },
): Promise<SoftAuthenticator> {
  const key = await SoftAuthenticator.at(ORIGIN);
  const answer = await key.create(optionsOf(await offerPasskey(door, me, proof)));
  assert.deepEqual(await addPasskey(door, me, { answer, name: " Phone " }), { ok: true });
  return key;
}

export async function loggedIn(door: Doorway, key: SoftAuthenticator): Promise<Entered> {
  return await logInWithPasskey(door, await key.use(optionsOf(await offerLogin(door))));
}

export async function provenBy(door: Doorway, { me, key }: Person) {
  return { password: "", passkey: await key.use(optionsOf(await offerProof(door, me))) };
}

/** Another instance, that remembers nothing of what was written past it. */
export async function reopened({ store, clock }: Scene) {
  const other = await storeOver(store.kv, SHARED);
  return { door: doorOf(other, clock), [Symbol.asyncDispose]: () => other.close() };
}
