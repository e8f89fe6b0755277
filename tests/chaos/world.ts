/** The people of one run, their devices, and the rooms that are known to be there. */
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import type { StorePlace } from "../../lib/store/mod.ts";
import { seedChat, type Seeded } from "../support/seed.ts";
import type { Dice } from "./dice.ts";
import type { EarReport } from "./ear.ts";
import { Installation, type Person } from "./installation.ts";
import { Ledger } from "./ledger.ts";

export const PEOPLE = 12;
/** These have a second device. */
const ON_TWO = 4;
/** Who is in the rooms of the start; the first made each, and stays. */
const ROOMS = [
  Array.from({ length: PEOPLE }, (_, i) => i),
  [1, 2, 3, 4, 5, 6],
  [7, 0, 8, 9, 10, 11],
  [4, 5],
];
const KEEPS_MUCH = 100_000;
/** Enough for the comparison at the end, little enough that much is dropped on the way. */
const KEEPS_LITTLE = 80;

export class World implements AsyncDisposable {
  readonly ledger = new Ledger();
  /** The servers' clock. */
  now: () => number = Date.now;
  readonly ears: EarReport = { reordered: [], leaked: [], told: new Map() };
  readonly people: Person[];
  /** In no room; whatever reaches them has leaked. */
  readonly outsider: Installation;
  readonly outsiderEars: EarReport = { reordered: [], leaked: [], told: new Map() };
  readonly devices: Installation[];
  readonly seededRooms: readonly RoomId[];
  #changed = Promise.withResolvers<void>();

  /** Before the server is started over the same place. */
  static seed(store: StorePlace): Promise<Seeded> {
    return seedChat({ store, people: PEOPLE + 1, rooms: ROOMS });
  }

  constructor({ users, tokens, rooms }: Seeded, dice: Dice, address: () => string) {
    const all = users.map((user, i) => ({ name: `p${i}`, user, token: tokens[i]! }));
    this.people = all.slice(0, PEOPLE);
    this.seededRooms = rooms;
    const around = {
      ledger: this.ledger,
      ears: this.ears,
      address,
      onChange: () => this.#onChange(),
    };
    const device = (person: Person, n: number) => {
      const label = `${person.name}${"ab"[n]}`;
      const keep = (person.name.length + n) % 2 === 0 ? KEEPS_MUCH : KEEPS_LITTLE;
      return new Installation(label, person, around, dice.of(label), keep);
    };
    const seconds = this.people.slice(0, ON_TWO).map((person) => device(person, 1));
    this.devices = [...this.people.map((person) => device(person, 0)), ...seconds];
    const apart = { ...around, ears: this.outsiderEars };
    this.outsider = new Installation("out", all[PEOPLE]!, apart, dice.of("out"), KEEPS_LITTLE);
  }

  /** As they were seeded. */
  nameOf(user: UserId): string {
    return `person${this.people.findIndex((person) => person.user === user)}`;
  }

  personOf(user: UserId): Person | undefined {
    return this.people.find((person) => person.user === user);
  }

  devicesOf(person: Person): Installation[] {
    return this.devices.filter((device) => device.person === person);
  }

  /** Who made each room that is no direct conversation, and so can never leave it. */
  makers(): Map<RoomId, UserId> {
    const made = this.seededRooms.map((room, i): [RoomId, UserId] => [
      room,
      this.people[ROOMS[i]![0]!]!.user,
    ]);
    for (const { label, type, result } of this.ledger.acked.values()) {
      if (type !== "room.create") continue;
      const device = this.devices.find((one) => one.label === label)!;
      made.push([result.room as RoomId, device.person.user]);
    }
    return new Map(made);
  }

  /** Settled at the next change of any client. */
  get change(): Promise<void> {
    return this.#changed.promise;
  }

  #onChange(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.devices, this.outsider].map((device) => device.stop()));
  }
}
