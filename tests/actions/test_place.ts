/** A place with its owner, on two instances, for tests of how people come, are looked after and go. */
import * as actions from "../../lib/actions/mod.ts";
import type { AskedInvite, Doorway, Entered, FieldProblem } from "../../lib/actions/mod.ts";
import { newSetupSecret, openSession, Passwords, type Signed, whoHas } from "../../lib/auth/mod.ts";
import type { Refusal, Role, RoomId, UserId } from "../../lib/protocol/mod.ts";
import {
  type AccountRow,
  accountRow,
  addPerson,
  asNamed,
  type PersonRow,
  personRow,
  type PlaceRow,
  placeRow,
  type Row,
  type Store,
} from "../../lib/store/mod.ts";
import type { HandSocket } from "../live/by_hand.ts";
import { Chatter, SHARED, storeOver } from "../store/chatter.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { within } from "../support/deadline.ts";
import { accountOf, given } from "../support/seed.ts";

export const PASSWORD = "three odd green words";

export class TestPlace implements AsyncDisposable {
  readonly clock: TestClock = testClock();
  readonly passwords = new Passwords();
  /** Whose it is, once it was set up. */
  ada!: Signed;
  #strangers = 0;

  private constructor(
    readonly kv: Deno.Kv,
    readonly here: Store,
    readonly there: Store,
  ) {}

  /** Nobody has set it up. */
  static async bare(): Promise<TestPlace> {
    const kv = await Deno.openKv(":memory:");
    return new TestPlace(kv, await storeOver(kv, SHARED), await storeOver(kv, SHARED));
  }

  /** Set up by Ada, whose it is; and then so. */
  static async open(changes: Partial<PlaceRow> = { door: "open" }): Promise<TestPlace> {
    const place = await TestPlace.bare();
    const secret = (await newSetupSecret(place.here))!;
    const asked = { name: "Ada", password: PASSWORD, place: "Elm Street", hue: 30, secret };
    place.ada = await place.signed(await actions.setUpPlace(place.door(), asked));
    await place.changes(changes);
    return place;
  }

  /** Each who knocks comes from somewhere else. */
  door(store = this.here): Doorway {
    const prefix = `192.0.${this.#strangers++}.0/24`;
    const caller = { agent: "Firefox/1", prefix, device: null };
    return { store, passwords: this.passwords, now: () => this.clock.now(), caller };
  }

  /** Past everyone's rights. */
  async changes(changes: Partial<PlaceRow>): Promise<void> {
    await this.put(placeRow, (place) => ({ ...place!, ...changes }));
  }

  async put<T>(row: Row<T>, change: (value: T | null) => T): Promise<void> {
    given(
      await this.here.writer.write({
        rows: [row],
        decide: (draft) => (draft.set(row, change(draft.get(row))), { ok: true }),
      }),
    );
  }

  async signed(entered: Entered): Promise<Signed> {
    if (!entered.ok) throw new Error(JSON.stringify(entered));
    return (await whoHas(this.here, entered.token, this.clock.now()))!;
  }

  async member(name: string, role?: Exclude<Role, "guest">): Promise<Signed> {
    const entered = await actions.register(this.door(), { name, password: PASSWORD });
    const me = await this.signed(entered);
    if (role !== undefined) {
      given(await actions.setRole(this.door(), this.ada, me.user, role));
    }
    return me;
  }

  /** Who has this role from the beginning, and no password. */
  async resident(name: string, role: Role, store = this.here): Promise<Signed> {
    const user = given(await addPerson(store, accountOf(name), asNamed(role), this.clock.now()));
    return await this.signsIn(user, store);
  }

  async signsIn(user: UserId, store = this.here): Promise<Signed> {
    const { token } = given(await openSession(store, user, this.clock.now()));
    return (await whoHas(store, token, this.clock.now()))!;
  }

  get ground(): actions.Ground {
    return this.door();
  }

  /** To the place. */
  async guest(name: string): Promise<Signed> {
    return await this.signed(await actions.visit(this.door(), { name }));
  }

  async invites(by: Signed, asked: Partial<AskedInvite> = {}): Promise<string> {
    const invite = { as: "member", rooms: [], days: null, uses: null, ...asked } as const;
    return given(await actions.makeInvite(this.door(), by, invite)).secret;
  }

  async accepts(secret: string, name: string, store = this.here): Promise<Entered> {
    return await actions.acceptInvite(this.door(store), { name, password: PASSWORD, secret });
  }

  async speaks({ user }: Pick<Signed, "user">, store = this.here): Promise<Chatter> {
    return await Chatter.at(store, user);
  }

  async person(user: UserId): Promise<PersonRow> {
    return (await this.get(personRow(user)))!;
  }

  async account(user: UserId): Promise<AccountRow | null> {
    return await this.get(accountRow(user));
  }

  async firstRoom(): Promise<RoomId> {
    return (await this.get(placeRow))!.rooms[0]!;
  }

  async get<T>({ key }: Row<T>): Promise<T | null> {
    return (await this.kv.get<T>(key)).value;
  }

  /** All under it; not the row that is called so itself. */
  async rows(...prefix: string[]): Promise<Deno.KvEntry<unknown>[]> {
    return await Array.fromAsync(this.kv.list({ prefix }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.here.close(), this.there.close()]);
    this.kv.close();
  }
}

/** What was wrong, in a word each; nothing where it went well. */
export function problemsOf(
  entered: { ok: boolean } | { ok: false; problems: readonly FieldProblem[] } | Refusal,
): string[] {
  if (entered.ok) return [];
  return "problems" in entered
    ? entered.problems.map(({ problem }) => problem)
    : ["code" in entered ? entered.code : ""];
}

export async function untilClosed(sockets: readonly HandSocket[]): Promise<void> {
  const closed = async () => {
    while (sockets.some(({ closed }) => closed === null)) {
      const { promise, resolve } = Promise.withResolvers<void>();
      setTimeout(resolve, 0);
      await promise;
    }
  };
  await within("the closes", closed());
}

/** From the top. */
export const ROLES = ["owner", "admin", "moderator", "member", "guest"] as const;

export const rankOf = (role: Role) => ROLES.length - ROLES.indexOf(role);

/** A program of theirs that may do anything else. */
export const withoutAdmin = (me: Signed): Signed => ({ ...me, scopes: ["read", "write"] });

type Done = { readonly ok: true } | { readonly ok: false; readonly code?: string };

export async function outcomeOf(doing: Promise<Done>): Promise<string> {
  const done = await doing;
  return done.ok ? "done" : done.code ?? "refused";
}

export async function goes(
  place: TestPlace,
  me: Signed,
  messages: actions.Departure["messages"],
  password = "",
) {
  return await actions.deleteAccount(place.door(), me, { messages, password });
}

/** As the chores do it, over a store that remembers nothing. */
export async function finishOver(kv: Deno.Kv): Promise<void> {
  const store = await storeOver(kv, SHARED);
  await actions.finishDepartures({ store, now: Date.now });
  await store.close();
}

export function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return JSON.stringify(value, (_, part) => typeof part === "bigint" ? String(part) : part) ?? "";
}
