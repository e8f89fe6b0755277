/** What is answered and lies further back than what is held: fetched when its answer is seen. */
import { heldMessage } from "../../client/rooms/held.ts";
import type { Client } from "../../client/mod.ts";
import type { MessageId } from "../../protocol/mod.ts";
import { messageOf } from "./items.ts";
import type { Layout } from "./layout.ts";
import type { Place } from "./view.ts";

export class Quoted {
  readonly #client: Client;
  /** What is not there is not asked for with every frame. */
  readonly #asked = new Set<MessageId>();

  constructor(client: Client) {
    this.#client = client;
  }

  look(place: Place | null, { spots }: Layout): void {
    if (place === null || this.#client.status.phase !== "in sync") return;
    const room = this.#client.state.rooms.get(place.room);
    for (const { item } of spots) {
      const replyTo = messageOf(item)?.replyTo;
      if (replyTo === undefined || this.#asked.has(replyTo)) continue;
      this.#asked.add(replyTo);
      if (heldMessage(room, replyTo) === undefined) void this.#client.loadOne(place.room, replyTo);
    }
  }
}
