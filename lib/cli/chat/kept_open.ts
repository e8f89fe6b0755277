/** The rooms one was in last stay open: back in one of them, it is there at once. */
import type { Client } from "../../client/mod.ts";
import type { RoomId } from "../../protocol/mod.ts";

const MOST_OPEN = 6;

export class KeptOpen {
  #opened: readonly RoomId[] = [];

  constructor(private readonly client: Client) {}

  /** Those that are closed for it: what was held of them is gone. */
  open(room: RoomId): readonly RoomId[] {
    void this.client.openRoom(room);
    const opened = [room, ...this.#opened.filter((other) => other !== room)];
    this.#opened = opened.slice(0, MOST_OPEN);
    const closed = opened.slice(MOST_OPEN);
    for (const old of closed) this.client.closeRoom(old);
    return closed;
  }
}
