/** One person on one real socket, speaking the protocol by hand: every frame is checked by the real schemas. */
import * as v from "valibot";
import { RESULTS, ServerEvent } from "../../lib/protocol/checks.ts";
import {
  type Ask,
  type CommandType,
  decodeServerFrame,
  type Hello,
  isReply,
  newClientId,
  type Once,
  type Outcome,
  type Reply,
  type Result,
  type StreamId,
} from "../../lib/protocol/mod.ts";
import { within } from "./deadline.ts";

type Heard = v.InferOutput<typeof ServerEvent>;

export class WireClient implements AsyncDisposable {
  /** All that was told, replies aside, in order. */
  readonly heard: Heard[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #listeners = new Set<() => void>();
  #ref = 0;
  #stream: StreamId | null = null;
  #number = 0;

  private constructor(readonly socket: WebSocket) {
    const { promise, resolve } = Promise.withResolvers<{ code: number; reason: string }>();
    this.closed = promise;
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = ({ code, reason }) => resolve({ code, reason });
  }

  /** Connected, but perhaps not welcome: `closed` tells. */
  static open(address: string, token: string | null, path = "/ws"): WireClient {
    const headers = token === null ? {} : { authorization: `Bearer ${token}` };
    const url = address.replace(/^http/, "ws") + path;
    // Deno takes headers here; the types are those of browsers, which do not
    return new WireClient(new WebSocket(url, { headers } as never));
  }

  static async connect(address: string, token: string): Promise<WireClient> {
    const client = WireClient.open(address, token);
    await client.hears("hello", (event) => event.type === "hello");
    return client;
  }

  get hello(): Hello {
    return this.heard.find((event) => event.type === "hello")!;
  }

  async ask<T extends CommandType>(type: T, ask: Ask<T>): Promise<Outcome<Result<T>>> {
    const reply = await this.send({ type, ...ask });
    if (!reply.ok) return { ok: false, ...reply.error } as Outcome<Result<T>>;
    return { ok: true, value: v.parse(RESULTS[type] as v.GenericSchema<Result<T>>, reply.result) };
  }

  /** Whatever it is: for commands that are wrong. */
  async send(command: Record<string, unknown>): Promise<Reply> {
    const ref = ++this.#ref;
    const { promise, resolve } = Promise.withResolvers<Reply>();
    this.#waiting.set(ref, resolve);
    this.socket.send(JSON.stringify({ ref, ...command }));
    return await within(`the reply to ${command.type}`, promise);
  }

  /** The next number of this client's stream, which is opened when it is first needed. */
  async once(): Promise<Once> {
    if (this.#stream === null) {
      const opened = await this.ask("stream.open", {});
      if (!opened.ok) throw new Error(opened.code);
      this.#stream = opened.value.stream;
    }
    return { stream: this.#stream, number: ++this.#number, id: newClientId() };
  }

  /** A refused command takes no number: the next one has it. */
  giveBack(): void {
    this.#number--;
  }

  /** The first event that fits, heard already or still to come. */
  async hears<E extends Heard>(what: string, fits: (event: Heard) => event is E): Promise<E>;
  async hears(what: string, fits: (event: Heard) => boolean): Promise<Heard>;
  async hears(what: string, fits: (event: Heard) => boolean): Promise<Heard> {
    const { promise, resolve } = Promise.withResolvers<Heard>();
    const look = () => {
      const found = this.heard.find(fits);
      if (found !== undefined) resolve(found);
    };
    this.#listeners.add(look);
    look();
    try {
      return await within(what, promise);
    } finally {
      this.#listeners.delete(look);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.socket.close();
    if (this.socket.readyState !== WebSocket.CLOSED) await within("the close", this.closed);
  }

  #receive(frame: string): void {
    for (const item of decodeServerFrame(frame)) {
      if (isReply(item)) {
        this.#waiting.get(item.ref)?.(item);
        this.#waiting.delete(item.ref);
      } else {
        this.heard.push(v.parse(ServerEvent, item));
      }
    }
    for (const look of this.#listeners) look();
  }
}
