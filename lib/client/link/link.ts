/**
 * What a client does with its server: it gets in step and stays so, asks, tells, and is told. Nothing
 * of it is needed to show what came with a page, so a page brings it by a script of its own.
 */
import type { CloseReason, ComeBack } from "../../protocol/close_codes.ts";
import type { Hello, ServerEvent } from "../../protocol/events.ts";
import type { FirstRoom } from "../../protocol/first_state.ts";
import { CatchUp } from "../catch_up.ts";
import { Connection, type Request, type Socket } from "./connection.ts";
import { EmojiSet } from "../emoji_set.ts";
import { Keyboard } from "./keyboard.ts";
import type { LiveState } from "../live_state.ts";
import { OpenRooms } from "../rooms/open_rooms.ts";
import { OpenThreads } from "../rooms/open_threads.ts";
import { Reading } from "../own/reading.ts";
import { Receipts } from "../people/receipts.ts";
import type { Time } from "../time.ts";
import { Typists } from "../people/typists.ts";
import { Watching } from "../people/watching.ts";

/** The client that it is for. */
export interface LinkEnd {
  readonly live: LiveState;
  readonly time: Time;
  /** About how many messages of an open room are held. */
  readonly keep: number;
  /** Open from the beginning. */
  readonly first: FirstRoom | null;
  openSocket(isIdle: boolean): Socket;
  /** The server has said hello, and nothing was done about it yet. False: it is not to be spoken to. */
  met(hello: Hello): boolean;
  /** What comes next is told of that server's state. */
  greeted(hello: Hello): void;
  /** The state holds it. */
  took(events: readonly ServerEvent[]): void;
  down(next: ComeBack | "outdated", why: CloseReason | null): void;
}

export class Link {
  readonly rooms: OpenRooms;
  readonly threads: OpenThreads;
  readonly reading: Reading<"read.move">;
  readonly threadReading: Reading<"thread.read">;
  readonly receipts: Receipts;
  readonly typists: Typists;
  readonly watching: Watching;
  readonly keyboard: Keyboard;
  readonly request: Request;
  #end: LinkEnd;
  #connection: Connection;
  #catchUp: CatchUp;
  #emoji: EmojiSet;

  constructor(end: LinkEnd) {
    this.#end = end;
    const { live, time, keep, first } = end;
    const request = this.request = (...asked) => this.#connection.request(...asked);
    this.rooms = new OpenRooms({
      ...{ live, request, keep, first },
      onOpen: (id) => this.#catchUp.open(id),
    });
    this.#catchUp = new CatchUp({
      ...{ live, request, time },
      opened: () => this.rooms.opened(),
      synced: (room) => {
        this.rooms.synced(room);
        this.threads.missed([room]);
      },
      viewed: (rooms) => this.threads.missed(rooms),
      onChange: (events) => this.#took(events),
    });
    this.threads = new OpenThreads(live, request, keep);
    this.reading = new Reading((move) => request("read.move", move), ({ room }) => room);
    this.threadReading = new Reading(
      (move) => request("thread.read", move),
      ({ thread }) => thread,
    );
    this.receipts = new Receipts(live, request);
    this.#emoji = new EmojiSet(live, request);
    this.watching = new Watching(live, request);
    this.keyboard = new Keyboard(request);
    this.typists = new Typists(live, time, (room) => void request("typing", { room }));
    this.#connection = new Connection({
      openSocket: () => end.openSocket(this.keyboard.begin()),
      time,
      onHello: (hello) => this.#greeted(hello),
      onEvents: (events) => this.#catchUp.heard(events),
      onDown: (next, why) => end.down(next, why),
    });
  }

  /** How much is to be asked about before everything that was missed is there. */
  get left(): number {
    return this.#catchUp.left;
  }

  start(): void {
    this.#connection.start();
  }

  wake(): void {
    this.#connection.wake();
  }

  stop(): void {
    this.#connection.stop();
    this.typists.stop();
  }

  /** What was under way is told over a new connection, from the start. */
  disconnected(): void {
    this.#catchUp.disconnected();
    this.rooms.disconnected();
  }

  #greeted(hello: Hello): void {
    if (!this.#end.met(hello)) return;
    this.#catchUp.connected(hello);
    this.#end.greeted(hello);
    this.reading.tellAll();
    this.threadReading.tellAll();
    this.receipts.askAnew();
    this.watching.askAnew();
    void this.#emoji.ask();
    this.keyboard.opened();
    this.#end.live.tell();
  }

  #took(events: readonly ServerEvent[]): void {
    this.rooms.took(events);
    this.threads.took(events);
    this.receipts.took(events);
    this.typists.took(events);
    this.#emoji.took(events);
    this.watching.took(events);
    this.#end.took(events);
  }
}
