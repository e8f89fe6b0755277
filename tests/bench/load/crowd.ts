import type { Target } from "../target.ts";
import { Watch } from "../usage.ts";
import { Latencies } from "./latencies.ts";
import { type Driver, LoadClient, type Place } from "./load_client.ts";

/** One person of the crowd, and where they send to. */
export interface Seat {
  person: number;
  places: Place[];
  /** Whether the age of what comes to them is measured. */
  samples?: boolean;
  /** Whether it is enough to count what comes to them, now or a little later. */
  onlyCounts?: boolean;
}

export interface LoadFigures {
  acked: number;
  ackedPerSecond: number;
  ackP50: number;
  ackP99: number;
  deliveriesPerSecond: number;
  ageP50: number;
  ageP99: number;
  lost: number;
  /** Processor of the server for one acknowledged message, and for one delivery, in microseconds. */
  cpuPerMessage: number;
  cpuPerDelivery: number;
  /** In parts of a core: the server, its database server, and what makes the load. */
  busy: { server: number; store: number; load: number };
}

export interface Span {
  warmMs: number;
  ms: number;
}

const BODY_CHARS = 120;
/** As many as the protocol lets one stream have. */
const MOST_OPEN = 16;
const JOINING_AT_ONCE = 50;
const QUIET_MS = 3_000;

/** Many clients of one server, and what they are made to do together. */
export class Crowd implements Driver, AsyncDisposable {
  readonly acks = new Latencies();
  readonly ages = new Latencies();
  readonly clients: LoadClient[] = [];
  acked = 0;
  #expected = 0;
  /** How many each client keeps open; 0 when nobody goes on by themselves. */
  #keepsOpen = 0;

  constructor(readonly target: Target) {}

  static async join(target: Target, seats: Seat[]): Promise<Crowd> {
    const crowd = new Crowd(target);
    for (let i = 0; i < seats.length; i += JOINING_AT_ONCE) {
      const next = seats.slice(i, i + JOINING_AT_ONCE);
      crowd.clients.push(...await Promise.all(next.map((seat) => crowd.connect(seat))));
    }
    return crowd;
  }

  async connect(
    { person, places, samples = false, onlyCounts = false }: Seat,
  ): Promise<LoadClient> {
    const { target } = this;
    const client = await LoadClient.connect(target.wire, {
      port: target.port,
      ...target.entry(person),
    });
    client.samples = samples;
    client.driver = this;
    await client.sendTo(places);
    client.onlyCounts = onlyCounts;
    return client;
  }

  /** The same people, elsewhere: by their place in the list of seats. */
  async move(placesOf: (seat: number) => Place[]): Promise<void> {
    for (const [i, client] of this.clients.entries()) await client.sendTo(placesOf(i));
  }

  get deliveries(): number {
    return this.clients.reduce((sum, client) => sum + client.deliveries, 0);
  }

  /** Each client has this many sends open all the time: as fast as the server acknowledges. */
  async keepOpen(open: number, span: Span): Promise<LoadFigures> {
    this.#begin(open);
    const figures = await this.#measure(span);
    this.#keepsOpen = 0;
    return await this.#afterAll(figures);
  }

  /** So many messages of each client, by their seats, as fast as the server acknowledges. */
  async sendEach(counts: number[], open: number): Promise<void> {
    for (const [i, client] of this.clients.entries()) client.quota = counts[i]!;
    this.#begin(open);
    await this.drain();
    this.#keepsOpen = 0;
    for (const client of this.clients) client.quota = Infinity;
  }

  /** So many messages a second, spread over those who send, whether the server keeps up or not. */
  async pace(perSecond: number, span: Span): Promise<LoadFigures> {
    return await this.#afterAll(await this.#paced(perSecond, span));
  }

  /** The same, but null as soon as the server has not kept up; what it still owes is not awaited. */
  async paceWhile(
    keepsUp: (figures: LoadFigures) => boolean,
    perSecond: number,
    span: Span,
  ): Promise<LoadFigures | null> {
    const figures = await this.#paced(perSecond, span);
    if (!keepsUp({ ...figures, lost: 0 })) return null;
    const drained = await this.#afterAll(figures);
    return keepsUp(drained) ? drained : null;
  }

  send(client: LoadClient, now: number): void {
    this.#expected += client.send(BODY_CHARS, now);
  }

  /** Until all is acknowledged and delivered, or nothing comes any more. Says how much is missing. */
  async drain(): Promise<number> {
    await this.until(() => this.#expected);
    // What is missing counts once: the next load on the same sockets begins from what is
    const missing = this.#expected - this.deliveries;
    this.#expected = this.deliveries;
    return missing;
  }

  /** Until so many deliveries have come and nothing is open, or nothing comes any more. */
  async until(expected: () => number): Promise<void> {
    let [last, since] = [-1, performance.now()];
    while (performance.now() - since < QUIET_MS) {
      const deliveries = this.deliveries;
      const open = this.clients.reduce((sum, client) => sum + client.open, 0);
      if (open === 0 && deliveries === expected()) return;
      if (deliveries !== last) [last, since] = [deliveries, performance.now()];
      await pause(10);
    }
  }

  acknowledged(_: LoadClient, ms: number): void {
    this.acked++;
    this.acks.add(ms);
  }

  settled(client: LoadClient, acknowledged: number): void {
    if (this.#keepsOpen > 0 && acknowledged > 0) this.#fill(client, performance.now());
  }

  stamped(ms: number): void {
    this.ages.add(ms);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A server that is far behind would say good-bye after all that it still has to say
    const isBehind = this.deliveries < this.#expected;
    await Promise.all(this.clients.map((client) => isBehind ? client.cut() : client.close()));
  }

  #begin(open: number): void {
    this.#keepsOpen = open;
    const now = performance.now();
    for (const client of this.#senders()) {
      this.#fill(client, now);
      client.flush();
    }
  }

  #fill(client: LoadClient, now: number): void {
    for (; client.open < this.#keepsOpen && client.quota > 0; client.quota--) {
      this.send(client, now);
    }
  }

  async #paced(perSecond: number, span: Span): Promise<Omit<LoadFigures, "lost">> {
    const stop = this.#sendSteadily(perSecond);
    const figures = await this.#measure(span);
    stop();
    return figures;
  }

  #senders(): LoadClient[] {
    return this.clients.filter((client) => client.places.length > 0);
  }

  #sendSteadily(perSecond: number): () => void {
    const senders = this.#senders();
    const start = performance.now();
    let [sent, turn] = [0, 0];
    const timer = setInterval(() => {
      const now = performance.now();
      const due = Math.floor((now - start) * perSecond / 1000);
      // Once around at most: when everyone waits for the server, the rest stays due
      for (let asked = 0; sent < due && asked < senders.length; asked++) {
        const client = senders[turn++ % senders.length]!;
        if (client.open >= MOST_OPEN || client.isClosed) continue;
        this.send(client, now);
        client.flush();
        [sent, asked] = [sent + 1, 0];
      }
    }, 1);
    return () => clearInterval(timer);
  }

  async #measure({ warmMs, ms }: Span): Promise<Omit<LoadFigures, "lost">> {
    await pause(warmMs);
    this.acks.clear();
    this.ages.clear();
    const watch = new Watch(this.target.child.pid, this.target.storePid);
    const before = { acked: this.acked, deliveries: this.deliveries };
    await pause(ms);
    const { seconds, serverSeconds, ...busy } = watch.read();
    const acked = this.acked - before.acked;
    const deliveries = this.deliveries - before.deliveries;
    return {
      acked,
      ackedPerSecond: acked / seconds,
      ackP50: this.acks.percentile(0.5),
      ackP99: this.acks.percentile(0.99),
      deliveriesPerSecond: deliveries / seconds,
      ageP50: this.ages.percentile(0.5),
      ageP99: this.ages.percentile(0.99),
      cpuPerMessage: serverSeconds / acked * 1e6,
      cpuPerDelivery: serverSeconds / deliveries * 1e6,
      busy,
    };
  }

  async #afterAll(figures: Omit<LoadFigures, "lost">): Promise<LoadFigures> {
    const lost = await this.drain();
    const problem = this.clients.find((client) => client.problem !== null)?.problem;
    if (problem) console.error(`${this.target.name} refused: ${problem}`);
    const closed = this.clients.filter((client) => client.isClosed);
    if (closed.length > 0) {
      const code = closed[0]!.closeCode;
      console.error(`${this.target.name} closed ${closed.length} sockets, the first with ${code}`);
    }
    return { ...figures, lost };
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
