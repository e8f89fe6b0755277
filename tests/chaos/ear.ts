/**
 * Hears all that one socket is told, as it comes: what may not be told at all, what is told out of
 * order, and what is told before it is stored cannot hide behind what a client makes of it.
 */
import {
  decodeServerFrame,
  isReply,
  type Message,
  type RoomId,
  type ServerEvent,
} from "../../lib/protocol/mod.ts";

export interface EarReport {
  readonly reordered: string[];
  readonly leaked: string[];
  /** Every message that was ever told live, for the end: none may be missing there. */
  readonly told: Map<string, { room: RoomId; message: Message }>;
}

export class Ear {
  #isGreeted = false;
  #cursors = new Map<string, string>();
  /** Rooms that this person was told to be out of. */
  #left = new Set<RoomId>();

  constructor(private readonly label: string, private readonly report: EarReport) {}

  hear(data: unknown): void {
    if (typeof data !== "string") return;
    for (const item of decodeServerFrame(data)) if (!isReply(item)) this.#take(item);
  }

  #take(event: ServerEvent): void {
    if (event.type === "hello") this.#isGreeted = true;
    else if (!this.#isGreeted) {
      this.report.reordered.push(`${this.label} was told ${event.type} before the hello`);
    }
    if (event.type === "room.entered") this.#left.delete(event.view.id);
    if (event.type === "room.left") this.#left.add(event.room);
    if (event.type === "own.moved") this.#moves("own", event.cursor);
    if (event.type !== "moved") return;
    this.#moves(event.room, event.cursor);
    if (this.#left.has(event.room)) {
      this.report.leaked.push(`${this.label} was told of ${event.room} after leaving it`);
    }
    for (const one of event.events) {
      if (one.type !== "message.sent") continue;
      this.report.told.set(one.message.id, { room: event.room, message: one.message });
    }
  }

  #moves(log: string, cursor: string): void {
    const before = this.#cursors.get(log) ?? "";
    if (cursor <= before) {
      this.report.reordered.push(`${this.label} was told ${cursor} of ${log} after ${before}`);
    }
    this.#cursors.set(log, cursor);
  }
}
