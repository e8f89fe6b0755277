/**
 * One client of one person as it lives on a device: it crashes and comes back over the same
 * storage, it sleeps, and all that it is told and answered is written down.
 */
import { createClient } from "../../lib/client/create_client.ts";
import {
  type Change,
  type Client,
  MemoryDraftStorage,
  MemoryOutboxStorage,
  type Order,
  type OutboxLink,
  type OutboxStorage,
  type Socket,
} from "../../lib/client/mod.ts";
import { Outbox } from "../../lib/client/outbox/outbox.ts";
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import type { Dice } from "./dice.ts";
import { Ear, type EarReport } from "./ear.ts";
import { hurriedTime } from "./hurried_time.ts";
import { type Answered, type Ledger, markOf } from "./ledger.ts";
import { TrackedSockets } from "./tracked_sockets.ts";

export interface Person {
  readonly name: string;
  readonly user: UserId;
  readonly token: string;
}

export interface Surroundings {
  readonly ledger: Ledger;
  readonly ears: EarReport;
  /** Where the next socket goes. */
  address(): string;
  /** Something is different at some client. */
  onChange(): void;
}

const HURRY = 10;
type Request = OutboxLink["request"];

export class Installation {
  client!: Client;
  isAsleep = false;
  /** The last orders that were answered, for being repeated. */
  readonly answered: Answered[] = [];
  #seq = 0;
  #lastSent = 0;
  #disk: MortalStorage | null = null;
  readonly #storage: MemoryOutboxStorage;
  readonly #drafts: MemoryDraftStorage;
  readonly #sockets: TrackedSockets;
  #underWay = new Set<string>();

  constructor(
    readonly label: string,
    readonly person: Person,
    private readonly around: Surroundings,
    private readonly dice: Dice,
    private readonly keep: number,
  ) {
    this.#sockets = new TrackedSockets(() => around.address(), person.token);
    this.#storage = new MemoryOutboxStorage({ server: "chaos", person: person.user });
    this.#drafts = new MemoryDraftStorage(this.#storage.owner);
    this.boot();
  }

  boot(): void {
    const disk = this.#disk = new MortalStorage(this.#storage);
    const client = this.client = createClient({
      owner: this.#storage.owner,
      openSocket: () => this.#openSocket(),
      outbox: (link) => new Outbox(disk, { ...link, request: this.#noted(link.request) }),
      drafts: this.#drafts,
      time: hurriedTime(HURRY, this.dice.random),
      keep: this.keep,
    });
    this.isAsleep = false;
    this.#underWay = new Set();
    client.subscribe(() => {
      if (client !== this.client) return;
      this.#look();
      this.around.onChange();
    });
  }

  /** The process ends: what it still meant to save or to send is gone, what is saved is not. */
  crash(): void {
    this.#disk!.isDead = true;
    this.client.stop();
    this.boot();
  }

  /** What is given meanwhile waits in the outbox. */
  sleep(): void {
    this.isAsleep = true;
    this.cut();
  }

  wake(): void {
    this.isAsleep = false;
    this.client.wake();
  }

  get waiting(): number {
    return this.client.outbox.filter(({ state }) => state === "queued" || state === "sent").length;
  }

  /** Gives an order with a mark of its own. */
  give(orderOf: (mark: string) => Order): void {
    const mark = { label: this.label, seq: ++this.#seq };
    const order = orderOf(markOf(mark));
    void this.client.submit(order).then((outcome) => {
      if (outcome.ok) this.around.ledger.accepted.set(markOf(mark), { ...mark, order });
    });
  }

  /** Sends an order again that was answered, as a client does that has not heard the answer. */
  async repeat(): Promise<void> {
    const known = this.answered.filter(({ once }) => once.number > this.#lastSent - 16);
    const one = this.dice.pick(known);
    if (one === undefined) return;
    const ask = { once: one.once, ...one.ask };
    this.around.ledger.sameAgain(one, await this.client.request(one.type, ask as never));
  }

  async stop(): Promise<void> {
    this.#disk!.isDead = true;
    this.client.stop();
    await this.#sockets[Symbol.asyncDispose]();
  }

  /** The line is cut, and both ends hear of it. */
  cut(): void {
    this.#sockets.cut();
  }

  #openSocket(): Socket {
    if (this.isAsleep) throw new Error("asleep");
    const ear = new Ear(this.label, this.around.ears);
    return this.#sockets.open((data) => ear.hear(data));
  }

  #noted(request: Request): Request {
    const noted = async (type: Order["type"], ask: never) => {
      const { once } = ask as { once?: Answered["once"] };
      if (once !== undefined) this.#lastSent = once.number;
      const outcome = await request(type, ask);
      if (once !== undefined) {
        this.around.ledger.answered(this.label, type, ask, outcome as never);
        const answered = this.around.ledger.acked.get(once.id);
        if (outcome.ok && answered) this.answered.push(answered);
        if (this.answered.length > 16) this.answered.shift();
      }
      return outcome;
    };
    return noted as Request;
  }

  /** Every room is looked at, and of some the members are listed too. */
  #look(): void {
    const { client } = this;
    for (const { id, timeline, memberList } of client.state.rooms.values()) {
      if (timeline === null) this.#once(`open ${id}`, () => client.openRoom(id));
      else if (memberList === null && listsMembers(id)) {
        this.#once(`list ${id}`, () => client.loadMembers(id));
      }
    }
  }

  /** Not while the same is under way. */
  #once(what: string, run: () => Promise<unknown>): void {
    if (this.#underWay.has(what)) return;
    this.#underWay.add(what);
    const underWay = this.#underWay;
    void run().finally(() => underWay.delete(what));
  }
}

export function listsMembers(room: RoomId): boolean {
  return room.charCodeAt(3) % 2 === 0;
}

/** Storage as a process sees it: once that is dead, nothing of it reaches the disk. */
class MortalStorage implements OutboxStorage {
  isDead = false;

  constructor(private readonly disk: MemoryOutboxStorage) {}

  get owner() {
    return this.disk.owner;
  }

  load() {
    return this.disk.load();
  }

  save(change: Change): Promise<void> {
    return this.isDead ? new Promise<never>(() => {}) : this.disk.save(change);
  }
}
