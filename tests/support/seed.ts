/** People, sessions and rooms, written before a server is started over the same place. */
import { checkName, openSession } from "../../lib/auth/mod.ts";
import {
  newClientId,
  type Once,
  type Outcome,
  type RoomId,
  type StreamId,
  type UserId,
} from "../../lib/protocol/mod.ts";
import * as actions from "../../lib/actions/mod.ts";
import {
  addPerson,
  addSession,
  asNamed,
  type NewAccount,
  openStore,
  type Store,
  type StorePlace,
} from "../../lib/store/mod.ts";

export interface Seeded {
  readonly tokens: string[];
  readonly users: UserId[];
  readonly rooms: RoomId[];
}

export interface SeedPlan {
  readonly store: StorePlace;
  readonly people: number;
  /** For each room the places, in the list of people, of those who are in it; the first made it. */
  readonly rooms: number[][];
}

export async function seedChat({ store: place, people, rooms }: SeedPlan): Promise<Seeded> {
  const opened = await openStore(place);
  if (!opened.ok) throw new Error(opened.problem);
  const { store } = opened;
  try {
    const seeded = await inTurns(Array.from({ length: people }), (_, i) => seedPerson(store, i));
    const users = seeded.map(({ user }) => user);
    const founders = new Founders(store);
    const made: RoomId[] = [];
    await inTurns(rooms, async (members, i) => {
      made[i] = await seedRoom(founders, `room ${i}`, members.map((at) => users[at]!));
    });
    return { tokens: seeded.map(({ token }) => token), users, rooms: made };
  } finally {
    await store.close();
  }
}

/** The store takes no more than so many writes at once. */
const AT_ONCE = 100;

async function inTurns<T, R>(
  all: readonly T[],
  make: (one: T, i: number) => Promise<R>,
): Promise<R[]> {
  const made: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE);
    made.push(...await Promise.all(some.map((one, i) => make(one, from + i))));
  }
  return made;
}

/** Without a password: a test gives sessions by itself. */
export function accountOf(text: string, displayName = text): NewAccount {
  const checked = checkName(text);
  if (!checked.ok) throw new Error(`Nobody can be called ${text}: ${checked.problem}`);
  const { name, folded, skeletons } = checked;
  return { name, folded, skeletons, displayName, password: null };
}

export async function seedPerson(store: Store, i: number | string) {
  const name = typeof i === "number" ? `person${i}` : i;
  const user = given(await addPerson(store, accountOf(name), asNamed("member"), Date.now()));
  const { token } = given(await openSession(store, user, Date.now()));
  return { user, token };
}

/** A stream for each, however many rooms they make. */
class Founders {
  readonly #streams = new Map<UserId, Promise<{ stream: StreamId; next: number }>>();

  constructor(readonly store: Store) {}

  async once(user: UserId): Promise<Once> {
    if (!this.#streams.has(user)) this.#streams.set(user, this.#open(user));
    const place = await this.#streams.get(user)!;
    return { stream: place.stream, number: place.next++, id: newClientId() };
  }

  async #open(user: UserId): Promise<{ stream: StreamId; next: number }> {
    const session = `seed of ${user}`;
    given(await addSession(this.store, session, { user, createdAt: 0, expiresAt: 1 }));
    const ground = { store: this.store, now: Date.now };
    return { stream: given(await actions.openStream(ground, user, session)).stream, next: 1 };
  }
}

async function seedRoom(
  founders: Founders,
  name: string,
  users: readonly UserId[],
): Promise<RoomId> {
  const ground = { store: founders.store, now: Date.now };
  const [owner, ...others] = users;
  const once = await founders.once(owner!);
  const ask = { once, name, visibility: "public", past: "everyone" } as const;
  const { room } = given(await actions.createRoom(ground, owner!, ask));
  await inTurns(others, async (user) => given(await actions.joinRoom(ground, user, { room })));
  return room;
}

export function given<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.code} ${outcome.detail ?? ""}`);
  return outcome.value;
}
