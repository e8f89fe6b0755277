import { withinMs } from "../../support/deadline.ts";
import { type Address, type Listener, LoadSocket } from "./load_socket.ts";
import { type Ears, stampedBody, type Wire } from "./wire.ts";

/** More than any client may have open; a power of two, so that a ref finds its slot by its last bits. */
const SLOTS = 1024;
const ASK_MS = 30_000;

export interface Place {
  room: string;
  /** How many clients of this load a message there comes to. */
  audience: number;
}

/** What a client tells whoever drives it. */
export interface Driver {
  acknowledged(client: LoadClient, ms: number): void;
  /** After everything that came together. */
  settled(client: LoadClient, acknowledged: number): void;
  stamped(ms: number): void;
}

interface Asked {
  resolve(answer: { result: unknown; ms: number }): void;
  reject(error: Error): void;
  at: number;
}

let made = 0;

/** One person's socket: sends, counts what comes, and measures how long an acknowledgement takes. */
export class LoadClient implements Ears, Listener {
  readonly asked = new Map<number, Asked>();
  /** Sends that are not acknowledged yet. */
  open = 0;
  deliveries = 0;
  samples = false;
  /** Nobody measures when something comes: its socket may read by the clock. */
  set onlyCounts(value: boolean) {
    this.#socket.takesTurns = value;
  }
  isGreeted = false;
  driver: Driver | null = null;
  /** How many more it sends when it is let send by itself. */
  quota = Infinity;
  /** Set by sendTo. */
  places: Place[] = [];
  /** The first thing that went wrong, for whoever looks. */
  problem: string | null = null;
  closeCode: number | null | undefined = undefined;
  readonly #wire: Wire;
  readonly #socket: LoadSocket;
  readonly #greeting = Promise.withResolvers<void>();
  readonly #sentAt = new Float64Array(SLOTS);
  readonly #prefix = (made++).toString(36).padStart(4, "0");
  #ref = 0;
  #number = 0;
  #stream: string | null = null;
  #now = 0;
  #acknowledgedNow = 0;

  private constructor(wire: Wire, socket: LoadSocket) {
    this.#wire = wire;
    this.#socket = socket;
  }

  /** Resolves once the server has greeted. */
  static async connect(wire: Wire, address: Address): Promise<LoadClient> {
    const socket = await LoadSocket.open(address);
    const client = new LoadClient(wire, socket);
    if (wire.opening !== null) client.#socket.say(wire.opening);
    socket.listen(client);
    await withinMs(ASK_MS, "The server's greeting", client.#greeting.promise);
    return client;
  }

  get awaitsReplies(): boolean {
    return this.open > 0;
  }

  get isClosed(): boolean {
    return this.closeCode !== undefined;
  }

  /** Sends there from now on, in turn. */
  async sendTo(places: Place[]): Promise<void> {
    this.places = places;
    if (places.length > 0 && this.#stream === null) await this.#openStream();
  }

  async #openStream(): Promise<void> {
    const { result } = await this.ask("stream.open", {});
    this.#stream = (result as { stream: string }).stream;
  }

  /** One command with its whole result, and how long it took. */
  ask<T>(type: string, fields: object): Promise<{ result: T; ms: number }> {
    const ref = ++this.#ref;
    const { promise, resolve, reject } = Promise.withResolvers<{ result: unknown; ms: number }>();
    this.asked.set(ref, { resolve, reject, at: performance.now() });
    this.#socket.say(this.#wire.ask(ref, type, fields));
    this.#socket.flush();
    return withinMs(ASK_MS, type, promise) as Promise<{ result: T; ms: number }>;
  }

  /** The same for a command that happens once. */
  async askOnce<T>(type: string, fields: object): Promise<T> {
    const number = ++this.#number;
    const once = { stream: this.#stream!, number, id: `c${this.#nameOf(number)}` };
    return (await this.ask<T>(type, { once, ...fields })).result;
  }

  /** Asks whether anybody is there, and does not wait for the answer. */
  beat(): void {
    this.#socket.say(this.#wire.ask(++this.#ref, "ping", {}));
    this.#socket.flush();
  }

  /** To the next of its places; leaves with the next flush. Says how many will hear it. */
  send(bodyLength: number, now: number): number {
    const { room, audience } = this.places[this.#number % this.places.length]!;
    const ref = ++this.#ref;
    const number = ++this.#number;
    this.open++;
    this.#sentAt[ref % SLOTS] = now;
    const id = this.#nameOf(number);
    const body = stampedBody(now, bodyLength);
    this.#socket.say(this.#wire.send({ ref, stream: this.#stream!, number, id, room, body }));
    return audience;
  }

  #nameOf(number: number): string {
    return this.#prefix + number.toString(36).padStart(7, "0");
  }

  flush(): void {
    this.#socket.flush();
  }

  async close(): Promise<void> {
    await this.#socket.close();
  }

  cut(): void {
    this.#socket.cut();
  }

  woke(): void {
    this.#now = performance.now();
    this.#acknowledgedNow = 0;
  }

  frame(bytes: Uint8Array, start: number, end: number): void {
    this.#wire.read(this, bytes, start, end);
  }

  settled(): void {
    this.driver?.settled(this, this.#acknowledgedNow);
  }

  closed(code: number | null): void {
    this.closeCode = code;
    this.#greeting.reject(new Error(`Closed with ${code}`));
    this.#greeting.promise.catch(() => {});
    for (const { reject } of this.asked.values()) reject(new Error(`Closed with ${code}`));
    this.asked.clear();
  }

  say(text: string): void {
    this.#socket.say(text);
  }

  greeted(): void {
    this.isGreeted = true;
    this.#greeting.resolve();
  }

  delivered(count: number): void {
    this.deliveries += count;
  }

  stamped(sentAt: number): void {
    this.driver?.stamped(this.#now - sentAt);
  }

  acknowledged(ref: number): void {
    const sentAt = this.#sentAt[ref % SLOTS]!;
    if (sentAt === 0) return;
    this.#sentAt[ref % SLOTS] = 0;
    this.open--;
    this.#acknowledgedNow++;
    this.driver?.acknowledged(this, this.#now - sentAt);
  }

  answered(ref: number, ok: boolean, result: unknown): void {
    const asked = this.asked.get(ref)!;
    this.asked.delete(ref);
    if (ok) asked.resolve({ result, ms: this.#now - asked.at });
    else asked.reject(new Error(JSON.stringify(result)));
  }

  refused(frame: string): void {
    this.problem ??= frame;
  }
}
