/** People, sessions and rooms, written before a server is started over the same place. */
import { openSession } from "../../lib/auth/mod.ts";
import { newClientId, type Outcome, type RoomId, type UserId } from "../../lib/protocol/mod.ts";
import * as actions from "../../lib/actions/mod.ts";
import {
  addPerson,
  addSession,
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
    const seeded = await Promise.all(
      Array.from({ length: people }, (_, i) => seedPerson(store, i)),
    );
    const users = seeded.map(({ user }) => user);
    const made = await Promise.all(
      rooms.map((members, i) => seedRoom(store, `room ${i}`, members.map((at) => users[at]!))),
    );
    return { tokens: seeded.map(({ token }) => token), users, rooms: made };
  } finally {
    await store.close();
  }
}

export async function seedPerson(store: Store, i: number | string) {
  const name = typeof i === "number" ? `person${i}` : i;
  const user = given(await addPerson(store, { name, displayName: name }));
  const { token } = given(await openSession(store, user, Date.now()));
  return { user, token };
}

async function seedRoom(store: Store, name: string, users: readonly UserId[]): Promise<RoomId> {
  const ground = { store, now: Date.now };
  const [owner, ...others] = users;
  const session = `seed of ${owner}`;
  given(await addSession(store, session, { user: owner!, createdAt: 0, expiresAt: 1 }));
  const { stream } = given(await actions.openStream(ground, owner!, session));
  const once = { stream, number: 1, id: newClientId() };
  const ask = { once, name, visibility: "public", past: "everyone" } as const;
  const { room } = given(await actions.createRoom(ground, owner!, ask));
  await Promise.all(others.map(async (user) => {
    given(await actions.joinRoom(ground, user, { room }));
  }));
  return room;
}

export function given<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.code} ${outcome.detail ?? ""}`);
  return outcome.value;
}
