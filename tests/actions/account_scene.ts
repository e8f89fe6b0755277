/** People with accounts at instances that share one store, and doors that they stand before. */
import assert from "node:assert/strict";
import { type Doorway, type Entered, logIn, register } from "../../lib/actions/mod.ts";
import { Passwords, type Signed, whoHas } from "../../lib/auth/mod.ts";
import { type Door, personRow, placeRow, type Store } from "../../lib/store/mod.ts";
import type { Role } from "../../lib/protocol/mod.ts";
import { SHARED, storeOver } from "../store/chatter.ts";
import { testClock } from "../support/clock.ts";

export const PASSWORD = "three odd green words";
export const NEW_PASSWORD = "nine tired blue owls";

export interface Person extends Signed {
  readonly name: string;
  readonly token: string;
}

export class AccountScene implements AsyncDisposable {
  readonly clock = testClock();
  readonly passwords = new Passwords();

  private constructor(readonly kv: Deno.Kv, readonly stores: readonly Store[]) {}

  static async open(door: Door = "open"): Promise<AccountScene> {
    const kv = await Deno.openKv(":memory:");
    await kv.set(placeRow.key, { name: "Here", hue: 172, door, guests: true, rooms: [] });
    return new AccountScene(kv, [await storeOver(kv, SHARED), await storeOver(kv, SHARED)]);
  }

  get store(): Store {
    return this.stores[0]!;
  }

  /** Of one of the two instances. */
  door(at = 0, passwords = this.passwords): Doorway {
    const caller = { agent: "Firefox", prefix: "192.0.2.0/24", device: null };
    const store = this.stores[at % this.stores.length]!;
    return { store, passwords, now: this.clock.now, caller };
  }

  async person(name: string): Promise<Person> {
    return await this.cameIn(name, await register(this.door(), { name, password: PASSWORD }));
  }

  async placed(name: string, role: Role): Promise<Person> {
    const person = await this.person(name);
    const { key } = personRow(person.user);
    const { value } = await this.kv.get<object>(key);
    await this.kv.set(key, { ...value, role });
    this.forgetRows();
    return person;
  }

  async loggedIn(name: string, password = PASSWORD): Promise<Person> {
    return await this.cameIn(name, await logIn(this.door(), { name, password }));
  }

  async cameIn(name: string, entered: Entered): Promise<Person> {
    assert.ok(entered.ok, JSON.stringify(entered));
    const signed = await this.has(entered.token);
    return { ...signed!, name, token: entered.token };
  }

  /** At both instances alike, or the test fails. */
  async has(token: string): Promise<Signed | null> {
    const [here, there] = await Promise.all(
      this.stores.map((store) => whoHas(store, token, this.clock.now())),
    );
    assert.deepEqual(here, there);
    return here!;
  }

  async areIn(...people: readonly { readonly token: string }[]): Promise<boolean[]> {
    return await Promise.all(people.map(async ({ token }) => await this.has(token) !== null));
  }

  /** What was written past the stores is seen by them. */
  forgetRows(): void {
    for (const { cache } of this.stores) cache.forgetAll();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const store of this.stores) await store.close();
    this.kv.close();
  }
}

/** The real ones, whose answers wait until they are let go: what is right may be old by then. */
export class HeldPasswords extends Passwords {
  readonly #all = Promise.withResolvers<void>();
  readonly #released = Promise.withResolvers<void>();

  constructor(private missing: number) {
    super();
  }

  /** Resolves when all answers are there. */
  get answered(): Promise<void> {
    return this.#all.promise;
  }

  release(): void {
    this.#released.resolve();
  }

  override async matches(password: string, stored: string | null): Promise<boolean> {
    const matches = await super.matches(password, stored);
    if (--this.missing === 0) this.#all.resolve();
    await this.#released.promise;
    return matches;
  }
}

type Answer = { readonly ok: boolean; readonly problems?: readonly Problem[] };
type Problem = { readonly field: string | null; readonly problem: string };

export function problemsOf(answer: Answer): (string | null)[][] {
  if (answer.ok) throw new Error("Should have been refused");
  return (answer.problems ?? []).map(({ field, problem }) => [field, problem]);
}

export function granted<T extends { readonly ok: boolean }>(answer: T): T & { readonly ok: true } {
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer as T & { readonly ok: true };
}
