import { findMe, type Ground, listRooms, type Lookout } from "../actions/mod.ts";
import { type Signed, stillStands } from "../auth/mod.ts";
import type { Live, Peer, PeerSocket } from "../live/mod.ts";
import { describeFault, type Log } from "../log.ts";
import { decodeCommand } from "../protocol/checks.ts";
import {
  CLOSE_CODES,
  type Command,
  encodeRefusal,
  encodeResult,
  type Hello,
  LIMITS,
  type Outcome,
  PROTOCOL_VERSION,
  randomLetters,
  type Refusal,
  refuse,
  type Role,
} from "../protocol/mod.ts";
import { Allowances } from "./allowance.ts";
import { Line } from "./line.ts";
import { type Caller, TABLE } from "./table.ts";
import { isTooLarge } from "./too_large.ts";
import { Typing } from "./typing.ts";

export interface GatewayParts {
  readonly ground: Ground;
  readonly live: Live;
  /** Messages a second that one person may write for long; 0 is any number. */
  readonly sendRate: number;
  /** Of one file that somebody with this role may bring. */
  readonly fileBytes: (place: Role) => number;
  /** A fault is told to the operator; the client learns that it was not its own. */
  readonly log: Log;
}

export interface Gateway {
  readonly counts: Readonly<Record<string, number>>;
  /** False while nobody can be let in: the store, which knows who somebody is, gives no answer. */
  readonly isServing: boolean;
  /** Takes a socket that has just been accepted, for as long as it lives. */
  serve(socket: WebSocket, signed: Signed, isIdle: boolean): void;
  /** Sends away those whose sessions ran out while they only listened; done every minute. */
  tidy(): void;
  stop(): void;
}

/** Questions are answered from memory or by a short read: more of them may come than messages. */
const ASKS_PER_WRITE = 5;
const BURST_SECONDS = 4;
const TIDY_EVERY_MS = 60_000;
/** One after the other; a client that is understood in between is no stranger. */
const MOST_BAD_FRAMES = 20;

export function createGateway(parts: GatewayParts): Gateway {
  return new GatewayDoor(parts);
}

class GatewayDoor implements Gateway {
  readonly counts = { commands: 0, refused: 0, faults: 0, badFrames: 0 };
  readonly typing = new Typing();
  readonly allowances: Record<"write" | "ask", Allowances>;
  readonly connections = new Set<Connection>();
  readonly #tidying: ReturnType<typeof setInterval>;

  constructor(readonly parts: GatewayParts) {
    const { sendRate } = parts;
    const asks = sendRate * ASKS_PER_WRITE;
    this.allowances = {
      write: new Allowances(sendRate, sendRate * BURST_SECONDS),
      ask: new Allowances(asks, asks * BURST_SECONDS),
    };
    this.#tidying = setInterval(() => this.tidy(), TIDY_EVERY_MS);
  }

  get isServing(): boolean {
    return this.parts.live.isServing;
  }

  serve(socket: WebSocket, signed: Signed, isIdle: boolean): void {
    new Connection(this, socket, signed, isIdle).open();
  }

  tidy(): void {
    const now = this.parts.ground.now();
    for (const connection of this.connections) connection.endIfOver(now);
    this.allowances.write.forgetFull(now);
    this.allowances.ask.forgetFull(now);
    this.typing.forgetOld(now);
  }

  stop(): void {
    clearInterval(this.#tidying);
  }
}

/** One socket: its commands, in the order in which they come. */
class Connection {
  readonly #id = randomLetters(6);
  readonly #caller: Caller;
  readonly #line = new Line();
  #peer: Peer | null = null;
  /** Frames that came before the rooms were looked up. */
  #early: unknown[] | null = [];
  #open = 0;
  #badFrames = 0;
  #lookouts = 0;

  constructor(
    private readonly door: GatewayDoor,
    private readonly socket: WebSocket,
    private readonly signed: Signed,
    private readonly isIdle: boolean,
  ) {
    this.#caller = {
      ground: door.parts.ground,
      user: signed.user,
      session: () => this.#peer?.session ?? signed.session,
      rooms: () => this.#peer === null ? [] : door.parts.live.roomsOf(this.#peer),
      lookOut: () => this.#lookOut(),
      presenceOf: (user, looker) => door.parts.live.presenceOf(user, looker),
      idle: (isIdle) => this.#peer && door.parts.live.setIdle(this.#peer, isIdle),
      typing: door.typing,
    };
  }

  open(): void {
    const { socket } = this;
    socket.onopen = () => void this.#begin();
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = () => this.#end();
    socket.onerror = () => this.#end();
  }

  /** Follows first, then says hello: what happens from the hello on is told. */
  async #begin(): Promise<void> {
    const { ground, live, log } = this.door.parts;
    if (!live.isServing) return this.#close("store_unavailable");
    const peer = live.connect(this.#asPeer(), this.signed.user, this.signed.session, this.isIdle);
    peer.isDeaf = this.signed.scopes?.includes("read") === false;
    this.#peer = peer;
    this.door.connections.add(this);
    log.debug("connected", { connection: this.#id, person: this.signed.user });
    try {
      const [me, isSigned] = await Promise.all([
        findMe(ground, this.signed.user),
        // Who was signed out before this peer was there to be told of it is found out here
        stillStands(ground.store, peer.session),
        live.followAll(peer, () => listRooms(ground, this.signed.user)),
      ]);
      if (!isSigned || me === null) return this.#close("signed_out");
      peer.answer(JSON.stringify(this.#hello(me)));
      const early = this.#early ?? [];
      this.#early = null;
      for (const data of early) this.#receive(data);
    } catch (error) {
      this.#reportFault("hello", 0, error);
      this.#close("store_unavailable");
    }
  }

  /** What the live side closes has left at once: who stalls, or means ill, never answers a close. */
  #asPeer(): PeerSocket {
    const { socket } = this;
    return {
      get readyState() {
        return socket.readyState;
      },
      get bufferedAmount() {
        return socket.bufferedAmount;
      },
      send: (frame) => socket.send(frame),
      close: (code, reason) => {
        socket.close(code, reason);
        this.#end();
      },
    };
  }

  #hello(you: Hello["you"]): Hello {
    return {
      type: "hello",
      protocol: PROTOCOL_VERSION,
      epoch: this.door.parts.ground.store.epoch,
      now: this.door.parts.ground.now(),
      limits: { ...LIMITS, fileBytes: this.door.parts.fileBytes(you.role) },
      you,
    };
  }

  /** Whom somebody may see is looked up: one that was asked later may be there sooner. */
  #lookOut(): Lookout {
    const { live } = this.door.parts;
    const turn = ++this.#lookouts;
    return {
      presenceOf: (user, looker) => live.presenceOf(user, looker),
      watch: (users, inCompany) => {
        const isLast = turn === this.#lookouts;
        if (this.#peer !== null && isLast) live.watch(this.#peer, users, inCompany);
      },
    };
  }

  endIfOver(now: number): void {
    if (now >= this.signed.expiresAt) this.#close("signed_out");
  }

  #end(): void {
    this.door.connections.delete(this);
    if (this.#peer !== null) this.door.parts.live.disconnect(this.#peer);
    this.#peer = null;
    this.#early = null;
  }

  #close(why: keyof typeof CLOSE_CODES): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.close(CLOSE_CODES[why], why);
    this.#end();
  }

  #receive(data: unknown): void {
    if (this.#peer === null) return;
    if (isTooLarge(data)) return this.#close("too_large");
    if (this.#early !== null) return this.#keepEarly(data);
    if (typeof data !== "string") return this.#bad(0, refuse("bad_frame", "frames are text"));
    const decoded = decodeCommand(data);
    if (!decoded.ok) return this.#bad(decoded.ref, decoded.refusal);
    this.#badFrames = 0;
    this.#dispatch(decoded.command);
  }

  #keepEarly(data: unknown): void {
    if (this.#early!.length >= LIMITS.openCommands) return this.#close("flooding");
    this.#early!.push(data);
  }

  #bad(ref: number, refusal: Refusal): void {
    this.door.counts.badFrames++;
    this.#peer?.answer(encodeRefusal(ref, refusal));
    if (++this.#badFrames >= MOST_BAD_FRAMES) this.#close("bad_frames");
  }

  #dispatch(command: Command): void {
    const now = this.door.parts.ground.now();
    if (now >= this.signed.expiresAt) return this.#close("signed_out");
    this.door.counts.commands++;
    if (this.#open >= LIMITS.openCommands) return this.#refuse(command, refuse("busy"));
    const { kind, cost, scope } = TABLE[command.type];
    if (this.signed.scopes?.includes(scope) === false) {
      return this.#refuse(command, refuse("forbidden", `the token lacks the scope "${scope}"`));
    }
    const wait = this.door.allowances[kind].take(this.signed.user, cost, now);
    if (wait > 0) {
      return this.#refuse(command, { ...refuse("rate_limited"), retryAfterMs: wait });
    }
    this.#open++;
    this.#line.take(command, () => this.#run(command));
  }

  async #run(command: Command): Promise<void> {
    const { ref, type, ...ask } = command;
    try {
      const outcome: Outcome<unknown> = await TABLE[type].run(this.#caller, ask as never);
      if (outcome.ok) this.#peer?.answer(encodeResult(ref, outcome.value));
      else this.#refuse(command, outcome);
    } catch (error) {
      this.#reportFault(type, ref, error);
      this.#refuse(command, refuse("internal"));
    } finally {
      this.#open--;
    }
  }

  #reportFault(command: string, ref: number, error: unknown): void {
    this.door.counts.faults++;
    this.door.parts.log.error("fault", {
      request: this.#nameOf(ref),
      command,
      error: describeFault(error),
    });
  }

  /** What a line of the log and a person's report have in common. */
  #nameOf(ref: number): string {
    return `${this.#id}-${ref}`;
  }

  #refuse({ ref, type }: Command, refusal: Refusal): void {
    this.door.counts.refused++;
    const request = this.#nameOf(ref);
    this.door.parts.log.debug("refused", { request, command: type, code: refusal.code });
    this.#peer?.answer(encodeRefusal(ref, refusal));
  }
}
