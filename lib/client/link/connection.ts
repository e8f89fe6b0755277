/**
 * One socket to the server at a time, opened again for as long as that makes sense. Commands go
 * out with a number each and come back as outcomes; events are handed on by the frame.
 */
import {
  type CloseReason,
  type ComeBack,
  comesBack,
  reasonOf,
} from "../../protocol/close_codes.ts";
import { decodeServerFrame, isReply, type ServerItem } from "../../protocol/server_frames.ts";
import type { Ask, CommandType } from "../../protocol/commands.ts";
import { accept, type Outcome, refuse } from "../../protocol/errors.ts";
import type { Hello, ServerEvent } from "../../protocol/events.ts";
import { LIMITS, PROTOCOL_VERSION } from "../../protocol/limits.ts";
import type { Reply, Result } from "../../protocol/replies.ts";
import { pauseAfterClose } from "./come_back.ts";
import { Liveness } from "./liveness.ts";
import type { CallOff, Time } from "../time.ts";

/** The part of a WebSocket that is used. */
export interface Socket {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  onerror: ((event: Event) => void) | null;
}

export interface ConnectionOptions {
  openSocket: () => Socket;
  time: Time;
  onHello(hello: Hello): void;
  /** All events of one frame. */
  onEvents(events: ServerEvent[]): void;
  /** The socket was lost; `next` says whether another one will be opened. */
  onDown(next: ComeBack | "outdated", why: CloseReason | null): void;
}

type Settle = (outcome: Outcome<unknown>) => void;

/** What asks the server something. */
export type Request = Connection["request"];

export class Connection {
  #options: ConnectionOptions;
  #socket: Socket | null = null;
  #isUp = false;
  #attempt = 0;
  #lastRef = 0;
  #open = new Map<number, Settle>();
  #callOffRetry: CallOff | null = null;
  #liveness: Liveness;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#liveness = new Liveness(options.time, {
      ask: () => void this.request("ping", {}),
      giveUp: () => this.#lost(0),
    });
  }

  /** Whether the server has said hello on this socket. */
  get isUp(): boolean {
    return this.#isUp;
  }

  start(): void {
    this.#callOffRetry?.();
    this.#callOffRetry = null;
    if (this.#socket) return;
    try {
      this.#listen(this.#options.openSocket());
    } catch {
      this.#lost(0);
    }
  }

  /** Something says that the server may be there again, or may have gone unnoticed. */
  wake(): void {
    if (this.#callOffRetry) this.start();
    else if (this.#isUp) this.#liveness.askNow();
  }

  stop(): void {
    this.#callOffRetry?.();
    this.#callOffRetry = null;
    this.#drop();
  }

  /**
   * Answers in any case: a lost connection is "unavailable", and what became of it is not known.
   *
   * A promise is heard only after the rest of its frame. Where events that follow the answer must
   * not be taken before it, `atOnce` is called in between.
   */
  request<T extends CommandType>(
    type: T,
    ask: Ask<T>,
    atOnce?: (outcome: Outcome<Result<T>>) => void,
  ): Promise<Outcome<Result<T>>> {
    if (!this.#isUp) return Promise.resolve(refuse("unavailable", "not connected"));
    if (this.#open.size >= LIMITS.openCommands) return Promise.resolve(refuse("busy"));
    const { promise, resolve } = Promise.withResolvers<Outcome<Result<T>>>();
    const ref = this.#lastRef = this.#lastRef % (2 ** 31 - 1) + 1;
    this.#open.set(ref, (outcome) => {
      atOnce?.(outcome as Outcome<Result<T>>);
      resolve(outcome as Outcome<Result<T>>);
    });
    // One that is closing takes nothing more, and browsers complain; its end answers this one too
    if (this.#socket?.readyState !== WebSocket.OPEN) return promise;
    try {
      this.#socket.send(JSON.stringify({ ref, type, ...ask }));
    } catch {
      this.#lost(0);
    }
    return promise;
  }

  #listen(socket: Socket): void {
    this.#socket = socket;
    this.#liveness.expectSoon();
    socket.onmessage = ({ data }) => this.#heard(data);
    socket.onclose = ({ code }) => this.#lost(code);
    // An end always follows, and says more
    socket.onerror = () => {};
  }

  #heard(data: unknown): void {
    this.#liveness.heard();
    const items = itemsOf(data);
    // Whoever speaks like this is not the server; another attempt may reach it
    if (items === null) return this.#lost(0);
    const events: ServerEvent[] = [];
    for (const item of items) {
      if (isReply(item)) this.#settle(item);
      else if (item.type === "hello") this.#greeted(item);
      // What is told before the hello is in the answer to what is asked after it
      else if (this.#isUp) events.push(item);
      if (this.#socket === null) return;
    }
    if (events.length > 0) this.#options.onEvents(events);
  }

  #greeted(hello: Hello): void {
    if (hello.protocol !== PROTOCOL_VERSION) return this.#end("outdated", null);
    this.#isUp = true;
    this.#attempt = 0;
    this.#options.onHello(hello);
  }

  #settle(reply: Reply): void {
    const settle = this.#open.get(reply.ref);
    this.#open.delete(reply.ref);
    settle?.(reply.ok ? accept(reply.result) : { ok: false, ...reply.error } as Outcome<never>);
  }

  #lost(code: number): void {
    if (comesBack(code) !== "yes") return this.#end(comesBack(code), reasonOf(code));
    this.#drop();
    const { time } = this.#options;
    const pause = pauseAfterClose(code, this.#attempt++, time.random());
    this.#callOffRetry?.();
    this.#callOffRetry = time.after(pause, () => this.start());
    this.#options.onDown("yes", reasonOf(code));
  }

  #end(next: ComeBack | "outdated", why: CloseReason | null): void {
    this.#drop();
    this.#options.onDown(next, why);
  }

  /** Nothing that the old socket still says is heard, and nobody waits for it any more. */
  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#isUp = false;
    this.#liveness.stop();
    if (socket) {
      socket.onmessage = socket.onclose = null;
      closeQuietly(socket);
    }
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const settle of open) settle(refuse("unavailable", "connection lost"));
  }
}

function itemsOf(data: unknown): ServerItem[] | null {
  try {
    const items = typeof data === "string" ? decodeServerFrame(data) : null;
    return Array.isArray(items) && items.every(isObject) ? items : null;
  } catch {
    return null;
  }
}

function isObject(item: unknown): boolean {
  return typeof item === "object" && item !== null;
}

function closeQuietly(socket: Socket): void {
  try {
    socket.close(1000);
  } catch {
    // It was never open, or is closed already
  }
}
