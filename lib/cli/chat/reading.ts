/** What was on the screen while somebody looked is read. */
import type { Client } from "../../client/mod.ts";
import type { Message } from "../../protocol/mod.ts";
import { isOrdinary } from "../../rules/mod.ts";
import { messageOf } from "./items.ts";
import type { Layout } from "./layout.ts";
import type { Place } from "./view.ts";

/** The server need not hear of every line that scrolls by. */
const TOLD_EVERY_MS = 400;

export class Reading {
  readonly #client: Client;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #seen: { place: Place; messages: readonly Message[] } | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  /** To be called with what is seen by somebody; null while nobody looks. */
  saw(place: Place | null, layout: Layout): void {
    const messages = layout.spots.flatMap(({ item }) => messageOf(item) ?? []);
    this.#seen = place === null ? null : { place, messages };
    if (this.#timer !== undefined || !this.#moves()) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, TOLD_EVERY_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#tell();
  }

  #moves(): boolean {
    return this.#next() !== undefined;
  }

  #tell(): void {
    const to = this.#next();
    if (to === undefined || this.#seen === null) return;
    const { room, thread } = this.#seen.place;
    if (thread === null) void this.#client.moveRead(room, to.id);
    else void this.#client.moveThreadRead(room, thread, to.id);
  }

  /** Never past something that was not seen. */
  #next(): Message | undefined {
    if (this.#seen === null) return undefined;
    const { place, messages } = this.#seen;
    const room = this.#client.state.rooms.get(place.room);
    if (room === undefined) return undefined;
    if (place.thread === null) {
      const to = messages.findLast(isOrdinary);
      return to !== undefined && to.ordinal > room.tally.read ? to : undefined;
    }
    const followed = room.followed.get(place.thread);
    const to = messages.at(-1);
    return followed !== undefined && (to?.reply ?? 0) > followed.tally.read ? to : undefined;
  }
}
