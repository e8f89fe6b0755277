/** A socket on which anything can be sent, and which keeps every single item that comes back. */
import { decodeServerFrame, isReply, type Reply, type ServerItem } from "../../lib/protocol/mod.ts";
import { within } from "../support/deadline.ts";

export class RawPerson implements AsyncDisposable {
  readonly items: ServerItem[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #opened: Promise<void>;
  readonly #looks = new Set<() => void>();

  constructor(readonly socket: WebSocket) {
    const closed = Promise.withResolvers<{ code: number; reason: string }>();
    const opened = Promise.withResolvers<void>();
    this.closed = closed.promise;
    this.#opened = opened.promise;
    socket.onopen = () => opened.resolve();
    socket.onclose = ({ code, reason }) => {
      closed.resolve({ code, reason });
      this.#lookAll();
    };
    socket.onmessage = ({ data }) => {
      this.items.push(...decodeServerFrame(data));
      this.#lookAll();
    };
  }

  static open(address: string, headers: Record<string, string>): RawPerson {
    const url = `${address.replace(/^http/, "ws")}/ws`;
    return new RawPerson(new WebSocket(url, { headers } as never));
  }

  static async connect(address: string, token: string): Promise<RawPerson> {
    const person = RawPerson.open(address, { authorization: `Bearer ${token}` });
    await person.until("the hello", ({ items }) => items.length > 0);
    return person;
  }

  #lookAll(): void {
    for (const look of this.#looks) look();
  }

  get replies(): Reply[] {
    return this.items.filter(isReply);
  }

  send(frame: string | Uint8Array<ArrayBuffer>): void {
    this.socket.send(frame);
  }

  async until(what: string, holds: (person: this) => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => void (holds(this) && resolve());
    this.#looks.add(look);
    look();
    try {
      await within(what, promise);
    } finally {
      this.#looks.delete(look);
    }
  }

  async opens(): Promise<void> {
    await within("the upgrade", this.#opened);
  }

  /** The code with which the server ends it. */
  async endsWith(): Promise<number> {
    return (await within("the close", this.closed)).code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.socket.close();
    if (this.socket.readyState !== WebSocket.CLOSED) await within("the close", this.closed);
  }
}
